#!/usr/bin/env bash
# The part of TBB's compiled library that its queues need, instrumented, from Debian's source package.
#
#   tbb_build.sh PAWL FOLDER      leaves FOLDER/include and FOLDER/tbb.a
set -euo pipefail
pawl=$(realpath "$1")
here=$(realpath "$(dirname "$0")")
mkdir -p "$2/lists/partial"
cd "$2"
[[ -e tbb.a ]] && exit 0
# Source packages need a line of their own in a list of their own: the system's lists are left as they are.
echo "deb-src http://deb.debian.org/debian bookworm main" >sources.list
options=(-o "Dir::Etc::sourcelist=$PWD/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$PWD/lists" -o APT::Sandbox::User=)
apt-get "${options[@]}" --quiet update >apt.log 2>&1
apt-get "${options[@]}" --quiet source --download-only onetbb >>apt.log 2>&1
rm -rf source && mkdir source
tar --extract --strip-components=1 --directory source --file onetbb_*.orig.tar.xz
rm -rf include && mv source/include include
objects=()
for file in allocator concurrent_bounded_queue dynamic_link exception; do
    "$pawl" c++ -std=c++17 -w -Iinclude -Isource/src -D__TBB_BUILD -D__TBB_DYNAMIC_LOAD_ENABLED=0 \
        -D__TBB_SOURCE_DIRECTLY_INCLUDED=1 -c "source/src/tbb/$file.cpp" -o "$file.o"
    objects+=("$file.o")
done
"$pawl" c++ -std=c++17 -c "$here/tbb_rest.cpp" -o rest.o
ar rcs tbb.a "${objects[@]}" rest.o

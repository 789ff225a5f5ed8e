#!/usr/bin/env bash
# zpaq.sh PAWL FOLDER: Debian's zpaq, an archiver, unmodified, built through `pawl c++` and checked; then with one lock
# forgotten. Exit status 77 where its source cannot be had.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
pawl=$(realpath "$1") folder=$2
"$here/fetch.sh" zpaq "$folder"
folder=$(cd "$folder" && pwd)
export PATH=${pawl%/*}:$PATH
source "$here/expect.sh"

# The compressor itself, libzpaq, knows no threads: it is built as usual. NOJIT: it makes no machine code while it runs.
build() { # build FOLDER CPPFLAGS
    [[ -x $1/zpaq ]] && return
    (cd "$1" && built make CPPFLAGS="-Dunix -DNOJIT $2" CXXFLAGS=-O2 CXX=g++ libzpaq.o &&
        built make CPPFLAGS="-Dunix -DNOJIT $2" CXXFLAGS=-O2 CXX='pawl c++' zpaq)
}
copy() { [[ -d $folder/$1 ]] || cp -r "$folder/zpaq" "$folder/$1"; }
copy zpaq-planted
sed -i '/^  void signal() {/,/^  }/ { /pthread_mutex_/d }' "$folder/zpaq-planted/zpaq.cpp"
build "$folder/zpaq" ""
build "$folder/zpaq-planted" ""

mkdir -p "$folder/zpaq-files"
cd "$folder/zpaq-files"
rm -f ./*
for size in 20 40 60 80; do head -c $size /usr/share/common-licenses/GPL-3 >"$size"; done

foreign=(--foreign libzpaq.o)
expect "stores two files with one thread" complete none "${foreign[@]}" --explore exhaustive --time 60s \
    "$folder/zpaq/zpaq" -- add made.zpaq 20 40 -threads 1 -method s0
expect "stores four files with two threads" ok none "${foreign[@]}" --explore random --time 20s \
    "$folder/zpaq/zpaq" -- add made.zpaq 20 40 60 80 -threads 2 -method s0
"$folder/zpaq/zpaq" add ../four.zpaq 20 40 60 80 -threads 2 -m1 >/dev/null 2>&1
expect "extracts four files with two threads" ok none "${foreign[@]}" --explore random --time 20s \
    "$folder/zpaq/zpaq" -- extract ../four.zpaq -to out -threads 2
rm ../four.zpaq
expect "a forgotten lock" wrong deadlock "${foreign[@]}" --time 60s \
    "$folder/zpaq-planted/zpaq" -- add made.zpaq 20 40 -threads 1 -method s0

if [[ $(ls) != $'20\n40\n60\n80' ]]; then
    echo "  OTHERWISE    the checks have changed the disk: $(ls)"
    failures=$((failures + 1))
fi
exit $((failures > 0))

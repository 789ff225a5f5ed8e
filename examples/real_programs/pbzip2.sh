#!/usr/bin/env bash
# pbzip2.sh PAWL FOLDER: Debian's pbzip2, a parallel compressor, unmodified, built through `pawl c++` and checked; then with
# one lock forgotten. Exit status 77 where its source cannot be had.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
pawl=$(realpath "$1") folder=$2
"$here/fetch.sh" pbzip2 "$folder"
folder=$(cd "$folder" && pwd)
export PATH=${pawl%/*}:$PATH
source "$here/expect.sh"

cd "$folder/pbzip2"
[[ -x pbzip2 ]] || built make CXX='pawl c++'

# Two lines are left out: the flag that ends the program is set without its mutex.
planted=$folder/pbzip2-planted
if [[ ! -x $planted/pbzip2 ]]; then
    rm -rf "$planted"
    cp -r "$folder/pbzip2" "$planted"
    (cd "$planted" && rm pbzip2 && sed -i '/^inline void syncSetFinishedFlag/,/^}/ { /(&TerminateFlagMutex);/d }' pbzip2.cpp &&
        built make CXX='pawl c++')
fi

# Small files: three streams in one archive, the same damaged, and 300,000 bytes that are quick to compress.
mkdir -p "$folder/pbzip2-files"
cd "$folder/pbzip2-files"
rm -f ./*
for size in 60 120 180; do head -c $size /usr/share/common-licenses/GPL-3 | bzip2 -1; done >three.bz2
head -c 150 three.bz2 >damaged.bz2
# And one whose second stream holds a million bytes: more than its consumer hands over at once.
for size in 30 1000000 50; do head -c $size <(head -c 30 /usr/share/common-licenses/GPL-3; cat /dev/zero) | bzip2 -9; done >million.bz2
head -c 300000 /dev/zero >zeros

# libbz2 is Debian's own: tasks do not meet in it.
foreign=(--foreign 'libbz2*')
expect "unpacks a small archive" complete none "${foreign[@]}" --time 120s "$folder/pbzip2/pbzip2" -- -d -k -p2 three.bz2
expect "compresses three blocks with two threads" ok none "${foreign[@]}" --explore random --time 20s \
    "$folder/pbzip2/pbzip2" -- -k -p2 -b1 zeros
expect "unpacks a damaged archive with two threads" wrong race "${foreign[@]}" --time 60s --races stop \
    "$folder/pbzip2/pbzip2" -- -d -c -p2 <damaged.bz2
# With room for one block that is to be written: 900,000 bytes are never written, and never freed.
expect "unpacks with little memory" wrong race "${foreign[@]}" --time 60s --races stop \
    "$folder/pbzip2/pbzip2" -- -d -c -p2 -m1 <million.bz2
expect "loses a block" wrong leak "${foreign[@]}" --time 60s --machine free --races ignore --leaks stop --verbose \
    "$folder/pbzip2/pbzip2" -- -v -d -c -p2 -m1 <million.bz2
grep --text --only-matching 'Output Size: .*' "$folder/pbzip2_loses_a_block.txt" | sed 's/^/               /'
expect "a forgotten lock" wrong deadlock "${foreign[@]}" --time 60s "$planted/pbzip2" -- -d -k -p2 three.bz2

if compgen -G '*.out' >/dev/null || [[ $(ls) != $'damaged.bz2\nmillion.bz2\nthree.bz2\nzeros' ]]; then
    echo "  OTHERWISE    the checks have changed the disk: $(ls)"
    failures=$((failures + 1))
fi
exit $((failures > 0))

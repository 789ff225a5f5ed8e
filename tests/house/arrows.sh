#!/usr/bin/env bash
# arrows.sh SOURCES: every #include between Pawl's folders is allowed by the table in ARCHITECTURE.md, every folder has a
# row, and no row allows what nobody uses any more.
set -euo pipefail
cd "$1"

# Rows look like: | `check/report` | `check/wire` | what it is |
allowed=$(awk -F'|' '/^<!-- arrows: begin/ { inside = 1 } /^<!-- arrows: end/ { inside = 0 }
    inside && $2 ~ /`/ {
        gsub(/[` ]/, "", $2); gsub(/[` ]/, "", $3)
        print $2, $2
        n = split($3, targets, ",")
        for (i = 1; i <= n; ++i) if (targets[i] != "nothing") print $2, targets[i]
    }' ARCHITECTURE.md)
[[ -n $allowed ]] || { echo "ARCHITECTURE.md: no table between the marks"; exit 1; }
declare -A may used
while read -r row; do may[$row]=yes; done <<<"$allowed"

status=0
for folder in check/*/ observe/*/ sketch/source/ sketch/kernel/ sketch/board/ sketch/told/ sketch/advice/ analysis/*/ cli/ apps/*/ include/pawl/ include/pawl/*/ src/ firmware/; do
    folder=${folder%/}
    # The headers directly in include/pawl are a room of their own, beside the folders in it.
    places=("$folder")
    [[ $folder == include/pawl ]] && places=(include/pawl/*.h*)
    [[ -n ${may["$folder $folder"]:-} ]] || { echo "$folder: no row in ARCHITECTURE.md"; status=1; }
    while IFS=: read -r file line target; do
        target=${target/#pawl/include\/pawl}
        used["$folder $target"]=yes
        if [[ -z ${may["$folder $target"]:-} ]]; then
            echo "$file:$line: $folder must not include $target"
            status=1
        fi
    done < <(grep --recursive --with-filename --line-number --extended-regexp '^ *# *include [<"]((check|observe|sketch|analysis|apps)/[a-z_]+|cli|pawl)/' \
                 --include='*.hpp' --include='*.h' --include='*.cpp' --include='*.c' --include='*.S' \
                 --exclude='*_test.cpp' "${places[@]}" |
             sed -E 's/:[^:]*[<"](((check|observe|sketch|analysis|apps)\/[a-z_]+|cli|pawl(\/[a-z_]+)?))\/[^:]*$/:\1/' || true)
done
while read -r from to; do
    [[ $from == "$to" ]] && continue
    if [[ -z ${used["$from $to"]:-} ]]; then
        echo "ARCHITECTURE.md: $from may include $to, but does not"
        status=1
    fi
done <<<"$allowed"
exit $status

#!/usr/bin/env bash
# pawl.sh SHARDS FILE... [OPTIONS OF pawl check] [-- ARGUMENTS]: a search in so many shards under Slurm: an array of jobs, one for
# each shard, and a job behind it that joins them. Call it in a folder that all nodes share; pawl must stand at the same place
# on all of them. Prints the numbers of the two jobs; the verdict is in pawl-merge-NUMBER.out.
#
#   PAWL=pawl         the command
#   SBATCH_...        what sbatch reads: partition, account, time limit (SBATCH_PARTITION=..., see man sbatch)
#
# A shard that is lost with its node is put into the queue again by Slurm (--requeue) and goes on from its file.
set -euo pipefail
pawl=${PAWL:-pawl}
if [[ ${1:-} == __shard ]]; then
    shift
    of=$1 folder=$2
    shift 2
    file=$folder/shard.$SLURM_ARRAY_TASK_ID
    resume=()
    [[ -e $file ]] && resume=(--resume)
    status=0
    "$pawl" check --quiet --shard "$SLURM_ARRAY_TASK_ID/$of" --shard-file "$file" "${resume[@]}" --jobs "${SLURM_CPUS_PER_TASK:-1}" \
        "$@" || status=$?
    # Something wrong (1) or time over (3) is a result, and the merge tells it.
    case $status in 0 | 1 | 3) exit 0 ;; *) exit "$status" ;; esac
fi
if (($# < 2)) || [[ ! $1 =~ ^[1-9][0-9]*$ ]]; then
    sed -n '2,5s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
shards=$1
shift
command -v sbatch >/dev/null || { echo "pawl.sh: there is no sbatch here: this is for a cluster that Slurm runs" >&2; exit 2; }
folder=$(mktemp -d "$PWD/pawl-shards-XXXXXX")
array=$(sbatch --parsable --array="1-$shards" --requeue --job-name=pawl --output="$folder/said.%a" \
    "$0" __shard "$shards" "$folder" "$@")
# afterany: a shard that cannot be had any more is missing, and the verdict says so.
words=$(printf '%q ' "$pawl" merge)
merge=$(sbatch --parsable --dependency="afterany:$array" --job-name=pawl-merge --output=pawl-merge-%j.out \
    --wrap "$words $(printf '%q' "$folder")/shard.*")
echo "$array $merge"

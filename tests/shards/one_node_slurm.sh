#!/usr/bin/env bash
# one_node_slurm.sh COMMAND...: runs COMMAND with a Slurm of one node, this machine, of its own. Where Debian's packages are not
# there, or it does not start, it says so and ends with 77.
set -uo pipefail
skip() { echo "one_node_slurm.sh: skipped: $*"; exit 77; }
[[ $(id -u) == 0 ]] || skip "only root may start it"
for needed in slurmctld slurmd sbatch munged; do
    command -v $needed >/dev/null || PATH=$PATH:/usr/sbin command -v $needed >/dev/null ||
        skip "no $needed: apt-get install slurmctld slurmd slurm-client munge"
done
export PATH=$PATH:/usr/sbin
folder=$(mktemp -d /tmp/pawl-slurm-XXXXXX)
chmod 755 "$folder"
daemons=()
clean_up() {
    # Slurm's before those that vouch for it.
    for ((i = ${#daemons[@]} - 1; i >= 0; --i)); do
        kill "${daemons[i]}" 2>/dev/null
        wait "${daemons[i]}" 2>/dev/null
    done
    rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

mkdir -p "$folder/state" "$folder/spool" "$folder/munge"
chown -R munge: "$folder/munge" && chmod 755 "$folder/munge"
dd if=/dev/urandom of="$folder/munge/key" bs=64 count=1 status=none
chown munge: "$folder/munge/key" && chmod 600 "$folder/munge/key"
# Authentication by a daemon of our own, at a socket of its own: nothing of the machine's is touched.
setpriv --reuid=munge --regid=munge --clear-groups munged --force --foreground --key-file="$folder/munge/key" \
    --socket="$folder/munge/socket" --pid-file="$folder/munge/pid" --log-file="$folder/munge/log" \
    --seed-file="$folder/munge/seed" >/dev/null 2>&1 &
daemons+=($!)
host=$(hostname -s)
port=$((20000 + $$ % 20000))
cat >"$folder/slurm.conf" <<EOF
ClusterName=pawl
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket,cred_expire=5
CredType=cred/munge
SlurmctldPort=$port
SlurmdPort=$((port + 1))
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=1,batch_sched_delay=0
MpiDefault=none
ReturnToService=2
KillWait=1
MinJobAge=60
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
EOF
export SLURM_CONF=$folder/slurm.conf
slurmctld -D >"$folder/slurmctld.out" 2>&1 &
daemons+=($!)
slurmd -D -N "$host" >"$folder/slurmd.out" 2>&1 &
daemons+=($!)
for ((tries = 0; ; ++tries)); do
    sinfo --noheader --format=%T 2>/dev/null | grep --quiet --extended-regexp 'idle|mixed|alloc' && break
    kill -0 "${daemons[1]}" 2>/dev/null && kill -0 "${daemons[2]}" 2>/dev/null && ((tries < 300)) ||
        skip "it does not start: $(tail -2 "$folder/slurmctld.log" "$folder/slurmd.log" 2>/dev/null | tr '\n' ' ')"
    read -rt 0.1 <> <(:) || true
done
"$@"

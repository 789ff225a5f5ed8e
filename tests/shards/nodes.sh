#!/usr/bin/env bash
# nodes.sh COUNT COMMAND...: runs COMMAND with so many nodes to log in to: network namespaces with an ssh server each, called
# node1, node2 ... in the ssh configuration that $PAWL_SSH names. Where namespaces are not permitted, or there is no ssh
# server, it says so and ends with 77. In COMMAND's environment: NODES, their names; NODE_FOLDER, where NAME.pid stands.
set -uo pipefail
count=$1
shift
skip() { echo "nodes.sh: skipped: $*"; exit 77; }
[[ $(id -u) == 0 ]] || skip "only root may make network namespaces"
server=$(command -v sshd || echo /usr/sbin/sshd)
[[ -x $server ]] || skip "no ssh server: apt-get install openssh-server"
command -v ip >/dev/null || skip "no ip: apt-get install iproute2"

folder=$(mktemp -d /tmp/pawl-nodes-XXXXXX)
chmod 711 "$folder"
mark=$$
bridge=pawl$((mark % 100000))
made=()
clean_up() {
    for pid in "$folder"/*.pid; do [[ -e $pid ]] && kill "$(<"$pid")" 2>/dev/null; done
    for name in "${made[@]}"; do
        ip netns pids "$name" 2>/dev/null | xargs --no-run-if-empty kill -KILL 2>/dev/null
        ip netns delete "$name" 2>/dev/null
    done
    ip link delete "$bridge" 2>/dev/null
    rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

net=10.$((mark % 200 + 20)).$((mark / 200 % 250))
ip link add "$bridge" type bridge 2>/dev/null || skip "network namespaces are not permitted here"
ip addr add "$net.254/24" dev "$bridge" && ip link set "$bridge" up || skip "no address for a bridge"
ssh-keygen -q -t ed25519 -N '' -f "$folder/key"
ssh-keygen -q -t ed25519 -N '' -f "$folder/host_key"
cp "$folder/key.pub" "$folder/authorized"
cat >"$folder/config" <<EOF
Host node*
    User root
    IdentityFile $folder/key
    IdentitiesOnly yes
    UserKnownHostsFile /dev/null
    StrictHostKeyChecking no
    LogLevel ERROR
    ConnectTimeout 5
    BatchMode yes
EOF
nodes=()
mkdir -p /run/sshd
for ((i = 1; i <= count; ++i)); do
    name=pawl-$mark-$i
    ip netns add "$name" 2>/dev/null || skip "network namespaces are not permitted here"
    made+=("$name")
    ip link add "v$mark.$i" type veth peer name eth0 netns "$name" || skip "no link into a namespace"
    ip link set "v$mark.$i" master "$bridge" up
    ip -n "$name" addr add "$net.$i/24" dev eth0
    ip -n "$name" link set eth0 up
    ip -n "$name" link set lo up
    ip netns exec "$name" "$server" -f /dev/null -h "$folder/host_key" -o "PidFile=$folder/node$i.pid" -o Port=22 \
        -o PermitRootLogin=yes -o StrictModes=no -o "AuthorizedKeysFile=$folder/authorized" -o UsePAM=no \
        -o MaxStartups=100 -E "$folder/node$i.log" || skip "the ssh server does not start: $(tail -1 "$folder/node$i.log")"
    printf 'Host node%s\n    HostName %s\n' "$i" "$net.$i" >>"$folder/config"
    nodes+=("node$i")
done
export PAWL_SSH="ssh -F $folder/config" NODES="${nodes[*]}" NODE_FOLDER=$folder
for name in "${nodes[@]}"; do
    until $PAWL_SSH "$name" true 2>/dev/null; do
        ((++tries < 100)) || skip "no login at $name: $(tail -1 "$folder/$name.log")"
    done
done
"$@"

"""What compare.py is to know of tasks: columns, goals, packages."""

NAME = "tasks"
PACKAGES = ["libboost-dev", "libboost-fiber-dev", "libtbb-dev", "librust-tokio-dev", "golang-go"]
ROUNDS_OF = {}
MORE_IS_BETTER = set()
TABLES = [
    ("Tasks", [
        ("spawn", "spawn + join, ns a task"), ("yield", "yield, ns"), ("ping-pong", "ping-pong of two tasks, ns a round"),
        ("wake", "another thread wakes it until it runs, us"), ("bytes", "a task that sleeps, bytes")]),
    ("Ten thousand tasks that sleep", [
        ("sleepers", "begin, sleep 1 to 50 ms, end: CPU ns each"), ("asleep", "processor while all sleep, %")]),
]

THEIRS = ["Boost.Asio, coroutines", "Boost.Fiber", "TBB", "tokio", "Go", "std::thread"]
# (ours, theirs, columns, at least so many times as good).
GOALS = [("pawl::executor", theirs, ["spawn", "yield", "ping-pong", "wake"], 1) for theirs in THEIRS]

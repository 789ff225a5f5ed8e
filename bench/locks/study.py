"""What compare.py is to know of locks: columns, goals, packages."""

NAME = "locks"
PACKAGES = ["libboost-dev", "libtbb-dev", "libabsl-dev", "librust-parking-lot-dev"]
ROUNDS_OF = {}
# In all other columns less is better.
MORE_IS_BETTER = {"two", "four", "ordered", "any-order"}
TABLES = [
    ("Locks", [
        ("alone", "lock + unlock, alone, ns"), ("nested", "one within another, ns"),
        ("two", "two threads, M turns/s"), ("four", "four threads, M turns/s"),
        ("longest", "longest wait of four, us"), ("inversion", "inversion: until the high one has it, ms")]),
    ("Five philosophers, 20 us a meal", [
        ("ordered", "lower fork first, thousand meals/s"), ("any-order", "left fork first, thousand meals/s")]),
]

TIMED = ["std::timed_mutex, 1 ms", "std::timed_mutex, 10 ms", "std::timed_mutex, 100 ms"]
# (ours, theirs, columns, at least so many times as good).
GOALS = (
    [("pawl::mutex", "std::mutex", ["alone"], 1)] +
    [("pawl::recursive_mutex", "std::recursive_mutex", ["alone"], 1)] +
    [("pawl::mutex", "pthread, inheritance", ["alone", "two", "four", "longest", "inversion"], 1)] +
    [("pawl::mutex, detect and retry", theirs, ["any-order"], 1) for theirs in TIMED])

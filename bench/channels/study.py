"""What compare.py is to know of channels: columns, goals, packages."""

NAME = "channels"
PACKAGES = ["libboost-dev", "libtbb-dev", "libconcurrentqueue-dev", "libreaderwriterqueue-dev",
            "librust-crossbeam-channel-dev", "librust-flume-dev", "librust-tokio-dev", "librust-async-channel-dev"]

# T11 of the requirements: 10 times 10,000.
ROUNDS_OF = {"byte-same-core": 10, "byte-across-cores": 10}
# In all other columns less is better.
MORE_IS_BETTER = {"1P1C", "2P1C", "4P1C"}
TABLES = [
    ("Channels of 1024 64-bit words", [
        ("one-thread", "send + receive, one thread, ns"), ("empty", "empty try_recv, ns"), ("1P1C", "1P1C, Mops/s"),
        ("2P1C", "2P1C, Mops/s"), ("4P1C", "4P1C, Mops/s"), ("ping-pong", "ping-pong polling, ns one way"),
        ("ping-pong-blocking", "ping-pong blocking, ns one way"), ("wake-up", "send to a sleeping receiver, ns")]),
    ("Select over two channels", [
        ("select-one-thread", "send + select, one thread, ns"), ("select-ping-pong", "ping-pong blocking, ns one way")]),
    ("One byte there and back without a buffer, 10 times 10,000", [
        ("byte-same-core", "same core, ns a round trip"), ("byte-across-cores", "across cores, ns a round trip")]),
]

# What Pawl's channels are meant to reach: (ours, theirs, columns, at least so many times as good).
POLLING = ["one-thread", "empty", "1P1C", "2P1C", "4P1C", "ping-pong"]
ONE_TO_ONE = ["one-thread", "empty", "1P1C", "ping-pong"]
BYTE = ["byte-same-core", "byte-across-cores"]

GOALS = (
    [("pawl::ring", theirs, ONE_TO_ONE, 1) for theirs in (
        "plain ring, cached indices", "boost::lockfree::spsc_queue", "moodycamel::ReaderWriterQueue",
        "moodycamel::BlockingReaderWriterCircularBuffer")] +
    [(ours, theirs, POLLING, times) for ours in ("pawl::bounded", "pawl::bounded_mpsc") for theirs, times in (
        ("moodycamel::ConcurrentQueue", 1), ("boost::lockfree::queue", 2), ("crossbeam bounded", 1))] +
    [(ours, "raw futex word", ["ping-pong-blocking", "wake-up"], 1 / 1.1)
     for ours in ("pawl::bounded", "pawl::bounded_mpsc", "pawl::ring")] +
    [("pawl::rendezvous", theirs, BYTE, 1) for theirs in (
        "Go channel, unbuffered", "crossbeam bounded(0)", "Rust std sync_channel(0)", "flume bounded(0)")] +
    [("pawl::bounded", theirs, ["select-one-thread", "select-ping-pong"], 1)
     for theirs in ("Go channel, buffered", "crossbeam bounded")] +
    [("pawl::rendezvous", theirs, ["select-ping-pong"], 1)
     for theirs in ("Go channel, unbuffered", "crossbeam bounded(0)")])

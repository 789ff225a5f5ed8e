"""What Pawl's channels are meant to reach against the others: (ours, theirs, columns, at least so many times as good)."""

import spread
import tables

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


def reached(numbers):
    """Lines for a table, the first of them its head; nothing where no goal can be looked at."""
    lines = [["ours", "theirs", "column", "times as good", "wanted", ""]]
    for ours, theirs, columns, wanted in GOALS:
        for column in columns:
            pair = numbers.get((ours, column)), numbers.get((theirs, column))
            if None in pair:
                continue
            more_is_better = column in tables.MOPS
            times = spread.ratio(*pair) if more_is_better else spread.ratio(pair[1], pair[0])
            if times is None:
                continue
            lines.append([ours, theirs, column, "%.2f" % times, "%.2f" % wanted,
                          "reached" if times >= wanted else "NOT REACHED"])
    return lines if len(lines) > 1 else []

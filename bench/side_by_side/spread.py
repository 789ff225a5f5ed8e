"""Medians and ratios of interleaved rounds; a round without a number counts for nothing."""

import statistics


def taken(rounds):
    return [number for number in rounds if number is not None]


def median(rounds):
    return statistics.median(taken(rounds)) if taken(rounds) else None


def ratio(ours, theirs):
    """The median of the ratios within each round: both were measured within the same seconds."""
    pairs = [(a, b) for a, b in zip(ours, theirs) if a is not None and b]
    return statistics.median(a / b for a, b in pairs) if pairs else None

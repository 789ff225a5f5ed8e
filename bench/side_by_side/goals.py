"""What was meant to be reached, and what was."""

import spread


def reached(study, numbers):
    """Lines for a table, the first of them its head; nothing where no goal can be looked at."""
    lines = [["ours", "theirs", "column", "times as good", "wanted", ""]]
    for ours, theirs, columns, wanted in study.GOALS:
        for column in columns:
            pair = numbers.get((ours, column)), numbers.get((theirs, column))
            if None in pair:
                continue
            more_is_better = column in study.MORE_IS_BETTER
            times = spread.ratio(*pair) if more_is_better else spread.ratio(pair[1], pair[0])
            if times is None:
                continue
            lines.append([ours, theirs, column, "%.2f" % times, "%.2f" % wanted,
                          "reached" if times >= wanted else "NOT REACHED"])
    return lines if len(lines) > 1 else []

"""The numbers as tables, for a terminal and as Markdown. A cell is the median, then the least and the greatest."""

import spread


def figure(value):
    return "%.0f" % value if value >= 100 else "%.1f" % value if value >= 10 else "%.2f" % value


def cell(rounds):
    if rounds is None:
        return ""
    taken = spread.taken(rounds)
    if not taken:
        return "failed"
    words = "%s (%s-%s)" % (figure(spread.median(rounds)), figure(min(taken)), figure(max(taken)))
    return words if len(taken) == len(rounds) else words + ", %d failed" % (len(rounds) - len(taken))


def rows(numbers, columns):
    peers = dict.fromkeys(peer for peer, column in numbers if column in dict(columns))
    return [[peer] + [cell(numbers.get((peer, column))) for column, _ in columns] for peer in peers]


def present(study, numbers):
    """The tables that have a row; of each, the columns that have a cell."""
    for title, columns in study.TABLES:
        columns = [column for column in columns if any(column[0] == measured for _, measured in numbers)]
        if columns:
            yield title, [""] + [words for _, words in columns], rows(numbers, columns)


def in_columns(lines):
    """Text, each column as wide as its widest cell, titles broken over two lines."""
    width = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    return "\n".join("  ".join(word.ljust(width[i]) for i, word in enumerate(line)).rstrip() for line in lines)


def heads(titles):
    """Titles at their last comma in two, so that columns stay narrow."""
    return [[title.rpartition(", ")[0] for title in titles], [title.rpartition(", ")[2] for title in titles]]


def as_text(study, about, numbers, sizes, goals):
    parts = ["%s: %s" % item for item in about.items()]
    for title, titles, body in present(study, numbers):
        parts += ["", title, "", in_columns(heads(titles) + body)]
    if sizes:
        parts += ["", "Bytes", "", in_columns(sizes)]
    if goals:
        parts += ["", "Goals (median of the ratios within each round; above 1 is better than the other)", "",
                  in_columns(goals)]
    return "\n".join(parts)


def as_markdown(study, about, numbers, sizes, goals):
    def table(lines):
        return ["| %s |" % " | ".join(lines[0]), "|" + "---|" * len(lines[0])] + [
            "| %s |" % " | ".join(line) for line in lines[1:]]

    parts = ["- %s: %s" % item for item in about.items()]
    for title, titles, body in present(study, numbers):
        parts += ["", "## " + title, ""] + table([titles] + body)
    if sizes:
        parts += ["", "## Bytes", ""] + table([["object", "bytes"]] + sizes)
    if goals:
        parts += ["", "## Goals", ""] + table(goals)
    return "\n".join(parts) + "\n"

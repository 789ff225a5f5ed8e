"""The table of litmus tests in docs/memory-model.md: made by compare.py, and held to be what came out."""
BEGIN, END = "<!-- litmus: begin -->\n", "<!-- litmus: end -->\n"


def yes(answer):
    return "yes" if answer else "no"


def rows(results):
    """Of each program and its answers by memory model."""
    lines = ["| test | threads | known for | C++20 | `sc` | `c11` | ends | executions |", "|---|---|---|---|---|---|---|---|"]
    for one, answers in results:
        found = {memory: any(map(one.shows_weak, answer.outcomes)) for memory, answer in answers.items()}
        limit = one.allowed and not found["c11"]
        lines.append("| " + " | ".join((
            f"{one.name}",
            "<br>".join(f"`{'; '.join(map(str, thread))}`" for thread in one.threads),
            f"`{' '.join(f'{n}={v}' for n, v in one.weak.items())}`",
            "allowed" if one.allowed else "forbidden",
            yes(found["sc"]),
            "**not explored**" if limit else yes(found["c11"]),
            f"{len(answers['sc'].outcomes)}, {len(answers['c11'].outcomes)}",
            f"{answers['sc'].executions}, {answers['c11'].executions}")) + " |")
    return "\n".join(lines) + "\n"


def hold(page, results, write):
    """Is the page's table this one? Or writes it there."""
    text = page.read_text()
    before, _, rest = text.partition(BEGIN)
    old, mark, after = rest.partition(END)
    if not mark:
        raise ValueError(f"{page}: no table between the marks")
    fresh = rows(results)
    if write:
        page.write_text(before + BEGIN + fresh + END + after)
    elif old != fresh:
        known = set(old.splitlines())
        for line in fresh.splitlines():
            if line not in known:
                print(f"{page.name} does not have: {line}")
        print(f"{page.name}: the table is not what came out; `compare.py --write` writes it")
        return False
    return True

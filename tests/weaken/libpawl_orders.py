#!/usr/bin/env python3
"""Which of libpawl's own memory orders are needed, and by which scenario: `pawl weaken` over tests/scenarios, one scenario after
the other, each order only until one of them has shown that it is needed. What was found stands in a file, and goes on there.

  libpawl_orders.py --pawl build/pawl --found build/orders.json SCENARIO[=PREEMPTIONS|=all]... looks
  libpawl_orders.py --found build/orders.json --write                                        writes docs/memory-orders.md
  libpawl_orders.py --missing                                       orders in the sources that the page does not have"""
import argparse
import collections
import fnmatch
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FLAGS = f"-std=c++23 -I{ROOT}/include -I{ROOT}/examples"
SPLIT = "\t"
ORDER = re.compile(r"memory_order_(?:acquire|release|acq_rel|seq_cst|consume)|memory_order::(?:acquire|release|acq_rel|seq_cst)")
ENOUGH = 12  # scenarios that ran an order to their end without it, and nothing went wrong


class sources:
    """A place in a file is known by its text, so that it is found again when lines move."""

    def __init__(self):
        self.lines = {}

    def of(self, file):
        if file not in self.lines:
            self.lines[file] = (ROOT / file).read_text().splitlines()
        return self.lines[file]

    def text(self, file, line):
        lines = self.of(file)
        text = lines[line - 1].strip()
        return text, sum(1 for other in lines[: line - 1] if other.strip() == text)

    def line(self, file, text, nth):
        where = [i + 1 for i, other in enumerate(self.of(file)) if other.strip() == text]
        return where[nth] if nth < len(where) else None


SOURCES = sources()


def key_of(row):
    file = str(pathlib.Path(row["file"]).resolve().relative_to(ROOT))
    text, nth = SOURCES.text(file, row["line"])
    failing = " failing" if row["on_failure"] else ""
    return SPLIT.join([file, text, str(nth), str(row["column"]), row["operation"] + failing, row["order"], row["weaker"]])


def line_of(key):
    file, text, nth = key.split(SPLIT)[:3] if key.count(SPLIT) == 6 else (None, None, None)
    return SOURCES.line(file, text, int(nth)) if file else None


def settled(entry):
    return "needed" in entry or sum(1 for tried in entry["tried"] if tried["complete"]) >= ENOUGH


def open_places(found):
    """The lines in which an order is open; those with a settled one beside it are tried again."""
    return sorted({f"*/{key.split('|')[0]}:{line_of(key)}" for key, entry in found.items()
                   if not settled(entry) and line_of(key)})


def look(pawl, found, name, bound, time, flags):
    with tempfile.NamedTemporaryFile(suffix=".json") as table:
        command = [pawl, "weaken", str(ROOT / "tests/scenarios" / f"{name}.cpp"), "--jobs", "1", "--leaks", "stop", "--quiet",
                   "--time", time, "--cflags", flags, "--json", table.name]
        if bound == "all":
            command += ["--explore", "exhaustive"]
        elif bound:
            command += ["--preemptions", bound]
        # What was never seen is in no list: so the settled ones are left out by what is left of each file.
        done = {(key.split(SPLIT)[0], line_of(key)) for key, entry in found.items() if settled(entry)}
        undone = {(key.split(SPLIT)[0], line_of(key)) for key, entry in found.items() if not settled(entry)}
        for file in sorted(ROOT.glob("include/pawl/**/*.hpp")) + sorted(ROOT.glob("src/**/*.cpp")):
            file = str(file.relative_to(ROOT))
            settled_here = {line for where, line in done - undone if where == file}
            if not settled_here:
                if "memory_order" in "\n".join(SOURCES.of(file)):
                    command += ["--only", f"*/{file}"]
                continue
            # The operation may begin on the line before.
            lines = {at for i, text in enumerate(SOURCES.of(file), 1) if re.search(r"memory_order|\.(load|store|fetch_|exchange|compare_)", text)
                     for at in (i - 1, i)}
            lines |= {line for where, line in undone if where == file}
            for line in sorted(lines - settled_here):
                command += ["--only", f"*/{file}:{line}"]
        ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if ended.returncode not in (0, 3) or not pathlib.Path(table.name).stat().st_size:
            print(f"{name}: status {ended.returncode}\n{ended.stdout[-1500:]}", flush=True)
            return
        result = json.loads(pathlib.Path(table.name).read_text())
    needed = 0
    for row in result["orders"]:
        entry = found.setdefault(key_of(row), {"function": row["function"], "tried": []})
        if row["result"] == "needed":
            needed += "needed" not in entry
            entry.setdefault("needed", {"by": name, "kind": row["kind"], "words": row["words"]})
        elif row["result"] == "not-needed":
            entry["tried"].append({"by": name, "complete": bool(row.get("complete")), "executions": row.get("executions", 0)})
        else:
            entry["tried"].append({"by": name, "complete": False, "executions": 0})
    print(f"{name}: {len(result['orders'])} tried, {needed} needed, {result['seconds']:.0f} s", flush=True)


def functions_of(found):
    """{file: {function: [(operation, order, weaker, entry)]}}, as they stand in the files."""
    files = collections.defaultdict(lambda: collections.defaultdict(list))
    for key, entry in sorted(found.items(), key=lambda item: (item[0].split(SPLIT)[0], line_of(item[0]) or 0, item[0])):
        file, _, _, _, operation, order, weaker = key.split(SPLIT)
        if line_of(key) is None:
            continue  # the line has been changed since
        function = entry["function"].rsplit("::", 1)[-1]
        files[file][function].append((operation, order, weaker, entry))
    return files


def never_run(file, found):
    """How many orders of a file no scenario comes to: those whose call does not begin on a line that was seen."""
    seen = {line_of(key) for key in found if key.split(SPLIT)[0] == file}
    missing, begins = 0, 0
    for number, text in enumerate(SOURCES.of(file), 1):
        if not begins:
            begins = number
        code = text.split("//")[0]
        orders = len(ORDER.findall(code))
        if orders and not any(line in seen for line in range(begins, number + 1)):
            missing += orders
        if code.rstrip().endswith((";", "{", "}")) or not code.strip():
            begins = 0
    return missing


def reasons():
    """Lines `FILE FUNCTION[ OPERATION]: reason`, globs; the first that fits holds."""
    result = []
    for line in (ROOT / "tests/weaken/kept_orders.txt").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            place, _, reason = line.partition(": ")
            result.append((place.split(None, 2), reason))
    return result


def reason_for(kept, file, function, operation):
    for place, reason in kept:
        if not fnmatch.fnmatch(file, "*" + place[0]):
            continue
        if len(place) > 1 and not fnmatch.fnmatch(function, place[1]):
            continue
        if len(place) > 2 and not fnmatch.fnmatch(operation, place[2]):
            continue
        return reason
    return None


def rows_of(functions, kept, file, missing):
    rows = []
    for function, orders in functions.items():
        groups = collections.OrderedDict()
        for operation, order, weaker, entry in orders:
            groups.setdefault((operation, order, weaker), []).append(entry)
        for (operation, order, weaker), entries in groups.items():
            needed = collections.OrderedDict()
            for entry in entries:
                if "needed" in entry:
                    needed.setdefault(f"{entry['needed']['by']}: {entry['needed']['kind']}")
            without = sum(1 for entry in entries if "needed" not in entry)
            words = ["<br>".join(needed)] if needed else []
            if without:
                reason = reason_for(kept, file, function, operation)
                if not reason:
                    missing.append(f"{file} {function} {operation} ({order} -> {weaker})")
                some = f"{without} of {len(entries)} places " if needed else ""
                words.append(f"{some}kept: {reason}")
            name = f"`{function}`" if not rows or rows[-1][0] != f"`{function}`" else rows[-1][0]
            rows.append((name, operation, f"{order} → {weaker}", "<br>".join(words)))
    return rows


def files_with_orders():
    for file in sorted(ROOT.glob("include/pawl/**/*.hpp")) + sorted(ROOT.glob("src/**/*.cpp")):
        file = str(file.relative_to(ROOT))
        count = sum(len(ORDER.findall(line.split("//")[0])) for line in SOURCES.of(file))
        if count and "/freertos/" not in file:
            yield file, count


def render(found):
    kept, missing, text = reasons(), [], []
    files = functions_of(found)
    counts = collections.Counter()
    for file, _ in files_with_orders():
        rows = rows_of(files.get(file, {}), kept, file, missing)
        unseen = never_run(file, found)
        if unseen:
            reason = reason_for(kept, file, "never", "run")
            if not reason:
                missing.append(f"{file} never run ({unseen})")
            rows.append((f"{unseen} that no scenario runs", "", "", f"kept: {reason}"))
        text += [f"### `{file.removeprefix('include/pawl/')}`", "", "| function | operation | one step weaker | needed by |", "|---|---|---|---|"]
        before = None
        for function, operation, orders, words in rows:
            text.append(f"| {function if function != before else ''} | {operation} | {orders} | {words} |")
            before = function
        text.append("")
        counts["not run"] += unseen
    for key, entry in found.items():
        counts["needed" if "needed" in entry else "kept"] += 1
    text.append(f"{counts['needed']} rows are needed by a scenario, {counts['kept']} are kept with a reason; {counts['not run']} orders stand "
                "where no scenario comes.")
    return "\n".join(text) + "\n", missing


def write(found):
    text, missing = render(found)
    for one in missing:
        print(f"no reason in tests/weaken/kept_orders.txt: {one}")
    page = ROOT / "docs/memory-orders.md"
    before, _, rest = page.read_text().partition("<!-- orders: begin -->\n")
    after = rest.partition("<!-- orders: end -->")[2]
    page.write_text(f"{before}<!-- orders: begin -->\n{text}<!-- orders: end -->{after}")
    return bool(missing)


def absent():
    """Files with orders that the page does not speak of."""
    text = (ROOT / "docs/memory-orders.md").read_text()
    names = [file for file, _ in files_with_orders() if f"### `{file.removeprefix('include/pawl/')}`" not in text]
    for file in names:
        print(f"{file} has memory orders, and docs/memory-orders.md does not speak of them")
    return bool(names)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pawl", default=str(ROOT / "build/pawl"))
    parser.add_argument("--found", default=str(ROOT / "build/orders.json"))
    parser.add_argument("--time", default="4s")
    parser.add_argument("--cflags", default=FLAGS)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--missing", action="store_true")
    parser.add_argument("scenarios", nargs="*")
    options = parser.parse_args()
    if options.missing:
        return absent()
    file = pathlib.Path(options.found)
    found = json.loads(file.read_text()) if file.exists() else {}
    for scenario in options.scenarios:
        name, _, bound = scenario.partition("=")
        look(options.pawl, found, name, bound, options.time, options.cflags)
        file.write_text(json.dumps(found, indent=1))
    return write(found) if options.write else 0


sys.exit(main())

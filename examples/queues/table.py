#!/usr/bin/env python3
"""The table of real queues: checks every queue here under three scenarios and writes what pawl's verdicts say.

    table.py PAWL FOLDER [OUTPUT]      FOLDER takes what is built; OUTPUT (default: standard output) the table

Every cell is one command, which is printed beside it. Exit status 0: every check gave a verdict that could be read.
"""

import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))

# title, program, what it is linked with
CPP = [
    ("boost::lockfree::queue", "boost_queue", []),
    ("boost::lockfree::spsc_queue", "boost_spsc_queue", []),
    ("moodycamel::ConcurrentQueue", "moodycamel_concurrent_queue", []),
    ("moodycamel::ReaderWriterQueue", "moodycamel_reader_writer_queue", []),
    ("tbb::concurrent_queue", "tbb_concurrent_queue", ["tbb"]),
    ("tbb::concurrent_bounded_queue", "tbb_concurrent_bounded_queue", ["tbb"]),
    ("GAsyncQueue (glib)", "glib_async_queue", ["glib"]),
    ("Vyukov's bounded ring (ours, for comparison)", "vyukov_ring", []),
]
RUST = [
    ("crossbeam_channel::bounded", "crossbeam_bounded"),
    ("crossbeam_channel::unbounded", "crossbeam_unbounded"),
    ("crossbeam_queue::ArrayQueue", "crossbeam_array_queue"),
    ("crossbeam_queue::SegQueue", "crossbeam_seg_queue"),
    ("flume::bounded", "flume_bounded"),
    ("std::sync::mpsc::channel", "std_channel"),
    ("std::sync::mpsc::sync_channel", "std_sync_channel"),
]
SCENARIOS = {
    1: ["--machine", "one-core", "--preemptions", "2", "--time", "30s"],
    2: ["--machine", "free", "--freeze", "--time", "20s"],
    # Who waits was said before: here no name is a promise.
    3: ["--machine", "free", "--preemptions", "2", "--time", "30s", "--nonblocking", "nothing"],
}


def place(task, verdict):
    """Where a task stands: the line that its explanation names."""
    found = re.search(r'Task "%s" (?:stands|spins|promised)[^.]*? (?:at|there at) (\S+?:\d+)' % re.escape(task),
                      verdict.get("explanation", ""))
    return found.group(1).rstrip(".,") if found else "?"


def culprit(verdict):
    """A broken promise: what waits, at which line, for a task that stands where."""
    text = verdict["explanation"]
    waiter = re.search(r'Task "(\w+)" (?:spins|promised)', text)
    peer = re.search(r'Task "(\w+)" stands', text)
    at = place(waiter.group(1), verdict) if waiter else "?"
    how = "spins" if "spins" in text else "blocks"
    words = "%s %s at %s" % (re.sub(r".*::", "", verdict["message"].split()[0]), how, at)
    if peer:
        words += ", its peer stands at " + place(peer.group(1), verdict)
    return words


def extent(verdict):
    machines = verdict["bounds"]["machines"]
    if all(one["complete"] for one in machines):
        return "complete"
    least = min(-1 if one["preemptions"] is None else one["preemptions"] for one in machines if not one["complete"])
    return "up to %d preemption%s" % (least, "" if least == 1 else "s") if least >= 0 else "in part"


def worst(verdict):
    calls = [one["worst_own_steps"] for one in verdict["calls"] if "try_" in one["function"]]
    return max(calls) if calls else 0


def cell(number, verdict):
    kind = verdict["kind"]
    if kind == "promise":
        return "**waits**: " + culprit(verdict)
    if kind == "assertion":
        return "**hides a finished message**"
    if kind == "none" and verdict["verdict"] != "ok" and "cannot be seen" in verdict["message"]:
        return "not decidable: " + re.sub(r".*cannot be seen: ", "", verdict["message"])
    if kind == "none":
        words = {1: "does not wait", 2: "ends within %d own steps" % worst(verdict), 3: "hides nothing"}[number]
        return "%s (%s)" % (words, extent(verdict))
    return "not decided: " + verdict["message"]


def check(pawl, arguments, number, folder):
    file = os.path.join(folder, "verdict.json")
    if os.path.exists(file):
        os.remove(file)
    subprocess.run([pawl, "check", *arguments, "--json", file, "--quiet"] if "--" not in arguments else
                   [pawl, "check", *arguments[:arguments.index("--")], "--json", file, "--quiet",
                    *arguments[arguments.index("--"):]], stdout=subprocess.DEVNULL, cwd=os.getcwd())
    if not os.path.exists(file):
        return "could not be built", False
    with open(file) as text:
        return cell(number, json.load(text)), True


# The strongest of them that holds in scenario 2, within the same bounds as in the other columns.
CLASSES = ["wait-free", "lock-free", "obstruction-free"]
PROGRESS = ["--machine", "free", "--preemptions", "2", "--time", "30s"]


def progress(pawl, arguments, folder):
    """The cell, whether it could be read, and the commands. `arguments`: of scenario 2."""
    start = arguments.index(SCENARIOS[2][0])
    commands, goes_round = [], ""
    for which in CLASSES:
        words = [*arguments[:start], *PROGRESS, "--progress", which, *arguments[start + len(SCENARIOS[2]):]]
        commands.append("%s check " % pawl + quoted(words))
        text, read = check(pawl, words, 2, folder)
        if not read:
            return text, False, commands
        with open(os.path.join(folder, "verdict.json")) as file:
            verdict = json.load(file)
        if verdict["verdict"] == "ok":
            return "%s (%s)%s" % (which, extent(verdict), goes_round), True, commands
        # Whoever waits is in no class.
        if verdict["kind"] != "promise":
            return text, True, commands
        if verdict["broken_progress"] == "obstruction-free":
            break
        if which == "wait-free":
            goes_round = "; %s goes round again" % re.sub(r".*::", "", verdict["message"].split()[0])
    return "none: " + culprit(verdict), True, commands


def quoted(words):
    return " ".join("'%s'" % word if " " in word else word for word in words)


def main():
    pawl, folder = sys.argv[1], sys.argv[2]
    only = os.environ.get("QUEUES", "").split()
    os.makedirs(folder, exist_ok=True)
    rows, commands, readable = [], [], True
    here = os.path.relpath(HERE)
    rust = os.path.join(folder, "rust")
    jobs = [(title, name, libraries, True) for title, name, libraries in CPP]
    jobs += [(title, name, [], False) for title, name in RUST]
    jobs = [job for job in jobs if not only or job[1] in only]
    if any("tbb" in job[2] for job in jobs):
        subprocess.run([os.path.join(HERE, "tbb_build.sh"), pawl, os.path.join(folder, "tbb")], check=False)
    if any(not job[3] for job in jobs):
        subprocess.run([os.path.abspath(pawl), "cargo", "build", "--quiet", "--offline", "--target-dir",
                        os.path.abspath(rust)], cwd=os.path.join(HERE, "rust"), check=False)
    for title, name, libraries, cpp in jobs:
        cells = []
        before = len(commands)
        for number, options in SCENARIOS.items():
            if "tbb" in libraries and not os.path.exists(os.path.join(folder, "tbb/tbb.a")):
                cells.append("not decidable: Debian's source package could not be fetched")
                continue
            if cpp:
                flags = "-DSCENARIO=%d" % number
                files = [os.path.join(here, name + ".cpp")]
                more = []
                if "tbb" in libraries:
                    flags += " -I%s/tbb/include" % os.path.abspath(folder)
                    files.append(os.path.join(folder, "tbb/tbb.a"))
                    more = ["--ldflags", "-ldl"]
                if "glib" in libraries:
                    flags += " " + subprocess.run(["pkg-config", "--cflags", "glib-2.0"], capture_output=True,
                                                  text=True).stdout.strip()
                    more = ["--ldflags", "-lglib-2.0"]
                arguments = [*files, *options, "--cflags", flags, *more]
            else:
                program = os.path.join(rust, "x86_64-unknown-linux-gnu/debug", name)
                arguments = [program, *options, "--", str(number)]
            text, read = check(pawl, arguments, number, folder)
            readable = readable and read
            cells.append(text)
            commands.append("%s check " % pawl + quoted(arguments))
            print("%-44s %d  %s" % (title, number, text), file=sys.stderr)
            if number == 2:
                progress_of = progress(pawl, arguments, folder)
                print("%-44s    %s" % (title, progress_of[0]), file=sys.stderr)
        if len(commands) > before:
            cells.append(progress_of[0])
            readable = readable and progress_of[1]
            commands += progress_of[2]
        else:
            cells.append(cells[0])
        rows.append((title, cells))
    out = open(sys.argv[3], "w") if len(sys.argv) > 3 else sys.stdout
    print("| queue | 1. one core, two priorities | 2. any task stopped for ever | 3. hides a finished message "
          "| 4. progress |", file=out)
    print("|---|---|---|---|---|", file=out)
    for title, cells in rows:
        print("| %s | %s |" % (title, " | ".join(cells)), file=out)
    print("\n```", file=out)
    for command in commands:
        print(command, file=out)
    print("```", file=out)
    return 0 if readable else 1


sys.exit(main())

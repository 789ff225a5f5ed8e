#!/usr/bin/env python3
"""The table of real queues: checks every queue here under some scenarios and writes what pawl's verdicts say.

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


def undecided(verdict):
    """Why nothing can be said; None where something can."""
    if verdict is None:
        return "could not be built"
    if verdict["kind"] != "none":
        return None if verdict["verdict"] == "wrong" else "not decided: " + verdict["message"]
    if verdict["verdict"] != "ok" and "cannot be seen" in verdict["message"]:
        return "not decidable: " + re.sub(r".*cannot be seen: ", "", verdict["message"])
    return None


def waits_or(words):
    """For columns about waiting: what to say where nobody waits."""
    def cell(check):
        verdict = check()
        if undecided(verdict):
            return undecided(verdict)
        if verdict["kind"] == "promise":
            return "**waits**: " + culprit(verdict)
        if verdict["kind"] != "none":
            return "not decided: " + verdict["message"]
        return "%s (%s)" % (words(verdict), extent(verdict))
    return cell


def hides(check):
    verdict = check()
    if undecided(verdict):
        return undecided(verdict)
    return "**hides a finished message**" if verdict["kind"] == "assertion" else "hides nothing (%s)" % extent(verdict)


def misfit(verdict):
    """The call that no order explains."""
    for line in reversed(verdict.get("account", [])):
        found = re.search(r"try_receive\(\)(?:, after [\d, ]+,)? returned (\w+)(?:, and would have returned (\w+))?", line)
        if found:
            return "receives %s in the place of %s" % found.groups() if found.group(2) else "receives " + found.group(1)
    return verdict["message"]


PROMISES = {4: "as one queue", 5: "as a queue for each sender", 6: 'as a queue for each sender that may say "empty"'}


def linearizable(check):
    """As one queue, or else as the most that it is."""
    promises, refused = PROMISES, ""
    for number, promise in promises.items():
        verdict = check(number)
        if undecided(verdict):
            return undecided(verdict)
        if verdict["kind"] == "none":
            return "%s (%s)%s" % (promise, extent(verdict), refused)
        if verdict["kind"] != "assertion":
            return "not decided: " + verdict["message"]
        refused = refused or "; **not as one**: " + misfit(verdict)
    return "**none of these**" + refused


def line_of(access):
    """Where an access stands: the innermost line that is not the standard library's."""
    for one in access["stack"]:
        if one.get("file") and not re.match(r"/usr/include/c\+\+/", one["file"]):
            return "%s:%d" % (os.path.basename(one["file"]), one["line"])
    return "?"


def races(verdict):
    """Each pair of lines that nothing orders, once."""
    pairs = {" with ".join(sorted(map(line_of, one["accesses"]))): True
             for one in verdict["warnings"] if one["kind"] == "race"}
    return "; **race**: " + ", ".join(pairs) if pairs else ""


def executions(verdict):
    return sum(one["executions"] for one in verdict["bounds"]["machines"])


def weak(check):
    """As linearizable; also how many executions that took, and which accesses race."""
    refused = ""
    for number, promise in PROMISES.items():
        verdict = check(number + 3)
        if undecided(verdict):
            return undecided(verdict)
        found = executions(verdict)
        if verdict["kind"] == "none":
            return "%s (%s, %s executions)%s%s" % (promise, extent(verdict), format(found, ","), refused, races(verdict))
        if verdict["kind"] != "assertion":
            return "**breaks**: %s, after %s executions%s" % (verdict["message"], format(found, ","), races(verdict))
        refused = refused or "; **not as one**: %s, after %s executions" % (misfit(verdict), format(found, ","))
    return "**none of these**" + refused


def progress(check):
    """The strongest class of progress that no execution showed not to hold."""
    goes_round = ""
    for which in ["wait-free", "lock-free", "obstruction-free"]:
        verdict = check(options=["--progress", which])
        if undecided(verdict):
            return undecided(verdict)
        if verdict["verdict"] == "ok":
            return "%s (%s)%s" % (which, extent(verdict), goes_round)
        if verdict["kind"] != "promise":
            return "not decided: " + verdict["message"]
        # Whoever waits is in no class.
        if verdict["broken_progress"] == "obstruction-free":
            break
        if which == "wait-free":
            goes_round = "; %s goes round again" % re.sub(r".*::", "", verdict["message"].split()[0])
    return "none: " + culprit(verdict)


# Title, the first scenario, pawl check's options, and what makes a cell's text: it is given a function that runs a scenario
# (the first, if it names none; with more options, if it names some) and returns the verdict. Another column is another entry.
# In 3, 5 and 6 no name is a promise: who waits was said before.
NO_PROMISE = ["--machine", "free", "--memory", "sc", "--preemptions", "2", "--time", "30s", "--nonblocking", "nothing"]
COLUMNS = [
    ("1. one core, two priorities", 1, ["--machine", "one-core", "--memory", "sc", "--preemptions", "2", "--time", "30s"],
     waits_or(lambda verdict: "does not wait")),
    ("2. any task stopped for ever", 2, ["--machine", "free", "--memory", "sc", "--freeze", "--time", "20s"],
     waits_or(lambda verdict: "ends within %d own steps" % worst(verdict))),
    ("3. hides a finished message", 3, NO_PROMISE, hides),
    ("4. progress", 2, ["--machine", "free", "--memory", "sc", "--preemptions", "2", "--time", "30s"], progress),
    ("5. linearizable", 4, NO_PROMISE, linearizable),
    ("6. weak memory", 7, ["--machine", "free", "--memory", "c11", "--preemptions", "2", "--time", "30s", "--nonblocking",
                           "nothing"], weak),
]


def run(pawl, arguments, folder):
    """The verdict of one check; None if there is none."""
    file = os.path.join(folder, "verdict.json")
    if os.path.exists(file):
        os.remove(file)
    before = arguments[:arguments.index("--")] if "--" in arguments else arguments
    subprocess.run([pawl, "check", *before, "--json", file, "--quiet", *arguments[len(before):]],
                   stdout=subprocess.DEVNULL, cwd=os.getcwd())
    if not os.path.exists(file):
        return None
    with open(file) as text:
        return json.load(text)


def quoted(words):
    return " ".join("'%s'" % word if " " in word else word for word in words)


class Subject:
    """One queue: how its program is checked."""

    def __init__(self, folder, title, name, libraries, cpp):
        self.folder, self.title, self.name, self.libraries, self.cpp = folder, title, name, libraries, cpp

    def missing(self):
        if "tbb" in self.libraries and not os.path.exists(os.path.join(self.folder, "tbb/tbb.a")):
            return "not decidable: Debian's source package could not be fetched"
        return None

    def arguments(self, number, options):
        if not self.cpp:
            program = os.path.join(self.folder, "rust/x86_64-unknown-linux-gnu/debug", self.name)
            return [program, *options, "--", str(number)]
        flags = "-DSCENARIO=%d" % number
        files, more = [os.path.join(os.path.relpath(HERE), self.name + ".cpp")], []
        if "tbb" in self.libraries:
            flags += " -I%s/tbb/include" % self.folder
            files.append(os.path.join(self.folder, "tbb/tbb.a"))
            more = ["--ldflags", "-ldl"]
        if "glib" in self.libraries:
            flags += " " + subprocess.run(["pkg-config", "--cflags", "glib-2.0"], capture_output=True,
                                          text=True).stdout.strip()
            more = ["--ldflags", "-lglib-2.0"]
        return [*files, *options, "--cflags", flags, *more]


def main():
    pawl, folder = sys.argv[1], sys.argv[2]
    # Some rows or columns only: names of programs, numbers of columns.
    only = os.environ.get("QUEUES", "").split()
    columns = [one for one in COLUMNS if one[0][0] in os.environ.get("COLUMNS_OF_TABLE", "").split() or
               not os.environ.get("COLUMNS_OF_TABLE")]
    os.makedirs(folder, exist_ok=True)
    subjects = [Subject(folder, *one, True) for one in CPP] + [Subject(folder, *one, [], False) for one in RUST]
    subjects = [one for one in subjects if not only or one.name in only]
    if any("tbb" in one.libraries for one in subjects):
        subprocess.run([os.path.join(HERE, "tbb_build.sh"), pawl, os.path.join(folder, "tbb")], check=False)
    if any(not one.cpp for one in subjects):
        subprocess.run([os.path.abspath(pawl), "cargo", "build", "--quiet", "--offline", "--target-dir",
                        os.path.abspath(os.path.join(folder, "rust"))], cwd=os.path.join(HERE, "rust"), check=False)
    rows, commands, readable = [], [], True
    for subject in subjects:
        cells = []
        for title, first, usual, words in columns:
            def check(number=None, options=()):
                nonlocal readable
                arguments = subject.arguments(number or first, [*usual, *options])
                commands.append("%s check " % pawl + quoted(arguments))
                verdict = run(pawl, arguments, folder)
                readable = readable and verdict is not None
                return verdict
            cells.append(subject.missing() or words(check))
            print("%-44s %s  %s" % (subject.title, title[0], cells[-1]), file=sys.stderr)
        rows.append((subject.title, cells))
    out = open(sys.argv[3], "w") if len(sys.argv) > 3 else sys.stdout
    print("| queue | %s |" % " | ".join(one[0] for one in columns), file=out)
    print("|---" * (len(columns) + 1) + "|", file=out)
    for title, cells in rows:
        print("| %s | %s |" % (title, " | ".join(cells)), file=out)
    print("\n```", file=out)
    for command in commands:
        print(command, file=out)
    print("```", file=out)
    return 0 if readable else 1


if __name__ == "__main__":
    sys.exit(main())

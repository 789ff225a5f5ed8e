#!/usr/bin/env python3
"""trace_test.py PROGRAM PAWL WORK [TEST...]: what a traced program writes, whatever ends it."""
import os
import re
import signal
import subprocess
import sys
import unittest

from trace_file import Trace

PROGRAM, PAWL, WORK = (os.path.abspath(one) for one in sys.argv[1:4])


class Traced(unittest.TestCase):
    def setUp(self):
        self.folder = os.path.join(WORK, self.id().split(".")[-1])
        os.makedirs(self.folder, exist_ok=True)
        for name in os.listdir(self.folder):
            os.remove(os.path.join(self.folder, name))
        self.file = os.path.join(self.folder, "run.json")

    def run_it(self, *arguments, trace=None, status=0, **variables):
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PAWL_TRACE")}
        if trace != "":
            environment["PAWL_TRACE"] = trace or self.file
        done = subprocess.run([PROGRAM, *arguments], env={**environment, **variables}, cwd=self.folder, text=True,
                              capture_output=True, timeout=60)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def pawl(self, *arguments, status=0):
        done = subprocess.run([PAWL, "trace", *arguments], cwd=self.folder, text=True, capture_output=True, timeout=60)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    # What stands in it.
    def test_levels(self):
        self.assertEqual(self.run_it("levels").stderr, "")
        trace = Trace(self.file)
        self.assertEqual(trace.whole["otherData"]["made_by"], "pawl")
        self.assertEqual(trace.whole["otherData"]["lost"], 0)
        self.assertLessEqual({"sums", "reads", "rings", "child", "child 2", "presses", "interrupt 3", "pawl second"}, trace.tasks())
        self.assertIn("level 1", [name for (pid, _), name in trace.names.items() if trace.groups[pid] == "threads"])
        reads = [one for one in trace.steps("reads") if not one.startswith(("wakes ", "waits for room"))]
        self.assertEqual(reads, ["begins"] + ["sleeps", "ends its sleep", 'sends to channel "samples"'] * 3 + ["ends"])
        sums = [one for one in trace.steps("sums") if not one.startswith(("wakes ", "waits for a message"))]
        self.assertEqual(sums, ["begins", 'receives from channel "samples"', "sum 1", 'receives from channel "samples"', "sum 3",
                                'receives from channel "samples"', "sum 6",
                                'receives nothing from channel "samples": it is closed', 'adds to semaphore "bell"', "ends"])
        self.assertEqual(trace.steps("interrupt 3"), ["interrupt begins", "interrupt ends"])
        self.assertEqual(trace.steps("child 2").count('locks async mutex "desk"'), 1)
        arrows = trace.arrows()
        for one in (("sums", "adds", "rings"), ("rings", "starts", "child"), ("rings", "starts", "pawl second"),
                    ("pawl second", "ends", "rings"), ("child", "gives back", "child 2"), ("presses", "is interrupted", "interrupt 3")):
            self.assertIn(one, arrows)
        held = {(trace.name(e), e["name"]) for e in trace.of("lock")}
        self.assertEqual(held, {("child", 'holds async mutex "desk"'), ("child 2", 'holds async mutex "desk"'),
                                ("pawl second", 'holds mutex "deck"')})
        self.assertEqual({(trace.name(e), e["name"]) for e in trace.of("span")}, {("rings", "ringing")})
        states = {e["name"] for e in trace.of("state") if trace.name(e) == "reads"}
        self.assertLessEqual({"runs", "sleeps", "could go on"}, states)
        marks = [e for e in trace.of("step") if e["name"] == "seven 7"]
        self.assertRegex(marks[0]["args"]["place"], r"^traced_program\.cpp:\d+$")
        self.assertTrue(os.path.isfile(marks[0]["args"]["file"]))

    def test_contended_lock(self):
        self.run_it("contended")
        trace = Trace(self.file)
        main = os.path.basename(PROGRAM)[:15]
        self.assertEqual(trace.steps("other"), ['waits for mutex "deck"', 'locks mutex "deck"', 'unlocks mutex "deck"'])
        self.assertIn((main, "gives back", "other"), trace.arrows())
        waits = [e for e in trace.of("state") if e["name"].startswith("waits for mutex")]
        self.assertEqual([(trace.name(e), e["name"]) for e in waits], [("other", f'waits for mutex "deck", which {main} holds')])
        self.assertEqual(trace.names[1, waits[0]["args"]["peer"]], main)

    def test_the_newest_stay(self):
        self.run_it("many", PAWL_TRACE_EVENTS="64")
        trace = Trace(self.file)
        self.assertEqual(trace.steps(), [f"again {i}" for i in range(936, 1000)])
        self.assertEqual(trace.whole["otherData"]["lost"], 937)
        self.assertIn("937 earlier events were written over", self.pawl(self.file).stdout)

    # What ends it.
    def assert_written(self, **how):
        self.assertEqual(Trace(self.file).steps(), ["begins"])

    def test_exit(self):
        self.run_it("exit", status=7)
        self.assert_written()

    def test_quick_exit(self):
        self.run_it("quick_exit", status=7)
        self.assert_written()

    def test_terminated(self):
        self.run_it("terminated", status=-signal.SIGTERM)
        self.assert_written()

    def test_aborted(self):
        self.run_it("aborted", status=-signal.SIGABRT)
        self.assert_written()

    def test_crashes(self):
        self.run_it("crashes", status=-signal.SIGSEGV)
        self.assert_written()

    def test_fork(self):
        child = self.run_it("forks").stdout.strip()
        self.assert_written()
        self.assertEqual(Trace(f"{self.file}.{child}").steps(), ["in the child"])

    def test_a_program_that_it_starts(self):
        child = self.run_it("runs_another").stdout.strip()
        self.assert_written()
        self.assertEqual(len(Trace(f"{self.file}.{child}").steps()), 1001)

    # Where it goes.
    def test_number_of_the_process(self):
        self.run_it(trace="of %p, 100%%.json")
        names = os.listdir(self.folder)
        self.assertTrue(len(names) == 1 and re.fullmatch(r"of \d+, 100%\.json", names[0]), names)

    def test_on_demand(self):
        self.run_it("on_demand", "now.json")
        self.assertEqual(Trace(os.path.join(self.folder, "now.json")).steps(), ["begins"])
        self.assert_written()

    def test_started_by_the_program(self):
        self.run_it("started", "now.json", trace="")
        self.assertEqual(Trace(os.path.join(self.folder, "now.json")).steps(), ["after the start"])
        self.assertFalse(os.path.exists(self.file))

    def test_not_asked_for(self):
        self.assertEqual(self.run_it("levels", trace="").stderr, "")
        self.assertEqual(os.listdir(self.folder), [])

    def test_no_such_folder(self):
        said = self.run_it("exit", trace="/no/such/run.json", status=7).stderr
        self.assertEqual(said, "pawl: PAWL_TRACE: cannot write /no/such/run.json: No such file or directory; nothing is traced\n")

    def test_full_disk(self):
        said = self.run_it("exit", trace="/dev/full", status=7).stderr
        self.assertEqual(said, "pawl: PAWL_TRACE: cannot write /dev/full: No space left on device; the trace is lost\n")

    def test_number_that_is_none(self):
        said = self.run_it(PAWL_TRACE_EVENTS="lots").stderr
        self.assertIn("PAWL_TRACE_EVENTS: a number from 64 to 16777216", said)
        self.assert_written()

    # pawl trace.
    def test_shown(self):
        self.run_it("levels")
        page = os.path.join(self.folder, "page.html")
        table = self.pawl(self.file, "--html", page).stdout
        self.assertRegex(table, r"(?m)^  TRACE   \d+ tasks on \d+ threads, \d+ steps in ")
        self.assertRegex(table, r"(?m)^  sums .*longest|^  sums ")
        self.assertNotIn("\x1b", table)
        steps = self.pawl(self.file, "--text").stdout.splitlines()
        trace = Trace(self.file)
        self.assertEqual([line.split()[0] for line in steps if re.match(r" *\d+ ", line)],
                         [str(i + 1) for i in range(len(trace.steps()))])
        with open(page) as file:
            self.assertIn("<title>run.json: ", file.read())

    def test_refused(self):
        def said(text):
            with open(self.file, "w") as file:
                file.write(text)
            return self.pawl(self.file, status=2).stderr.replace(self.file, "FILE")

        self.assertEqual(said(""), "pawl trace: FILE: is empty\n")
        self.assertEqual(said("{\n  oh"), "pawl trace: FILE: is not JSON: line 2, column 3\n")
        self.assertEqual(said('{"traceEvents":[\n{"ph":"X"'), "pawl trace: FILE: ends before the trace does: line 2, column 10\n")
        self.assertEqual(said("[]"), "pawl trace: FILE: is JSON, but no trace: it has no list traceEvents\n")
        self.assertIn("is a trace that Pawl did not write", said('{"traceEvents":[]}'))
        ours = '{"otherData":{"made_by":"pawl"},"traceEvents":[%s]}'
        self.assertEqual(said(ours % '{"ph":"M","pid":1,"tid":1,"name":"x"},7'), "pawl trace: FILE: traceEvents[1] is no object\n")
        self.assertEqual(said(ours % '{"ph":"X","pid":1,"tid":1,"name":"x","cat":"step"}'), "pawl trace: FILE: traceEvents[0] has no ts\n")
        self.assertIn("no such", self.pawl(self.file + "/no such", status=2).stderr)
        self.assertIn("cannot write", self.pawl(self.write_one(), "--html", "/no/such/page.html", status=2).stderr)

    def write_one(self):
        self.run_it()
        return self.file


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]])

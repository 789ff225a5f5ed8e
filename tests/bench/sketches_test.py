#!/usr/bin/env python3
"""sketches_test.py ROOT: what bench/sketches/sketches.py makes of a pawl that is only feigned."""

import os
import stat
import subprocess
import sys
import tempfile
import unittest

ROOT = sys.argv.pop()
FEIGNED = """#!/bin/sh
case "$*" in
    check*) while [ $# -gt 0 ]; do [ "$1" = --json ] && echo '{"kind": "%s"}' >"$2"; shift; done; exit %d ;;
    *--for*) exit 0 ;;
    *) exit 1 ;;
esac
"""


class Sketches(unittest.TestCase):
    def told(self, kind, status):
        with tempfile.TemporaryDirectory() as work:
            pawl = os.path.join(work, "pawl")
            with open(pawl, "w") as script:
                script.write(FEIGNED % (kind, status))
            os.chmod(pawl, os.stat(pawl).st_mode | stat.S_IXUSR)
            ended = subprocess.run([os.path.join(ROOT, "bench", "sketches", "sketches.py"), pawl, ROOT, work],
                                   capture_output=True, text=True)
            table = os.path.join(work, "sketches.md")
            if os.path.exists(table):
                with open(table) as text:
                    self.assertEqual(text.read().strip(), ended.stdout.strip())
            return ended

    def test_prints_a_row_for_each_goal(self):
        ended = self.told("deadlock", 1)
        self.assertEqual(ended.returncode, 0, ended.stderr)
        rows = [line for line in ended.stdout.splitlines() if line.endswith("| yes |") or line.endswith("| **no** |")]
        self.assertEqual(len(rows), 5)

    def test_refuses_a_check_that_finds_something_else(self):
        self.assertIn("found none", self.told("none", 1).stderr)

    def test_refuses_a_check_that_finds_nothing(self):
        self.assertIn("ended with 0", self.told("none", 0).stderr)


unittest.main()

#!/usr/bin/env python3
"""memory_models_test.py FOLDER: what bench/memory/models.py makes of a pawl that is only feigned."""

import os
import stat
import subprocess
import sys
import tempfile
import unittest

FOLDER = sys.argv.pop()
# Under c11 three times as many executions; "not finished" for one of the programs.
FEIGNED = """#!/bin/sh
executions=10 complete=true
case "$*" in *"--memory c11"*) executions=30; esac
case "$*" in *mutex*) complete=false; esac
while [ $# -gt 0 ]; do
    [ "$1" = --json ] &&
        echo "{\\"complete\\": $complete, \\"bounds\\": {\\"machines\\": [{\\"executions\\": $executions}]}}" >"$2"
    shift
done
"""


class Table(unittest.TestCase):
    def test_has_a_row_for_each_program_and_memory(self):
        with tempfile.TemporaryDirectory() as work:
            pawl = os.path.join(work, "pawl")
            with open(pawl, "w") as script:
                script.write(FEIGNED)
            os.chmod(pawl, os.stat(pawl).st_mode | stat.S_IXUSR)
            ended = subprocess.run([os.path.join(FOLDER, "models.py"), pawl, FOLDER, work], capture_output=True, text=True,
                                   env={**os.environ, "ROUNDS": "1"})
            self.assertEqual(ended.returncode, 0, ended.stderr)
            with open(os.path.join(work, "memory_models.md")) as text:
                self.assertEqual(text.read().strip(), ended.stdout.strip())
        rows = [line for line in ended.stdout.splitlines() if " | 10 | 30 | " in line]
        self.assertEqual(len(rows), 12, ended.stdout)
        self.assertIn("| 10 (not finished) | 30 (not finished) |", ended.stdout)


unittest.main()

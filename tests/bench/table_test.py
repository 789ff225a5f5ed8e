#!/usr/bin/env python3
"""table_test.py FOLDER-OF-BENCH: the table of stalls, and a page that takes it in, on a feigned program."""

import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
BENCH = sys.argv.pop()


def table(output, **environment):
    return subprocess.run(
        [os.path.join(BENCH, "stalls/table.py"), output, os.path.join(HERE, "feigned_stalls.py"), "/nowhere/stalls_go"],
        capture_output=True, text=True, env=os.environ | environment)


class Table(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.output = tempfile.TemporaryDirectory()
        cls.done = table(cls.output.name)

    def test_the_longest_call_and_how_many_took_long(self):
        self.assertRegex(self.done.stdout, r"good +2\.5 ms, 3 +7 us, 0 +7 us, 0 +7 us, 0 +5 +1 +90 us")

    def test_a_stall_has_no_number(self):
        self.assertRegex(self.done.stdout, r"spins +(NEVER RETURNS +){4}STALLS at look 42")

    def test_a_failed_run_is_said_and_told_by_the_status(self):
        self.assertRegex(self.done.stdout, r"fails +failed")
        self.assertEqual(self.done.returncode, 1)

    def test_a_missing_program_is_left_out_loudly(self):
        self.assertIn("LEFT OUT: stalls_go", self.done.stderr)

    def test_without_permission_there_is_no_table(self):
        with tempfile.TemporaryDirectory() as folder:
            done = table(folder, NOT_PERMITTED="1")
            self.assertIn("SKIPPED", done.stderr)
            self.assertEqual((done.stdout, done.returncode, os.listdir(folder)), ("", 0, []))

    def test_a_page_takes_the_table_in(self):
        page = os.path.join(self.output.name, "page.txt")
        with open(page, "w") as out:
            out.write("before\n<!-- stalls: begin -->\nold\n<!-- stalls: end -->\n<!-- channels: begin -->\nstays\n"
                      "<!-- channels: end -->\nafter\n")
        subprocess.run([os.path.join(BENCH, "into_page.py"), page, self.output.name], check=True)
        with open(page) as text:
            words = text.read()
        self.assertNotIn("old", words)
        self.assertIn("| good | 2.5 ms, 3 |", words)
        self.assertTrue(words.startswith("before\n") and "stays" in words and words.endswith("after\n"))


unittest.main()

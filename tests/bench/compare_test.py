#!/usr/bin/env python3
"""compare_test.py BENCH: medians, spread, goals, time-outs and what is left out, on feigned programs."""

import json
import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = sys.argv.pop()


class Compare(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.output = tempfile.TemporaryDirectory()
        cls.done = subprocess.run(
            [os.path.join(FOLDER, "side_by_side", "compare.py"), "--rounds", "3", "--timeout", "0.5",
             os.path.join(FOLDER, "channels"), cls.output.name,
             os.path.join(HERE, "feigned_columns.py"), "/nowhere/columns_of_another_language"],
            capture_output=True, text=True, env=os.environ | {"ROUNDS_FOLDER": cls.output.name})

    def read(self, name):
        with open(os.path.join(self.output.name, name)) as text:
            return text.read()

    def test_the_median_and_the_spread_are_printed(self):
        self.assertRegex(self.done.stdout, r"pawl::ring +11\.0 \(10\.0-12\.0\)")
        self.assertRegex(self.done.stdout, r"plain ring, cached indices +21\.0 \(20\.0-22\.0\)")

    def test_a_goal_is_the_median_of_the_ratios_within_each_round(self):
        self.assertRegex(self.done.stdout, r"pawl::ring +plain ring, cached indices +one-thread +1\.91 +1\.00 +reached")

    def test_what_hangs_or_crashes_is_a_failed_cell_and_not_the_end(self):
        self.assertRegex(self.done.stdout, r"hangs +failed")
        self.assertRegex(self.done.stdout, r"crashes +failed")
        self.assertEqual(self.done.returncode, 1)

    def test_a_missing_program_is_left_out_loudly(self):
        self.assertIn("LEFT OUT: columns_of_another_language", self.done.stderr)

    def test_every_number_stands_in_the_json(self):
        numbers = {(one["peer"], one["column"]): one["rounds"] for one in json.loads(self.read("channels.json"))["numbers"]}
        self.assertEqual(numbers["pawl::ring", "one-thread"], [10, 11, 12])
        self.assertEqual(numbers["hangs", "1P1C"], [None, None, None])

    def test_the_markdown_has_the_same_cells(self):
        self.assertIn("| pawl::ring | 11.0 (10.0-12.0) |", self.read("channels.md"))

    def test_the_processor_is_named(self):
        self.assertRegex(self.done.stdout, r"(?m)^processor: \S")
        self.assertRegex(self.done.stdout, r"(?m)^cores: [1-9]")


unittest.main()

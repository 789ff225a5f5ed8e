#!/usr/bin/env python3
"""The axioms themselves: against what the literature says of the named tests, and against each other."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import axioms
import generator
import program as litmus

TESTS = litmus.named_tests()


def weak(one, outcomes):
    return any(map(one.shows_weak, outcomes))


class Axioms(unittest.TestCase):
    def test_allow_what_was_written_down_of_each_named_test_and_forbid_the_rest(self):
        for one in TESTS:
            self.assertEqual(weak(one, axioms.allowed(one, load_buffering=True)), one.allowed, one)

    def test_without_load_buffering_leave_out_those_tests_alone_that_are_load_buffering(self):
        left_out = [one.name for one in TESTS if one.allowed and not weak(one, axioms.allowed(one))]
        self.assertEqual(left_out, ["LB", "LB+acquire", "LB+release", "LB+read-modify-writes", "3.LB", "2+2W+exchanges"])

    def test_allow_every_interleaving(self):
        for one in TESTS + [generator.generate(seed) for seed in range(200)]:
            if axioms.Executions(one).choices() < 500:
                self.assertLessEqual(axioms.interleavings(one), axioms.allowed(one), one)

    def test_allow_only_interleavings_where_all_is_seq_cst(self):
        for one in TESTS:
            strict = litmus.replace(one, threads=[[litmus.replace(o, order="seq_cst", failure=o.failure and "seq_cst")
                                                   for o in thread] for thread in one.threads])
            self.assertEqual(axioms.interleavings(strict), axioms.allowed(strict, load_buffering=True), strict)

    def test_allow_only_interleavings_where_a_seq_cst_fence_stands_between_all_accesses(self):
        fence = litmus.Operation("fence", "seq_cst")
        for one in TESTS:
            fenced = litmus.replace(one, threads=[[o for access in thread for o in (access, fence)] for thread in one.threads])
            self.assertEqual(axioms.interleavings(one), axioms.allowed(fenced, load_buffering=True), fenced)


class Descriptions(unittest.TestCase):
    def test_say_what_was_read(self):
        for one in TESTS + [generator.generate(seed) for seed in range(200)]:
            self.assertEqual(litmus.parse(str(one)), [one])

    def test_with_an_unknown_order_are_refused(self):
        with self.assertRaises(ValueError):
            litmus.parse("T\n    x = 1 strong\n")


if __name__ == "__main__":
    unittest.main()

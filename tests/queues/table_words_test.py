#!/usr/bin/env python3
"""table_words_test.py FOLDER: what examples/queues/table.py says in column 6 of verdicts that are made up."""

import sys
import unittest

sys.path.insert(0, sys.argv.pop())
import table


def verdict(kind="none", executions=10, complete=True, warnings=(), account=(), message=""):
    machines = [{"complete": complete, "preemptions": None if complete else 1, "executions": executions}]
    return {"verdict": "ok" if kind == "none" else "wrong", "kind": kind, "message": message, "bounds": {"machines": machines},
            "warnings": list(warnings), "account": list(account)}


def access(*lines):
    """Innermost first."""
    return {"stack": [{"function": "f", "file": file, "line": line} for file, line in lines]}


RACE = {"kind": "race", "accesses": [access(("/usr/include/c++/12/atomic", 271), ("/usr/include/boost/queue.hpp", 7), ("main.cpp", 1)),
                                     access(("/usr/include/boost/freelist.hpp", 3), ("main.cpp", 1))]}


class Words(unittest.TestCase):
    def told(self, *verdicts):
        asked = []

        def check(number):
            asked.append(number)
            return verdicts[len(asked) - 1]

        return table.weak(check), asked

    def test_names_the_promise_the_bounds_and_the_executions(self):
        told, asked = self.told(verdict(executions=1234))
        self.assertEqual(told, "as one queue (complete, 1,234 executions)")
        self.assertEqual(asked, [7])

    def test_a_search_that_did_not_finish_says_how_far_it_came(self):
        self.assertIn("up to 1 preemption,", self.told(verdict(complete=False))[0])

    def test_a_refused_promise_is_followed_by_the_next_one(self):
        line = "4 try_receive(), after 1, 3, returned nothing, and would have returned 1"
        told, asked = self.told(verdict("assertion", 5, account=[line]), verdict(executions=6))
        self.assertEqual(told, "as a queue for each sender (complete, 6 executions); **not as one**: receives nothing in the "
                               "place of 1, after 5 executions")
        self.assertEqual(asked, [7, 8])

    def test_a_crash_is_no_weaker_promise(self):
        told, asked = self.told(verdict("crash", 3, message="crashed: SIGSEGV"))
        self.assertEqual(told, "**breaks**: crashed: SIGSEGV, after 3 executions")
        self.assertEqual(asked, [7])

    def test_a_race_stands_once_by_the_lines_of_the_queue(self):
        self.assertTrue(self.told(verdict(warnings=[RACE, RACE]))[0].endswith("; **race**: freelist.hpp:3 with queue.hpp:7"))


unittest.main()

#!/usr/bin/env python3
"""compare.py: pawl check against the axioms, for the programs of tests.txt or for random ones."""
import argparse
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import axioms
import generator
import program as litmus
from checker import Checker

HERE = pathlib.Path(__file__).parent


def differences(one, answer, expected):
    """What is not as it must be, as lines."""
    lines = [answer.trouble] if answer.trouble else []
    if not answer.complete:
        lines.append("not complete")
    lines += [f"allowed, not found: {o}" for o in sorted(expected - answer.outcomes)]
    lines += [f"found, not allowed: {o}" for o in sorted(answer.outcomes - expected)]
    return lines


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pawl", required=True)
    arguments.add_argument("--include", required=True)
    arguments.add_argument("--folder", required=True)
    arguments.add_argument("--random", type=int, default=0, metavar="N")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--unreduced", action="store_true", help="compare the search without reduction as well")
    arguments.add_argument("names", nargs="*")
    options = arguments.parse_args()

    if options.random:
        programs = [generator.generate(seed) for seed in range(options.seed, options.seed + options.random)]
    else:
        programs = litmus.parse((HERE / "tests.txt").read_text())
    if options.names:
        programs = [p for p in programs if p.name in options.names]
    checker = Checker(options.pawl, options.include, options.folder)
    failures, executions = 0, 0
    for first in range(0, len(programs), 50):
        some = programs[first:first + 50]
        executable = checker.build(some)
        for one in some:
            begin = time.process_time()
            expected = {"sc": axioms.interleavings(one), "c11": axioms.allowed(one)}
            took = time.process_time() - begin
            if took > 5:
                print(f"{one.name}: axioms took {took:.1f} s", flush=True)
            said = []
            for memory in expected:
                answer = checker.ask(executable, one, memory)
                executions += answer.executions
                lines = differences(one, answer, expected[memory])
                if options.unreduced and answer.executions <= 300:
                    plain = checker.ask(executable, one, memory, ["--no-reduction", "--time", "20s"])
                    lines += [f"without reduction: {l}" for l in differences(one, plain, expected[memory])
                              if plain.complete or "not" in l]
                if lines:
                    failures += 1
                    print(f"{one}  {memory}:\n" + "\n".join("    " + l for l in lines), flush=True)
                said.append(f"{memory} {len(answer.outcomes)} outcomes, {answer.executions} executions")
            if not options.random:
                print(f"{one.name:24} " + "; ".join(said), flush=True)
    print(f"{len(programs)} programs, {executions} executions, {failures} disagreements")
    return failures != 0


sys.exit(main())

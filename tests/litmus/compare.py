#!/usr/bin/env python3
"""pawl check against the axioms of C++20, and against all interleavings: the programs of tests.txt, or random ones. The sets of
outcomes must be equal, and the search must say that it is complete."""
import argparse
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import axioms
import generator
import program as litmus
import table
from checker import Checker

AT_ONCE = 60  # programs in one executable


def differences(answer, expected):
    """What is not as it must be, as lines."""
    lines = [answer.trouble] if answer.trouble else []
    if not answer.complete:
        lines.append("the search is not complete")
    lines += [f"allowed, not found: {outcome}" for outcome in sorted(expected - answer.outcomes)]
    lines += [f"found, not allowed: {outcome}" for outcome in sorted(answer.outcomes - expected)]
    return lines


def without_reduction(checker, executable, one, memory, expected):
    """Every schedule, where there are not too many: those that were left out must have had nothing of their own."""
    answer = checker.ask(executable, one, memory, ["--no-reduction", "--time", "10s"])
    if answer.complete:
        return differences(answer, expected)
    return [f"found, not allowed: {outcome}" for outcome in sorted(answer.outcomes - expected)]


def compare(checker, programs, options):
    """Answers by memory model of each program, and how many disagreed."""
    results, disagreements = [], 0
    for first in range(0, len(programs), AT_ONCE):
        executable = checker.build(programs[first:first + AT_ONCE], packed=options.random > 0)
        for one in programs[first:first + AT_ONCE]:
            answers = {}
            for memory, expected in (("sc", axioms.interleavings(one)), ("c11", axioms.allowed(one))):
                answers[memory] = checker.ask(executable, one, memory)
                lines = differences(answers[memory], expected)
                if options.unreduced and answers[memory].executions <= options.unreduced:
                    lines += [f"without reduction: {line}"
                              for line in without_reduction(checker, executable, one, memory, expected)]
                if lines:
                    disagreements += 1
                    print(f"{one}  {memory}:\n" + "".join(f"    {line}\n" for line in lines), flush=True)
            results.append((one, answers))
            if not options.random:
                print(f"{one.name:40}" + "".join(f"{memory:>6}: {len(answer.outcomes):3} ends, {answer.executions:3} executions"
                                                 for memory, answer in answers.items()), flush=True)
    return results, disagreements


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pawl", required=True, help="the command")
    arguments.add_argument("--include", required=True, help="where <pawl/check.hpp> is")
    arguments.add_argument("--folder", required=True, help="a folder for what is built")
    arguments.add_argument("--random", type=int, default=0, metavar="N", help="so many random programs")
    arguments.add_argument("--seed", type=int, default=1, help="the first one's number")
    arguments.add_argument("--choices", type=int, default=20_000, metavar="N",
                           help="random programs with more ways to read from each other are passed over")
    arguments.add_argument("--unreduced", type=int, default=0, metavar="N",
                           help="every schedule too, of programs with up to N executions")
    arguments.add_argument("--cores", type=int, metavar="N", help="on so many cores, with the program's priorities")
    arguments.add_argument("--threads", type=int, metavar="N", help="programs of so many threads alone")
    arguments.add_argument("--page", type=pathlib.Path, help="the page that has the table")
    arguments.add_argument("--write", action="store_true", help="write the table there")
    arguments.add_argument("names", nargs="*", help="these tests alone")
    options = arguments.parse_args()

    if options.random:
        programs = map(generator.generate, range(options.seed, options.seed + options.random))
        programs = [one for one in programs if axioms.Executions(one).choices() <= options.choices]
    else:
        programs = litmus.named_tests()
    if options.threads:
        programs = [one for one in programs if len(one.threads) == options.threads]
    if options.names:
        programs = [one for one in programs if one.name in options.names]
    machine = ("--cores", str(options.cores)) if options.cores else ("--machine", "free")
    results, disagreements = compare(Checker(options.pawl, options.include, options.folder, machine), programs, options)
    executions = {memory: sum(answers[memory].executions for _, answers in results) for memory in ("sc", "c11")}
    weaker = sum(answers["sc"].outcomes != answers["c11"].outcomes for _, answers in results)
    print(f"{len(programs)} programs, {weaker} of which end otherwise under c11 than under sc; executions: sc "
          f"{executions['sc']:,}, c11 {executions['c11']:,}; {disagreements} disagreements")
    current = not options.page or table.hold(options.page, results, options.write)
    return 0 if disagreements == 0 and current else 1


if __name__ == "__main__":
    sys.exit(main())

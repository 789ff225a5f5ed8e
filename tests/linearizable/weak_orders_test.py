#!/usr/bin/env python3
"""weak_orders_test.py PAWL INCLUDE FOLDER [--programs N] [--seed S]

Random litmus programs whose accesses are cut into calls: what pawl check --memory c11 meets, answers and which call had
returned before which other began, must be what the axioms of C++20 allow. There, a call comes before another of the same
thread that stands behind it, and before one of another thread if something that stands behind the first happens before
something that stands before the second. The axioms share nothing with the checker.
"""
import argparse
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "litmus"))
import axioms
import emitter
import generator
from checker import Checker

AT_ONCE = 40  # programs in one executable
MOST_CHOICES = 3000  # programs with more ways to read from each other are passed over

TOLD = """
namespace check = pawl::check;
struct anything {
    check::allowed made(int) { return true; }
};
using history = check::history<anything>;

void tell(const history& calls) {
    std::string text = "before=";
    const auto numbered = [&](std::size_t number) {
        for (std::size_t i = 0;; ++i) {
            const auto one = calls.at(i);
            if (one.kind->said(one.values) == "made(" + std::to_string(number) + ")") return one;
        }
    };
    for (std::size_t a = 0; a < calls.size(); ++a)
        for (std::size_t b = 0; b < calls.size(); ++b) text += numbered(a).time.before(numbered(b).time) ? '1' : '0';
    outcome(text.c_str());
}
"""


class Calls:
    """Where the calls of a program begin and end: by thread, pairs of places between its operations."""

    def __init__(self, program, seed):
        roll = random.Random(seed)
        self.of = []
        for thread in program.threads:
            borders = sorted(roll.randint(0, len(thread)) for _ in range(2 * roll.randint(1, 2)))
            self.of.append(list(zip(borders[::2], borders[1::2])))

    def all(self):
        return [(thread, begin, end) for thread, calls in enumerate(self.of) for begin, end in calls]


class Histories(axioms.Executions):
    def __init__(self, program, calls):
        super().__init__(program)
        self.calls = calls
        self.places = [[e for e in self.events if e.thread == thread] for thread in range(len(program.threads))]

    def is_known(self, registers):
        return False  # the same answers may come in several orders

    def outcome(self, registers, memory, before):
        calls = self.calls.all()

        def ordered(a, b):
            if calls[a][0] == calls[b][0]:
                return a < b  # one after another
            (thread, _, end), (other, begin, _) = calls[a], calls[b]
            return any(before[x.number] >> y.number & 1
                       for x in self.places[thread][end:] for y in self.places[other][:begin])

        matrix = "".join("1" if ordered(a, b) else "0" for a in range(len(calls)) for b in range(len(calls)))
        return " ".join(filter(None, [f"before={matrix}", self.program.outcome(registers, memory)]))


def statements(program, calls, thread):
    first = sum(len(one) for one in calls.of[:thread])
    lines = []
    for place in range(len(program.threads[thread]) + 1):
        # A call that is over before the next one begins; one without accesses is both at once.
        for number, (begin, end) in enumerate(calls.of[thread], first):
            if end == place and begin < place:
                lines.append(f"call{number}.returned();")
            if begin == place:
                lines.append(f"auto call{number} = calls.begin<&anything::made>({number});")
                if end == place:
                    lines.append(f"call{number}.returned();")
        if place < len(program.threads[thread]):
            o = program.threads[thread][place]
            lines.append(f"if ({o.asked} == {o.wanted}) {emitter.statement(o)}" if o.asked else emitter.statement(o))
    return lines


def function(program, calls, name):
    lines = [f"void {name}() {{", "    static history calls;"]
    for thread, operations in enumerate(program.threads):
        registers = [o.register for o in operations if o.reads]
        lines.append(f"    std::thread thread{thread}([] {{")
        lines += [f"        int {r} = -1;" for r in registers]
        lines += ["        " + one for one in statements(program, calls, thread)]
        lines += [f"        outcome(\"{r}\", {r});" for r in registers] + ["    });"]
    lines += [f"    thread{thread}.join();" for thread in range(len(program.threads))]
    return "\n".join(lines + ["    static_cast<void>(check::linearizable(calls));", "    tell(calls);", "}"]) + "\n"


def across(outcome, calls):
    """A call of one thread comes before one of another."""
    matrix = iter(outcome.split()[0].removeprefix("before="))
    return any(next(matrix) == "1" and a[0] != b[0] for a in calls for b in calls)


class HistoryChecker(Checker):
    def source(self, programs, packed):
        places = ", ".join(emitter.LOCATIONS)
        text = emitter.HEAD + "#include <mutex>\n#include <string>\n" + TOLD
        text += f"\n[[maybe_unused]] alignas(8) std::atomic<int> {places};\n[[maybe_unused]] std::mutex section;\n"
        for number, (program, calls) in enumerate(programs):
            text += function(program, calls, f"test{number}")
        text += "int main(int, char** arguments) {\n"
        for number, (program, _) in enumerate(programs):
            last = "".join(f" outcome(\"{l}\", {l}.load(std::memory_order_relaxed));" for l in program.finally_)
            text += f"    if (std::strcmp(arguments[1], \"{program.name}\") == 0) {{ test{number}();{last} return 0; }}\n"
        return text + "    return 2;\n}\n"


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("where", nargs=3)
    arguments.add_argument("--programs", type=int, default=25)
    arguments.add_argument("--seed", type=int, default=1)
    asked = arguments.parse_args()
    pawl, include, folder = asked.where
    programs = [(one, Calls(one, one.name)) for one in map(generator.generate, range(asked.seed, asked.seed + asked.programs))
                if axioms.Executions(one).choices() <= MOST_CHOICES]
    checker = HistoryChecker(pawl, include, folder)
    wrong = met = told = executions = 0
    for first in range(0, len(programs), AT_ONCE):
        some = programs[first:first + AT_ONCE]
        executable = checker.build(some)
        for program, calls in some:
            allowed = Histories(program, calls).all()
            answer = checker.ask(executable, program, "c11")
            met, executions = met + len(allowed), executions + answer.executions
            told += any(across(one, calls.all()) for one in allowed)
            if answer.trouble or not answer.complete or answer.outcomes != allowed:
                wrong += 1
                print(f"{program}    calls {calls.of}: {answer.trouble or ('' if answer.complete else 'not complete')}")
                print(f"    missed {sorted(allowed - answer.outcomes)[:3]}, invented {sorted(answer.outcomes - allowed)[:3]}")
    print(f"{len(programs)} programs, {met} histories, {executions} executions; across threads calls are ordered in {told}: {wrong} wrong")
    return 0 if wrong == 0 and told >= len(programs) // 5 else 1


sys.exit(main())

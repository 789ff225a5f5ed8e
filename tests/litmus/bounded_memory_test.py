#!/usr/bin/env python3
"""bounded_memory_test.py PAWL MANY.CPP LONG.CPP FOLDER: what pawl check takes of memory under c11.

Of many executions no more than of one; and of a long one, which --steps bounds, no more than so much a step beside sc.
"""
import os
import pathlib
import subprocess
import sys

BESIDE_SC = 1         # kilobytes a step, with eight tasks: twice what it is
IN_ALL = 8            # the search's own account of each step among it
NOISE = 4096          # kilobytes that differ from run to run

pawl, many, long, folder = sys.argv[1:]
environment = {**os.environ, "PAWL_CACHE": str(pathlib.Path(folder) / "cache")}


def most_memory(memory, program, *options):
    """The most that the command or a worker held at once, in kilobytes."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    child = os.posix_spawn(pawl, [pawl, "check", program, "--quiet", "--machine", "free", "--memory", memory, "--jobs", "1", *options],
                           environment, file_actions=[(os.POSIX_SPAWN_DUP2, nowhere, 1)])
    os.close(nowhere)
    _, ended, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(ended) not in (0, 3):  # a bound was hit first
        sys.exit(f"{program} {options}: exit status {os.waitstatus_to_exitcode(ended)}")
    return used.ru_maxrss


def built(source):
    """Compiled beforehand: the compiler takes more than all of this."""
    program = pathlib.Path(folder) / pathlib.Path(source).stem
    subprocess.run([pawl, "c++", "-std=c++20", source, "-o", program], check=True, env=environment)
    return str(program)


pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
many, long = built(many), built(long)
wrong = 0


def hold(what, taken, allowed):
    global wrong
    wrong += taken > allowed
    print(f"{what}: {taken:,} kB, at most {allowed:,} kB{'' if taken <= allowed else '  NOT AS EXPECTED'}")


one = most_memory("c11", many, "--explore", "exhaustive", "--schedules", "1")
hold("20,000 executions beside one", most_memory("c11", many, "--explore", "exhaustive", "--schedules", "20000") - one, NOISE)
STEPS = 6000
taken = {memory: most_memory(memory, long, "--explore", "exhaustive", "--schedules", "1", "--steps", str(STEPS))
         for memory in ("sc", "c11")}
hold(f"{STEPS:,} steps under c11", taken["c11"] - one, IN_ALL * STEPS + NOISE)
hold(f"{STEPS:,} steps under c11 beside sc", taken["c11"] - taken["sc"], BESIDE_SC * STEPS + NOISE)
sys.exit(wrong != 0)

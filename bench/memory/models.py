#!/usr/bin/env python3
"""models.py PAWL FOLDER WORK: what `--memory c11` costs beside `--memory sc`, on the programs of FOLDER. Prints a table, and
leaves it in WORK/memory_models.md.

Both in turn. What is counted is processor time of the whole command, less that of a command that runs one execution: what else
the computer does should not count.
"""

import json
import os
import sys

ROUNDS = int(os.environ.get("ROUNDS", "7"))
LIMIT = "60s"
GOAL = 2.0
PROGRAMS = [
    ("store buffering, 8 times", "store_buffering"),
    ("message passing, 6 messages, 2 readers", "message_passing"),
    ("SPSC ring, 6 messages", "spsc_ring"),
    ("Treiber's stack, 3 x 2 calls", "treiber_stack"),
    ("Vyukov's bounded queue, 4 messages", "bounded_queue"),
    ("Michael-Scott queue, 2 enqueue, 2 dequeue", "michael_scott_queue"),
    ("mutex, 3 tasks, 4 times each", "mutex"),
]

pawl, folder, work = sys.argv[1:]
verdict = os.path.join(work, "verdict.json")


def run(program, memory, flags, *options):
    """One search: executions, whether they were all, processor seconds."""
    arguments = [pawl, "check", os.path.join(folder, program + ".cpp"), "--quiet", "--machine", "free", "--memory", memory,
                 "--explore", "exhaustive", "--jobs", "1", "--time", LIMIT, "--json", verdict, "--cflags",
                 " ".join(["-std=c++20", *flags]), *options]
    if os.path.exists(verdict):
        os.remove(verdict)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    child = os.posix_spawnp(pawl, arguments, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, nowhere, 1)])
    os.close(nowhere)
    used = os.wait4(child, 0)[2]
    if not os.path.exists(verdict):
        sys.exit("models.py: no verdict: " + " ".join(arguments))
    with open(verdict) as text:
        said = json.load(text)
    executions = sum(one["executions"] for one in said["bounds"]["machines"])
    return executions, said["complete"], used.ru_utime + used.ru_stime


def spread(values, digits):
    values = sorted(values)
    low, median, high = ("{:,.{}f}".format(one, digits) for one in (values[0], values[len(values) // 2], values[-1]))
    return "%s (%s to %s)" % (median, low, high), values[len(values) // 2]


def row(title, program, flags):
    counts, complete, rates, ratios, begins = {}, {}, {"sc": [], "c11": []}, [], {}
    for memory in rates:
        run(program, memory, flags, "--schedules", "1")  # builds
        begins[memory] = min(run(program, memory, flags, "--schedules", "1")[2] for _ in range(3))
    for _ in range(ROUNDS):
        cost = {}
        for memory in rates:
            counts[memory], complete[memory], processor = run(program, memory, flags)
            cost[memory] = max(processor - begins[memory], 0.001) / counts[memory]
            rates[memory].append(1 / cost[memory])
        ratios.append(cost["c11"] / cost["sc"])
    told = ["{:,}{}".format(counts[memory], "" if complete[memory] else " (not finished)") for memory in rates]
    ratio, median = spread(ratios, 2)
    print("%-60s %s" % (title, ratio), file=sys.stderr)
    return "| %s | %s | %s | %s | %s | %s | %s |" % (title, *told, spread(rates["sc"], 0)[0], spread(rates["c11"], 0)[0], ratio,
                                                     "yes" if median <= GOAL else "**no**")


def main():
    os.makedirs(work, exist_ok=True)
    rows = []
    for title, program in PROGRAMS:
        rows.append(row(title, program, []))
        if program != "mutex":
            rows.append(row(title + ", all `seq_cst`", program, ["-DSEQ_CST"]))
    with open("/proc/cpuinfo") as text:
        processor = next((line.split(":")[1].strip() for line in text if line.startswith("model name")), "processor unknown")
    head = ["program", "executions, `sc`", "`c11`", "a second of processor time, `sc`", "`c11`", "cost of one, `c11` over `sc`", "at most %.1f" % GOAL]
    table = "%s, %d cores, load %.1f. One job, %d rounds: medians, with the lowest and the highest.\n\n" % (
        processor, len(os.sched_getaffinity(0)), os.getloadavg()[0], ROUNDS)
    table += "\n".join(["| %s |" % " | ".join(head), "|---" * len(head) + "|", *rows]) + "\n"
    with open(os.path.join(work, "memory_models.md"), "w") as out:
        out.write(table)
    print(table)


main()

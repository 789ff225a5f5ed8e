"""Random litmus programs: the same seed is the same program."""
import random
from dataclasses import replace

from program import LOCATIONS, Operation, Program, named_tests

LOADS = ("relaxed", "acquire", "seq_cst")
STORES = ("relaxed", "release", "seq_cst")
MODIFIES = ("relaxed", "acquire", "release", "acq_rel", "seq_cst")
FENCES = ("acquire", "release", "acq_rel", "seq_cst")


def orders_of(o):
    return {"load": LOADS, "store": STORES, "fence": FENCES, "lock": ("relaxed",), "unlock": ("relaxed",)}.get(o.kind, MODIFIES)


def vary(roll, program, registers):
    """A named test, with something changed: what is rare in programs made of nothing stands there close together."""
    threads = program.threads = [list(thread) for thread in program.threads]
    places = program.locations
    for _ in range(roll.randint(1, 4)):
        thread = roll.choice([t for t in threads if t])
        at = roll.randrange(len(thread))
        o = thread[at]
        match roll.choice(("order", "order", "order", "fence", "modify", "read", "watch", "access")):
            case "order":
                thread[at] = replace(o, order=roll.choice(orders_of(o)))
            case "fence" if o.kind == "fence":
                del thread[at]
            case "fence":
                thread.insert(at, Operation("fence", roll.choice(FENCES)))
            case "modify" if o.kind == "store":
                thread[at] = Operation("exchange", roll.choice(MODIFIES), o.location, next(registers), o.value)
            case "read" if o.kind == "load":
                thread[at] = Operation("add", roll.choice(MODIFIES), o.location, o.register, roll.choice((0, 1)))
            case "watch" if len(threads) < 4 and sum(map(len, threads)) < 8:
                threads.append([Operation("load", roll.choice(LOADS), roll.choice(places), next(registers))
                                for _ in range(roll.randint(1, 2))])
            case "access" if sum(map(len, threads)) < 9:
                place = roll.choice(places)
                thread.insert(at, roll.choice((Operation("load", roll.choice(LOADS), place, next(registers)),
                                               Operation("store", roll.choice(STORES), place, "", 4))))
    program.threads = [thread for thread in threads if thread]
    program.finally_ = program.locations if roll.random() < 0.7 else []


def with_a_section(roll, thread):
    """Some of its operations under the mutex; none at all: it is locked in between."""
    if roll.random() < 0.2:
        return thread
    first, last = sorted(roll.randint(0, len(thread)) for _ in range(2))
    return [*thread[:first], Operation("lock", "relaxed"), *thread[first:last], Operation("unlock", "relaxed"), *thread[last:]]


def generate(seed):
    roll = random.Random(seed)
    if roll.random() < 0.6:
        named = roll.choice(named_tests())
        program = Program(f"random{seed}", f"from {named.name}", named.threads)
        vary(roll, program, iter([r for r in "abcdefghijklmnopqrstuv" if r not in named.registers]))
        return program
    threads = roll.choice((2, 2, 3, 3, 3, 4))
    circle = roll.random() < 0.5
    longest = {2: 4, 3: 3, 4: 2}[threads] + (roll.random() < 0.3)
    places = LOCATIONS[:roll.choice((2, 3, threads) if circle else (1, 2, 2, 2, 3))]
    # Some programs are mostly of one kind: what is rare in a mixture is met there.
    strong, fences, modifies = roll.choice((0, 0.1, 0.5, 0.8)), roll.choice((0, 0.2, 0.35)), roll.choice((0, 0.1, 0.3))
    data = roll.choice((0, 0, 0.3))
    registers = iter("abcdefghijklmnopqrstuv")
    value = {}

    relaxed = roll.choice((0, 0.3, 0.7))

    def order(of):
        if roll.random() < strong:
            return "seq_cst"
        if of[0] == "relaxed" and roll.random() < relaxed:
            return "relaxed"
        return roll.choice(of if strong else of[:-1])

    def guarded(before, place):
        o = operation(place)
        read = [b.register for b in before if b.reads]
        if read and o.kind == "store" and roll.random() < data:
            o = replace(o, copied=roll.choice(read), value=0)
        if read and roll.random() < data:
            o = replace(o, asked=roll.choice(read), wanted=roll.choice((0, 0, 1, 1, 2)))
        return o

    def operation(place):
        if roll.random() < modifies:
            kind = roll.choice(("add", "exchange", "compare"))
            fresh = roll.choice((1, 2)) if kind != "exchange" else roll.choice((1, 2, 3))
            return Operation(kind, order(MODIFIES), place, next(registers), fresh,
                             roll.choice((0, 0, 1, 2)) if kind == "compare" else 0,
                             order(LOADS) if kind == "compare" else "")
        if roll.random() < 0.5:
            return Operation("load", order(LOADS), place, next(registers))
        value[place] = value.get(place, 0) + 1
        return Operation("store", order(STORES), place, "", value[place])

    program = Program(f"random{seed}")
    for number in range(threads):
        thread = []
        program.threads.append(thread)
        # A circle: each thread goes from one place to the next, as the threads of the named tests do.
        wanted = [places[number % len(places)], places[(number + 1) % len(places)]] if circle else []
        if circle and roll.random() < 0.3:
            wanted.insert(roll.randint(0, 2), roll.choice(places))
        for place in wanted or [roll.choice(places) for _ in range(roll.randint(2, longest))]:
            if thread and roll.random() < fences:
                thread.append(Operation("fence", order(FENCES)))
            thread.append(guarded(thread, place))
    if roll.random() < 0.25:
        program.threads = [with_a_section(roll, thread) for thread in program.threads]
    if roll.random() < 0.6:
        program.finally_ = [p for p in program.locations]
    return program

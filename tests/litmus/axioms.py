"""What the C++20 memory model allows a litmus program, from its axioms alone: every choice of who reads from whom and of
the modification orders is made, and asked. Names and clauses are those of [intro.races], [atomics.order], [atomics.fences].

Shares nothing with the checker, which builds executions step by step.
"""
import itertools
import math
from dataclasses import dataclass

ACQUIRES = ("acquire", "acq_rel", "seq_cst")
RELEASES = ("release", "acq_rel", "seq_cst")


@dataclass
class Event:
    number: int
    thread: int  # -1: the initial value of a location
    operation: object
    location: str
    # As this choice of reads has it:
    writes: bool = False
    reads: bool = False
    is_fence: bool = False
    order: str = "relaxed"
    read: int = -1
    written: int = 0


def bits(mask):
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def close(after):
    """Transitive closure; after[i] is the set of events after i. False: a circle."""
    count = len(after)
    for middle in range(count):
        bit, reach = 1 << middle, after[middle]
        for i in range(count):
            if after[i] & bit:
                after[i] |= reach
    return not any(after[i] >> i & 1 for i in range(count))


class Executions:
    def __init__(self, program, load_buffering=False):
        self.program = program
        self.load_buffering = load_buffering
        self.events = []
        for location in program.locations:
            self.events.append(Event(len(self.events), -1, None, location, writes=True))
        self.initial = len(self.events)
        for number, thread in enumerate(program.threads):
            for o in thread:
                self.events.append(Event(len(self.events), number, o, o.location, order=o.order))
        count = len(self.events)
        self.sequenced = [0] * count  # sequenced before: the events after each
        for a in self.events:
            for b in self.events:
                if a.number < b.number and b.thread >= 0 and a.thread in (-1, b.thread):
                    self.sequenced[a.number] |= 1 << b.number
        self.register = {e.operation.register: e for e in self.events if e.operation and e.operation.reads}
        self.readers = [e for e in self.events if e.operation and e.operation.reads]
        self.section_orders = self.orders_of_sections()
        self.outcomes = set()

    def orders_of_sections(self):
        """The orders that a mutex can be taken in, each as edges: from an unlock to all later locks of other threads."""
        sections = []
        for e in self.events:
            if e.operation and e.operation.kind == "lock":
                unlock = next(u for u in self.events[e.number:] if u.operation.kind == "unlock" and u.thread == e.thread)
                sections.append((e, unlock))
        found = []
        for order in itertools.permutations(sections):
            pairs = list(itertools.combinations(order, 2))
            if all(first[0].number < second[0].number for first, second in pairs if first[0].thread == second[0].thread):
                edges = [0] * len(self.events)
                for first, second in pairs:
                    edges[first[1].number] |= 1 << second[0].number
                found.append(edges)
        return found

    def sources(self, reader):
        for w in self.events:
            writes = w.operation is None or w.operation.may_write
            if writes and w.location == reader.location and w is not reader and not self.sequenced[reader.number] >> w.number & 1:
                yield w

    def choices(self):
        """In how many ways the reads can be given what they read: what all of this takes."""
        return math.prod(sum(1 for _ in self.sources(reader)) for reader in self.readers)

    def all(self):
        self.choose_sources(0, {})
        return self.outcomes

    def choose_sources(self, index, source):
        if index == len(self.readers):
            if self.evaluate(source):
                for sections in self.section_orders:
                    self.judge(source, sections)
            return
        reader = self.readers[index]
        for w in self.sources(reader):
            source[reader.number] = w
            self.choose_sources(index + 1, source)
        del source[reader.number]

    def evaluate(self, source):
        """Values, and which compare-exchanges write. False: no execution has them."""
        known = {}

        def value(e):
            if e.number in known:
                return known[e.number] is not None
            known[e.number] = None  # on the way: a circle of read-modify-writes
            o = e.operation
            if o is None:
                known[e.number] = True
                return True
            for used in (o.asked, o.copied):
                if used and not value(self.register[used]):
                    return False
            there = not o.asked or self.register[o.asked].read == o.wanted
            e.reads = there and o.reads
            e.writes = there and o.kind in ("store", "add", "exchange")
            e.is_fence = there and o.kind == "fence"
            e.order = o.order if there else "relaxed"
            e.written = self.register[o.copied].read if o.copied else o.value
            e.read = -1
            if o.reads and not there and source[e.number] is not next(self.sources(e)):
                return False  # it reads nothing: one choice stands for all
            if e.reads:
                from_ = source[e.number]
                if not value(from_) or not from_.writes:
                    return False
                e.read = from_.written
                if o.kind == "add":
                    e.written += e.read
                elif o.kind == "compare":
                    e.writes = e.read == o.expected
                    if not e.writes:
                        e.order = o.failure
            known[e.number] = True
            return True

        if not all(value(e) for e in self.events):
            return False
        # Of two read-modify-writes that read the same value only one is next to it in the modification order.
        modified = [source[e.number].number for e in self.events if e.reads and e.writes]
        return len(modified) == len(set(modified))

    def is_known(self, registers):
        """Whatever else there is to choose, the outcome is one that was found."""
        return not self.program.finally_ and self.program.outcome(registers, {}) in self.outcomes

    def outcome(self, registers, memory, before):
        return self.program.outcome(registers, memory)

    def judge(self, source, sections):
        registers = {e.operation.register: e.read for e in self.readers}
        if self.is_known(registers):
            return
        if not self.load_buffering:
            flow = [s | after for s, after in zip(self.sequenced, sections)]
            for reader in self.readers:
                if reader.reads:
                    flow[source[reader.number].number] |= 1 << reader.number
            if not close(flow):
                return
        synchronizes = [s | after for s, after in zip(self.synchronizes_with(source), sections)]
        before = [s | y for s, y in zip(self.sequenced, synchronizes)]  # happens before
        if not close(before):
            return
        orders = [self.modification_orders(location, source, before) for location in self.program.locations]
        if not all(orders):
            return
        strong = 0
        for e in self.events:
            if e.order == "seq_cst":
                strong |= 1 << e.number
        demanded = self.strongly_before(synchronizes, before, strong) if strong else None

        def combine(index, chosen):
            if index < len(orders):
                for one in orders[index]:
                    combine(index + 1, chosen + [one])
                return
            memory = {location: one[-1].written for location, one in zip(self.program.locations, chosen)}
            said = self.outcome(registers, memory, before)
            if said not in self.outcomes and (not strong or self.has_single_order(demanded, chosen, source, before, strong)):
                self.outcomes.add(said)

        combine(0, [])

    def synchronizes_with(self, source):
        result = [0] * len(self.events)
        for reader in self.readers:
            acquiring = 1 << reader.number if reader.order in ACQUIRES else 0
            for f in self.events:
                if f.is_fence and f.order in ACQUIRES and self.sequenced[reader.number] >> f.number & 1:
                    acquiring |= 1 << f.number
            if not acquiring or not reader.reads:
                continue
            # What it reads stands in the release sequences of these heads: read-modify-writes alone continue one.
            head = source[reader.number]
            while True:
                if head.thread >= 0:
                    if head.order in RELEASES:
                        result[head.number] |= acquiring
                    for f in self.events:
                        if f.is_fence and f.order in RELEASES and self.sequenced[f.number] >> head.number & 1:
                            result[f.number] |= acquiring
                if not (head.reads and head.writes):
                    break
                head = source[head.number]
        return result

    def modification_orders(self, location, source, before):
        """All that coherence and atomicity allow."""
        here = [e for e in self.events if e.location == location and (e.reads or e.writes)]
        earlier = {e.number: 0 for e in here if e.writes}  # must stand before it

        def put(first, second, may_be_same):
            if first is second:
                return may_be_same
            earlier[second.number] |= 1 << first.number
            return True

        for a in here:
            for b in here:
                if a is b or not before[a.number] >> b.number & 1:
                    continue
                # Write-write, write-read, read-write and read-read coherence.
                if a.writes and b.writes and not put(a, b, False): return []
                if a.writes and b.reads and not put(a, source[b.number], True): return []
                if a.reads and b.writes and not put(source[a.number], b, False): return []
                if a.reads and b.reads and not put(source[a.number], source[b.number], True): return []
        writes = [e for e in here if e.writes]
        follower = {source[e.number].number: e for e in writes if e.reads}
        found = []

        def extend(order, placed):
            if len(order) == len(writes):
                found.append(tuple(order))
                return
            wanted = follower.get(order[-1].number) if order else None
            for w in [wanted] if wanted else writes:
                if placed >> w.number & 1 or earlier[w.number] & ~placed:
                    continue
                if w.reads and w is not wanted:
                    continue
                extend(order + [w], placed | 1 << w.number)

        extend([], 0)
        return found

    def strongly_before(self, synchronizes, before, strong):
        """Edges of S: seq_cst events of which one strongly happens before the other."""
        strongly = list(self.sequenced)
        for a in self.events:
            if strong >> a.number & 1 and not a.is_fence:
                for b in bits(synchronizes[a.number] & strong):
                    if not self.events[b].is_fence:
                        strongly[a.number] |= 1 << b
            # Sequenced before, happens before, sequenced before.
            for b in bits(self.sequenced[a.number]):
                for c in bits(before[b]):
                    strongly[a.number] |= self.sequenced[c]
        close(strongly)
        return [strongly[e.number] & strong if strong >> e.number & 1 else 0 for e in self.events]

    def has_single_order(self, demanded, orders, source, before, strong):
        """The order S exists."""
        edges = list(demanded)
        fences = [e for e in self.events if e.is_fence and strong >> e.number & 1]

        def froms(a):
            own = [a] if strong >> a.number & 1 else []
            return own + [f for f in fences if before[f.number] >> a.number & 1]

        def tos(b):
            mask = 1 << b.number & strong
            for f in fences:
                if before[b.number] >> f.number & 1:
                    mask |= 1 << f.number
            return mask

        for location, order in zip(self.program.locations, orders):
            place = {w.number: i for i, w in enumerate(order)}
            # Coherence-ordered before: a read stands between what it reads and the next modification; a read-modify-write
            # stands where it writes.
            here = [(2 * place[e.number] if e.writes else 2 * place[source[e.number].number] + 1, e)
                    for e in self.events if e.location == location and (e.writes or e.reads)]
            for at_a, a in here:
                starts = froms(a)
                if not starts:
                    continue
                for at_b, b in here:
                    if at_a < at_b:
                        ends = tos(b)
                        for s in starts:
                            edges[s.number] |= ends
        return close(edges)


def allowed(program, load_buffering=False):
    """The outcomes that C++20 allows, without executions in which sequenced-before and reads-from form a circle;
    load_buffering: with them."""
    return Executions(program, load_buffering).all()


def holds_the_lock(done):
    """A thread that has done this."""
    return any(o.kind == "lock" for o in [o for o in done if o.kind in ("lock", "unlock")][-1:])


def interleavings(program):
    """The outcomes of sequential consistency."""
    threads, places = program.threads, program.locations
    outcomes, seen = set(), set()

    def go_on(at, memory, registers):
        state = (at, memory, registers)
        if state in seen:
            return
        seen.add(state)
        if all(i == len(t) for i, t in zip(at, threads)):
            outcomes.add(program.outcome(dict(registers), dict(zip(places, memory))))
            return
        for t, i in enumerate(at):
            if i == len(threads[t]):
                continue
            o = threads[t][i]
            if o.kind == "lock" and any(holds_the_lock(thread[:j]) for thread, j in zip(threads, at)):
                continue
            fresh, got = list(memory), registers
            known = dict(registers)
            if o.asked and known[o.asked] != o.wanted:
                if o.reads:
                    got = tuple(sorted(registers + ((o.register, -1),)))
            elif o.location:
                place = places.index(o.location)
                old = memory[place]
                if o.reads:
                    got = tuple(sorted(registers + ((o.register, old),)))
                if o.kind in ("store", "exchange") or (o.kind == "compare" and old == o.expected):
                    fresh[place] = known[o.copied] if o.copied else o.value
                elif o.kind == "add":
                    fresh[place] = old + o.value
            go_on(at[:t] + (i + 1,) + at[t + 1:], tuple(fresh), got)

    go_on((0,) * len(threads), (0,) * len(places), ())
    return outcomes

"""Litmus programs, as tests.txt describes them: straight lines of atomic accesses, a line for each thread.

    NAME  what it is about
        x = 1 release; fence seq_cst; a = y
        ...
        finally x y
        forbidden a=0 x=1

    x = 1           store              a = x           load
    a = x += 1      fetch_add          a = x <- 2      exchange
    a = x ? 0 : 1   compare_exchange_strong from 0 to 1; a is what it has read. Two orders may follow: success, failure
    fence ORDER
    lock ... unlock     what stands between is done under the one mutex that there is
    x = a           store of what a has read
    if a=1: ...     only if a has read 1

An access without an order is relaxed. Locations are x, y, z, w and begin with 0; registers are the other letters, and begin with -1. `finally`: values
after all threads have ended. `allowed` or `forbidden`: the outcome that the test is known for, and what C++20 says of it.
"""
import functools
import pathlib
import re
from dataclasses import dataclass, field, replace

ORDERS = ("relaxed", "acquire", "release", "acq_rel", "seq_cst")
LOCATIONS = "xyzw"


@dataclass(frozen=True)
class Operation:
    kind: str  # load store add exchange compare fence lock unlock
    order: str
    location: str = ""
    register: str = ""
    value: int = 0  # stored, added
    expected: int = 0
    failure: str = ""
    copied: str = ""  # the register whose value is stored
    asked: str = ""  # the register that must have this value
    wanted: int = 0

    @property
    def reads(self):
        return self.kind in ("load", "add", "exchange", "compare")

    @property
    def may_write(self):
        return self.kind in ("store", "add", "exchange", "compare")

    def __str__(self):
        order = "" if self.order == "relaxed" and self.kind != "compare" else " " + self.order
        condition = f"if {self.asked}={self.wanted}: " if self.asked else ""
        return condition + self.access(order)

    def access(self, order):
        match self.kind:
            case "load": return f"{self.register} = {self.location}{order}"
            case "store": return f"{self.location} = {self.copied or self.value}{order}"
            case "add": return f"{self.register} = {self.location} += {self.value}{order}"
            case "exchange": return f"{self.register} = {self.location} <- {self.value}{order}"
            case "compare":
                return f"{self.register} = {self.location} ? {self.expected} : {self.value}{order} {self.failure}"
            case "fence": return f"fence{order}"
        return self.kind


@dataclass
class Program:
    name: str
    about: str = ""
    threads: list = field(default_factory=list)
    finally_: list = field(default_factory=list)
    weak: dict = field(default_factory=dict)  # the outcome that it is known for
    allowed: bool = False

    @property
    def registers(self):
        return [o.register for thread in self.threads for o in thread if o.reads]

    @property
    def locations(self):
        return sorted({o.location for thread in self.threads for o in thread if o.location}, key=LOCATIONS.index)

    def outcome(self, registers, memory):
        """An outcome as text, in the order of the tasks: main says the last values."""
        return " ".join([f"{l}={memory[l]}" for l in self.finally_] + [f"{r}={registers[r]}" for r in self.registers])

    def shows_weak(self, outcome):
        said = dict(part.split("=") for part in outcome.split())
        return all(said[name] == value for name, value in self.weak.items())

    def __str__(self):
        lines = [f"{self.name}  {self.about}".rstrip()]
        lines += ["    " + "; ".join(map(str, thread)) for thread in self.threads]
        if self.finally_:
            lines.append("    finally " + " ".join(self.finally_))
        if self.weak:
            lines.append(f"    {'allowed' if self.allowed else 'forbidden'} " + " ".join(f"{n}={v}" for n, v in self.weak.items()))
        return "\n".join(lines) + "\n"


LOCATION, REGISTER, ORDER = rf"(?P<location>[{LOCATIONS}])", rf"(?P<register>[a-v])", r"(?: (?P<order>[a-z_]+))?"
SHAPES = [(kind, re.compile(shape + "$")) for kind, shape in (
    ("lock", "lock"),
    ("unlock", "unlock"),
    ("fence", r"fence" + ORDER),
    ("store", rf"{LOCATION} = (?P<value>\d+){ORDER}"),
    ("copy", rf"{LOCATION} = (?P<copied>[a-v]){ORDER}"),
    ("load", rf"{REGISTER} = {LOCATION}{ORDER}"),
    ("add", rf"{REGISTER} = {LOCATION} \+= (?P<value>\d+){ORDER}"),
    ("exchange", rf"{REGISTER} = {LOCATION} <- (?P<value>\d+){ORDER}"),
    ("compare", rf"{REGISTER} = {LOCATION} \? (?P<expected>\d+) : (?P<value>\d+){ORDER}(?: (?P<failure>[a-z_]+))?"))]


def operation(text):
    if condition := re.match(r"if ([a-v])=(-?\d+): ", text):
        return replace(operation(text[condition.end():]), asked=condition[1], wanted=int(condition[2]))
    for kind, shape in SHAPES:
        if found := shape.match(text):
            said = {name: value for name, value in found.groupdict().items() if value}
            for number in ("value", "expected"):
                if number in said:
                    said[number] = int(said[number])
            said.setdefault("order", "relaxed")
            if kind == "compare":
                said.setdefault("failure", "relaxed")
            if {said["order"], said.get("failure", "relaxed")} - set(ORDERS):
                raise ValueError(f"no such order: {text}")
            return Operation("store" if kind == "copy" else kind, **said)
    raise ValueError(f"not understood: {text}")


@functools.cache
def named_tests():
    return parse((pathlib.Path(__file__).parent / "tests.txt").read_text())


def parse(text):
    """All programs of a text, in order."""
    programs = []
    for line in text.splitlines():
        line = line.partition("#")[0].rstrip()
        if not line:
            continue
        words = line.split()
        if not line[0].isspace():
            programs.append(Program(words[0], " ".join(words[1:])))
        elif words[0] == "finally":
            programs[-1].finally_ = words[1:]
        elif words[0] in ("allowed", "forbidden"):
            programs[-1].allowed = words[0] == "allowed"
            programs[-1].weak = dict(word.split("=") for word in words[1:])
        else:
            programs[-1].threads.append([operation(part.strip()) for part in line.split(";")])
    for one in programs:
        if len(set(one.registers)) != len(one.registers):
            raise ValueError(f"{one.name}: a register is written twice")
    return programs

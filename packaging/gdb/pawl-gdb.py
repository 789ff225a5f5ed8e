# Commands for gdb that tell who waits for whom in a program that uses Pawl, live or from its core dump:
#
#   info pawl-tasks      every task that Pawl has met: its thread, what it waits for, where, and who holds that
#   info pawl-locks      what tasks hold: who, locked where, who waits for it
#   info pawl-channels   channels at which threads wait, with their messages
#
#   (gdb) source /usr/share/pawl/gdb/pawl-gdb.py
#
# All is read from memory with the program's debug information: nothing is called in the program, so that core dumps, other
# processors and programs in any state will do. On a microcontroller a thread is Pawl's own, and gdb knows of none but the processor:
# what stands in tasks' records is told, and channels are known by the variables in which they stand.
import re
import time

import gdb

PORTS = ("on_linux", "on_cortex_m", "on_freertos")
WANTED = {
    "lock": "mutex",
    "join": "the end of task",
    "send": "room in channel",
    "receive": "a message from channel",
    "select": "one of several channels, first",
    "acquire": "semaphore",
    "wait": "event",
    "be_notified": "a notification of condition",
}
AT_CHANNELS = ("send", "receive", "select")
FOR_EVER = 2**63 - 1


# ---- values ----------------------------------------------------------------------------------------------------------


def loaded(atomic):
    """What a std::atomic<T> holds: a T at its beginning, in every standard library."""
    content = atomic.type.strip_typedefs().template_argument(0)
    return atomic.address.cast(content.pointer()).dereference()


def elements(array):
    """The C array within a std::array."""
    inner = array[array.type.strip_typedefs().fields()[0]]
    first, last = inner.type.strip_typedefs().range()
    return [inner[i] for i in range(first, last + 1)]


def number_in(value):
    """The number at the bottom of a std::chrono type."""
    while value.type.strip_typedefs().code == gdb.TYPE_CODE_STRUCT:
        value = value[value.type.strip_typedefs().fields()[0]]
    return int(value)


def printable(text):
    """A name is whatever somebody has set, control characters of a terminal as well."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", lambda found: f"\\x{ord(found.group()):02x}", text)


def text_at(pointer):
    if int(pointer) == 0:
        return ""
    try:
        return printable(pointer.string(errors="replace"))
    except gdb.MemoryError:
        return "a name that is gone"


def clock_period(value):
    """What a std::chrono type counts in, in seconds."""
    kind = value.type.strip_typedefs()
    while not (kind.name or "").startswith("std::chrono::duration<"):
        kind = kind.fields()[0].type.strip_typedefs()
    ratio = kind.template_argument(1).strip_typedefs()
    return int(ratio.template_argument(0)) / int(ratio.template_argument(1))


def variable(name, room="watch"):
    """One of Pawl's own, whatever port the program was built for."""
    for scope in PORTS:
        try:
            return gdb.parse_and_eval(f"'pawl::{scope}::{room}::{name}'")
        except gdb.error:
            continue
    raise gdb.GdbError("pawl: this program holds no table of tasks, or no debug information about it")


# ---- places ----------------------------------------------------------------------------------------------------------


def of_the_program(path):
    return not path.startswith(("/usr/include/", "/usr/lib/")) and not re.search(r"/c\+\+/v1/|include/pawl/|/nptl/|/sysdeps/", path)


def short(path, line):
    return f"{path.rpartition('/')[2]}:{line}"


def line_at(address):
    """The line of the program itself from which the code at this address was inlined, or that it is."""
    found = gdb.find_pc_line(address)
    if found.symtab and of_the_program(found.symtab.fullname()):
        return short(found.symtab.filename, found.line)
    # Inlined from a header. The last line of the program before it, within the same function, is that of the call.
    block = gdb.block_for_pc(address)
    while block and not (block.function and block.function.symtab and of_the_program(block.function.symtab.fullname())):
        block = block.superblock
    if not block or block.is_global or block.is_static:
        return None
    table = block.function.symtab
    if not hasattr(table, "linetable"):
        return None
    before = [entry for entry in table.linetable() if block.start <= entry.pc <= address and entry.line]
    return short(table.filename, max(before, key=lambda entry: entry.pc).line) if before else None


def place(site):
    """A watch::call_site or shared_call_site."""
    where = site["where_"] if has_field(site, "where_") else site["where"]
    codes = site["code_"] if has_field(site, "code_") else site["code"]
    if is_atomic(where):
        where = loaded(where)
    implementation = where[where.type.strip_typedefs().fields()[0]]
    if int(implementation):
        file = text_at(implementation["_M_file_name"])
        if file and of_the_program(file):
            return short(file, int(implementation["_M_line"]))
    addresses = []
    for code in elements(codes):
        address = int(loaded(code) if is_atomic(code) else code)
        if address == 0:
            break
        addresses.append(address)
    for index, address in enumerate(addresses):
        # The first one is where the program stood; each other one where a call returns to, behind the call.
        if line := line_at(address - (1 if index else 0)):
            return line
    return hex(addresses[0]) if addresses else "an unknown place"


def is_atomic(value):
    return (value.type.strip_typedefs().name or "").startswith("std::atomic<")


def has_field(value, name):
    return any(field.name == name for field in value.type.strip_typedefs().fields())


# ---- tasks -----------------------------------------------------------------------------------------------------------


class Held:
    def __init__(self, entry):
        self.object = int(loaded(entry["object"]))
        self.name = text_at(loaded(entry["name"]))
        self.place = place(entry["at"])


def channel_of(wanted):
    """The channel whose end this object is: a half that is bound to a task; None: it is no such thing."""
    try:
        ends = elements(variable("bound_ends"))
    except (gdb.error, gdb.GdbError):
        return None
    offset = wanted - int(ends[0].address)
    if not 0 <= offset < len(ends) * ends[0].type.sizeof:
        return None
    return int(ends[offset // ends[0].type.sizeof]["other_"]["channel"])


class Wait:
    def __init__(self, record):
        self.what = str(loaded(record["what_"])).rpartition("::")[2]
        self.object = int(loaded(record["object_"]))
        self.name = text_at(loaded(record["object_name_"]))
        self.place = place(record["at_"])
        since = loaded(record["since_"])
        self.since = round(number_in(since) * clock_period(since) * 1e9)
        self.until = number_in(loaded(record["until_"]))

    def words(self, holder):
        name = f'"{self.name}"' if self.name else "without a name"
        if self.what == "join" and holder:
            name = holder.name  # whose end it is says nobody but the record that is waited for
        text = f"waits for {WANTED.get(self.what, self.what)} {name}, since {moment(self.since)}, at {self.place}"
        return text + ("" if self.until == FOR_EVER else ", with a deadline")


class Task:
    def __init__(self, record):
        self.record = int(record.address)
        self.number = int(loaded(record["number_"]))
        letters = [int(loaded(letter)) & 0xFF for letter in elements(record["name_"])]
        self.own_name = bytes(letters).split(b"\0")[0].decode(errors="replace")
        self.waits = Wait(record) if int(loaded(record["wait_number_"])) % 2 else None
        holds = record["holds"]
        count = int(loaded(holds["count_"]))
        self.holds = [Held(entry) for entry in elements(holds["entries_"])[:count]]

    @property
    def name(self):
        return f'"{self.own_name}"' if self.own_name else f"#{self.number}"


def moment(since):
    """How long ago, where this machine's clock is the program's; otherwise what that clock said."""
    connection = getattr(gdb.selected_inferior(), "connection", None)
    if connection is None or connection.type != "native":
        return f"{since / 1e9:.3f} s of its clock"
    length = max(time.monotonic_ns() - since, 0)
    if length < 10_000_000:
        return f"{length // 1000} us"
    return f"{length // 1_000_000} ms" if length < 10_000_000_000 else f"{length // 1_000_000_000} s"


def read_tasks():
    records, met = variable("tasks"), int(loaded(variable("tasks_met")))
    inner = records[records.type.strip_typedefs().fields()[0]]
    return [Task(inner[i]) for i in range(met) if int(loaded(inner[i]["number_"]))]


def holder_of(wanted, tasks):
    for task in tasks:
        if task.record == wanted:
            return task, None
        for held in task.holds:
            if held.object == wanted:
                return task, held
    return None, None


def running_thread():
    """On a microcontroller: the number of the thread that has the processor; None: threads are those of gdb."""
    try:
        return int(variable("running_thread", "port::detail"))
    except gdb.GdbError:
        return None


def threads():
    """Threads of the program by the number that the platform gave them."""
    if running_thread() is not None:
        return {}
    return {thread.ptid[1] or thread.ptid[2]: thread for thread in gdb.selected_inferior().threads()}


# ---- commands --------------------------------------------------------------------------------------------------------


class InfoTasks(gdb.Command):
    """Every task that Pawl has met: what it waits for, since when, where, and who holds that."""

    def __init__(self):
        super().__init__("info pawl-tasks", gdb.COMMAND_STATUS)

    def invoke(self, argument, from_tty):
        tasks, known, running = read_tasks(), threads(), running_thread()
        width = max((len(task.name) for task in tasks), default=0)
        for task in tasks:
            thread = known.get(task.number)
            number = f"thread {thread.num}" if thread else "no thread"
            if running is not None:
                number = "runs" if task.number == running else ""
            holder, held = holder_of(task.waits.object, tasks) if task.waits else (None, None)
            words = task.waits.words(holder) if task.waits else "does not wait"
            print(f"{number:10} {task.name:{width}}  {words}")
            if held and channel_of(held.object):
                print(f"{'':{width + 13}}from {holder.name} alone, bound at {held.place}")
            elif held:
                print(f"{'':{width + 13}}held by {holder.name}, locked at {held.place}")
        for circle in circles(tasks):
            names = " waits for ".join(task.name for task in circle + circle[:1])
            passing = any(task.waits.until != FOR_EVER for task in circle)
            print(f"circle{', until a deadline passes' if passing else ''}: {names}")


def circles(tasks):
    found, seen = [], set()
    for first in tasks:
        walk, at = [], first
        while at and at.record not in seen and at.waits:
            seen.add(at.record)
            walk.append(at)
            at = holder_of(at.waits.object, tasks)[0]
        if at in walk:
            found.append(walk[walk.index(at) :])
    return found


class InfoLocks(gdb.Command):
    """What tasks hold: who, locked where, and who waits for it."""

    def __init__(self):
        super().__init__("info pawl-locks", gdb.COMMAND_STATUS)

    def invoke(self, argument, from_tty):
        tasks = read_tasks()
        nothing = True
        for task in tasks:
            for held in task.holds:
                if channel_of(held.object):
                    continue
                waiters = [other for other in tasks if other.waits and other.waits.object == held.object]
                nothing = False
                name = f'"{held.name}"' if held.name else f"without a name, at {held.object:#x}"
                print(f"{name}  held by {task.name}, locked at {held.place}")
                for other in sorted(waiters, key=lambda other: other.waits.since):
                    print(f"    {other.name} waits for it, since {moment(other.waits.since)}, at {other.waits.place}")
        if nothing:
            print("No task holds a lock.")


# ---- channels --------------------------------------------------------------------------------------------------------

HALF = re.compile(r"^pawl::(?:\w+::)?(sender|receiver)<")


class Channel:
    def __init__(self, core, address):
        self.core, self.address, self.waiters = core, address, []
        self.name = ""

    def words(self):
        kind, capacity, messages = "channel", None, None
        if self.core is not None:
            name = re.sub(r"<.*", "", self.core.name).rpartition("::")[2]
            value = gdb.Value(self.address).cast(self.core.pointer()).dereference()
            try:
                kind, capacity, messages = KINDS.get(name, other_kind)(value)
            except (gdb.error, RuntimeError):
                kind = name
            if not self.name:
                self.name = text_at(loaded(value["ends"]["name_"]))
        text = f'"{self.name}"' if self.name else f"without a name, at {self.address:#x}"
        text += f"  {kind}"
        if messages is not None:
            text += f", {messages}" + (f" of {capacity}" if capacity is not None else "")
            text += " messages" if capacity is not None or messages != 1 else " message"
        return text


def other_kind(core):
    return re.sub(r"<.*", "", core.type.name).rpartition("::")[2], None, None


def ring(core):
    capacity = int(core.type.strip_typedefs().template_argument(1))
    size = int(loaded(core["tail_"])) - int(loaded(core["head_"]))
    return "ring", capacity, min(capacity, size)


def bounded(core):
    """Each slot says itself whether it is filled; the positions beside them may be old."""
    capacity = int(core["places_"]["capacity_"])
    slots = core["storage_"]["slots_"]
    if has_field(slots, "_M_ptr"):
        first = slots["_M_ptr"]
    else:
        first = elements(slots)[0].address
    filled = 0
    for i in range(capacity):
        # The turn, whose lowest bit says so: the first word of a slot, or what stands in its only one above the content.
        slot = first[i]
        word = slot.address.cast(gdb.lookup_type("unsigned long long").pointer()).dereference()
        filled += int(word) >> (24 if slot.type.strip_typedefs().name.endswith("::packed_slot") else 0) & 1
    return "bounded", capacity, filled


def unbounded(core):
    """By the positions, of which the tail may be some messages old."""
    turns, bits = 2**35, 29
    size = ((int(loaded(core["tail_"])) >> bits) - (int(loaded(core["head_"])) >> bits)) % turns
    return "unbounded", None, size


KINDS = {
    "ring_core": ring,
    "slot_ring": bounded,
    "masked_ring": lambda core: ("bounded", int(core.type.strip_typedefs().template_argument(1)), int(core["count_"])),
    "node_queue": unbounded,
    "meeting": lambda core: ("rendezvous", None, None),
    "single_place": lambda core: ("oneshot", None, None),
    "latest_core": lambda core: ("latest", None, None),
    "broadcast_ring": lambda core: ("broadcast", int(core["places_"]["capacity_"]), None),
}


def frames_of(thread):
    thread.switch()
    frame, left = gdb.newest_frame(), 64
    while frame is not None and left:
        yield frame
        left -= 1
        try:
            frame = frame.older()
        except gdb.error:
            return


def half_in(frame):
    """The half of a channel whose member function this frame is: (does what, the channel's type, where or None)."""
    try:
        this = gdb.lookup_symbol("this", frame.block())[0]
    except RuntimeError:
        return None
    if this is None or this.type.code != gdb.TYPE_CODE_PTR:
        return None
    half = this.type.target().unqualified().strip_typedefs()
    found = HALF.match(half.name or "")
    if not found:
        return None
    address = None
    for way in (
        lambda: this.value(frame).dereference()["core_"]["core_"],
        # Where that was optimised away: the operation that the call waits with, which others look at.
        lambda: frame.read_var("sending" if found[1] == "sender" else "receiving")["core_"],
    ):
        try:
            address = address or int(way())
        except (gdb.error, ValueError):
            continue
    return "send" if found[1] == "sender" else "receive", half.template_argument(0), address


def channel_within(value, address):
    """The part of an object that stands there and is a channel."""
    kind = value.type.strip_typedefs()
    if kind.code != gdb.TYPE_CODE_STRUCT:
        return None
    if int(value.address) == address and re.sub(r"<.*", "", kind.name or "").rpartition("::")[2] in KINDS:
        return kind
    for field in kind.fields():
        if not hasattr(field, "bitpos") or field.type.strip_typedefs().code != gdb.TYPE_CODE_STRUCT:
            continue
        part = value[field]
        if int(part.address) <= address < int(part.address) + max(part.type.sizeof, 1):
            if found := channel_within(part, address):
                return found
    return None


def channel_in_a_variable(address):
    """The type of a channel in static storage; None: no variable that is known stands there."""
    text = gdb.execute(f"info symbol {address:#x}", to_string=True)
    name = re.sub(r"( \+ \d+)? in section .*", "", text).strip()
    try:
        return channel_within(gdb.parse_and_eval(f"'{name}'"), address)
    except gdb.error:
        return None


def channels_of_records(tasks):
    """Where threads are not gdb's: by what tasks say that they wait for."""
    channels = {}
    for task in tasks:
        if not task.waits or task.waits.what not in AT_CHANNELS or task.waits.what == "select":
            continue
        address = channel_of(task.waits.object) or task.waits.object
        channel = channels.setdefault(address, Channel(channel_in_a_variable(address), address))
        channel.name = task.waits.name or channel.name
        channel.waiters.append((task.name, task.waits.what, task.waits.place, task.waits))
    return channels


def read_channels():
    if running_thread() is not None:
        return channels_of_records(read_tasks())
    channels, by_number = {}, {task.number: task for task in read_tasks()}
    before = gdb.selected_thread()
    for number, thread in sorted(threads().items()):
        task = by_number.get(number)
        wait = task.waits if task and task.waits and task.waits.what in AT_CHANNELS else None
        half, line = None, None
        for frame in frames_of(thread):
            if not half or not half[2]:
                half = half_in(frame) or half  # further out the channel may be optimised away
            table = frame.find_sal().symtab
            if half and table and of_the_program(table.fullname()):
                line = short(table.filename, frame.find_sal().line)
                break
        if not half and not wait:
            continue
        what, core, address = half or (wait.what, None, None)
        if wait:
            # At a select the object is the wait itself.
            if wait.what != "select":
                address = channel_of(wait.object) or wait.object
            what, line = wait.what, wait.place
        if not address:
            continue
        channel = channels.setdefault(address, Channel(core, address))
        channel.core = channel.core or core
        if wait and wait.name:
            channel.name = wait.name
        name = f'"{thread.name}"' if thread.name else f"thread {thread.num}"
        channel.waiters.append((task.name if task else name, what, line, wait))
    if before:
        before.switch()
    return channels


class InfoChannels(gdb.Command):
    """Channels at which threads wait, with their kind, their messages, and who waits."""

    def __init__(self):
        super().__init__("info pawl-channels", gdb.COMMAND_STATUS)

    def invoke(self, argument, from_tty):
        channels = read_channels()
        for channel in channels.values():
            print(channel.words())
            for name, what, line, wait in channel.waiters:
                since = f", since {moment(wait.since)}" if wait else ""
                wanted = {"send": "room", "receive": "a message"}.get(what, "one of several")
                print(f"    {name} waits for {wanted}{since}, at {line or 'an unknown place'}")
        if not channels:
            print("No thread waits at a channel.")


InfoTasks()
InfoLocks()
InfoChannels()

# Commands for gdb in `pawl replay SCHEDULE --gdb`, which starts gdb with this file.
#
#   pawl-step [N|end]      go on to the next step, to step N (also back: the program is started anew), or to the end
#   pawl-next-preemption   go on to the next step at which a task was preempted
#   info pawl-tasks        every simulated task: its state, what it waits for, where it stands
#   pawl-task [N|NAME]     show another task's stack: bt, up, print and info locals then mean that task
#
# All simulated tasks run on one thread of the operating system, one at a time; the other threads that `info threads`
# shows only lend their stacks. A task that does not run has its registers on its stack: an unwinder shows them as the
# caller of pawl_step_reached. No register is ever changed, so that the program goes on as if nobody had looked.
import json
import os
import struct

import gdb
import gdb.unwinder

RUNTIME = "libpawl_check_runtime"
HEAD = struct.Struct("<IIQQqQII")
TASK = struct.Struct("<IBBBBiiQiI8QQ32s")
STATES = ("could go on", "waits", "spins", "sleeps", "has ended", "is stopped")
WAITS, ENDED = 1, 4


def read_story():
    with os.fdopen(int(os.environ["PAWL_GDB_STORY"])) as file:
        file.seek(0)
        return json.load(file)


class View:
    """The runtime's table, as it stands in the program's memory at this stop."""

    def __init__(self):
        inferior = gdb.selected_inferior()
        address = int(gdb.parse_and_eval("(unsigned long)&pawl_debug_view"))
        head = HEAD.unpack(inferior.read_memory(address, HEAD.size).tobytes())
        version, size, _, self.step, _, self.stack_top, self.current, count = head
        if version != 1 or size != TASK.size:
            raise gdb.GdbError("this program was built by another version of pawl")
        memory = inferior.read_memory(address + HEAD.size, size * count).tobytes()
        self.tasks = [Task(TASK.unpack_from(memory, size * i), self) for i in range(count)]


class Task:
    def __init__(self, row, view):
        (self.id, self.state, self.operation, _, _, self.priority, _, self.object, self.waits_for, held) = row[:10]
        self.held = row[10 : 10 + held]
        self.stack_pointer = row[18]
        self.name = row[19].split(b"\0")[0].decode(errors="replace")
        self.view = view

    def words(self):
        if self.id == self.view.current:
            return "takes this step"
        if self.state != WAITS:
            return STATES[self.state]
        text = story["waits"][self.operation].replace("%", name_of(self.object, self.view))
        other = self.view.tasks[self.waits_for].name if self.waits_for >= 0 else "a task"
        if "@" in text:
            return text.replace("@", other)
        return text + (", held by " + other if self.waits_for >= 0 else "")

    def place(self):
        """Where it stands: the place of what it does next, or of its end."""
        if self.state == ENDED:
            return ""
        for step in story["steps"]:
            if step["task"] == self.id and step["step"] >= self.view.step and step["place"]:
                return step["place"]
        return story["end"].get(str(self.id), "")


def name_of(address, view):
    # The main task's stack may begin elsewhere than it did when the names were collected.
    shift = story["main_stack_top"] - view.stack_top
    for candidate in (address, address + shift):
        if str(candidate) in story["objects"]:
            return story["objects"][str(candidate)]
    return hex(address)


def step_line(number):
    total = story["steps"][-1]["step"] if story["steps"] else 0
    here = [step for step in story["steps"] if step["step"] == number]
    text = f"step {number} of {total}"
    if here:
        step = here[0]
        name = View().tasks[step["task"]].name
        text += f": {name} {step['words']}" + (f"  {step['place']}" if step["place"] else "")
        if step["preempted"]:
            text += f"  (before {step['preempted']}, which could have gone on)"
    return text


def of_the_runtime(frame):
    function = frame.function()
    if frame.pc() and (solib := gdb.solib_name(frame.pc())) and RUNTIME in solib:
        return True
    return function is not None and function.name.startswith("pawl_")


def has_own_source(frame):
    """A line of the user's code; that of a library's header is no place to look around in."""
    table = frame.find_sal().symtab
    return table is not None and not table.fullname().startswith(("/usr/include/", "/usr/lib/"))


def select_program_frame():
    """The innermost frame of the program's own code, so that print and list work at once."""
    frame = gdb.newest_frame()
    first = None
    for _ in range(100):
        if frame is None:
            break
        if not of_the_runtime(frame):
            first = first or frame
            if has_own_source(frame):
                frame.select()
                return
        frame = frame.older()
    if first is not None:
        first.select()


class RuntimeFrames:
    """Leaves the runtime's own frames out of backtraces; `bt -no-filters` shows them."""

    def __init__(self):
        self.name, self.enabled, self.priority = "pawl", True, 100
        gdb.frame_filters[self.name] = self

    def filter(self, frames):
        return (one for one in frames if not of_the_runtime(one.inferior_frame()))


class FrameId:
    def __init__(self, sp, pc):
        self.sp, self.pc = sp, pc


class ParkedStack(gdb.unwinder.Unwinder):
    """Shows the chosen task's saved registers as those of pawl_step_reached's caller."""

    def __init__(self):
        super().__init__("pawl-task")
        self.stack_pointer = 0
        self.function = 0  # where the program stands at every step

    def __call__(self, frame):
        if self.stack_pointer == 0:
            return None
        pc = int(frame.read_register("rip"))
        if pc != self.function:
            return None
        names = ("r15", "r14", "r13", "r12", "rbx", "rbp", "rip")
        saved = gdb.selected_inferior().read_memory(self.stack_pointer, 8 * len(names)).tobytes()
        after = self.stack_pointer + 8 * len(names)
        # A little inside the other stack: gdb refuses callers that lie below.
        unwound = frame.create_unwind_info(FrameId(gdb.Value(self.stack_pointer), gdb.Value(pc)))
        for register, value in zip(names, struct.unpack("<7Q", saved)):
            unwound.add_saved_register(register, typed(frame, register, value))
        unwound.add_saved_register("rsp", typed(frame, "rsp", after))
        return unwound

    def choose(self, stack_pointer):
        self.stack_pointer = stack_pointer
        if stack_pointer:
            self.function = gdb.newest_frame().pc()
        gdb.invalidate_cached_frames()


def typed(frame, register, value):
    return gdb.Value(value).cast(gdb.lookup_type("unsigned long")).cast(frame.read_register(register).type)


class StepReached(gdb.Breakpoint):
    def __init__(self):
        super().__init__("pawl_step_reached", internal=True)
        self.silent = True


class ExecutionEnded(gdb.Breakpoint):
    def __init__(self):
        super().__init__("pawl_execution_ended", internal=True)
        self.silent = True


def loaded(event):
    """The runtime is a shared library: its functions are known once the program has begun."""
    if RUNTIME in event.new_objfile.filename and not stops:
        stops.extend((StepReached(), ExecutionEnded()))


def stopped(event):
    hit = getattr(event, "breakpoints", [])
    if any(isinstance(one, ExecutionEnded) for one in hit):
        print("the schedule is over: " + story["verdict"].strip())
    elif any(isinstance(one, StepReached) for one in hit):
        print(step_line(View().step))
        select_program_frame()


def alive():
    return gdb.selected_inferior().pid != 0


def set_first_step(number):
    gdb.execute(f"set *(unsigned long *) ((char *) &pawl_debug_view + 8) = {number}", to_string=True)


def start(first=0):
    parked.choose(0)
    if alive():
        gdb.execute("with confirm off -- kill", to_string=True)
    path = os.environ["PAWL_GDB_INPUT"].replace("'", "'\\''")
    gdb.execute(f"run < '{path}'", to_string=False)
    if first > 1 and alive():
        go_on(first)


def go_on(first):
    parked.choose(0)
    if first:
        set_first_step(first)
    try:
        gdb.execute("continue")
    finally:
        if first and alive():
            set_first_step(0)


class PawlStep(gdb.Command):
    """pawl-step [N|end]: go on to the next step of the schedule, to step N, or to its end.
Where step N lies behind, the program is started anew."""

    def __init__(self):
        super().__init__("pawl-step", gdb.COMMAND_RUNNING)

    def invoke(self, argument, from_tty):
        if argument:
            self.dont_repeat()
        argument = argument.strip()
        if argument not in ("", "end") and not argument.isdigit():
            raise gdb.GdbError("pawl-step takes the number of a step, or the word end, not '" + argument + "'")
        last = story["steps"][-1]["step"] if story["steps"] else 0
        if argument.isdigit() and not 1 <= int(argument) <= last:
            raise gdb.GdbError(f"the schedule has steps 1 to {last}")
        if not alive():
            return start(int(argument) if argument.isdigit() else 0)
        if argument == "end":
            return go_on(2**63)
        if argument and int(argument) <= View().step:
            return start(int(argument))
        go_on(int(argument) if argument else 0)


class PawlNextPreemption(gdb.Command):
    """pawl-next-preemption: go on to the next step at which a task was preempted."""

    def __init__(self):
        super().__init__("pawl-next-preemption", gdb.COMMAND_RUNNING)

    def invoke(self, argument, from_tty):
        now = View().step if alive() else 0
        for step in story["steps"]:
            if step["step"] > now and step["preempted"]:
                return gdb.execute(f"pawl-step {step['step']}")
        raise gdb.GdbError("no preemption comes after this step")


class InfoPawlTasks(gdb.Command):
    """info pawl-tasks: every simulated task, its state, what it waits for and where it stands."""

    def __init__(self):
        super().__init__("info pawl-tasks", gdb.COMMAND_STATUS)

    def invoke(self, argument, from_tty):
        view = require_view()
        width = max(len(task.name) for task in view.tasks)
        print(f"  {'Id':>3} {'Name':{width}}  Priority  State")
        for task in view.tasks:
            mark = "*" if task.id == view.current else " "
            place = task.place()
            print(f"{mark} {task.id:3} {task.name:{width}}  {task.priority:8}  {task.words()}" +
                  (f"  at {place}" if place else ""))
            for held in task.held:
                print(f"  {'':3} {'':{width}}  {'':8}  holds {name_of(held, view)}")


class PawlTask(gdb.Command):
    """pawl-task [N|NAME]: show the stack of another simulated task; without a number, of the one that runs."""

    def __init__(self):
        super().__init__("pawl-task", gdb.COMMAND_STACK)

    def invoke(self, argument, from_tty):
        view = require_view()
        wanted = argument.strip() or str(view.current)
        found = [task for task in view.tasks if wanted in (str(task.id), task.name)]
        if not found:
            raise gdb.GdbError(f"there is no task '{wanted}'; info pawl-tasks shows them")
        task = found[0]
        if task.state == ENDED:
            raise gdb.GdbError(f"{task.name} has ended")
        parked.choose(task.stack_pointer)
        select_program_frame()
        print(f"task {task.id}, {task.name}: {task.words()}")
        gdb.execute("frame")


def require_view():
    if not alive():
        raise gdb.GdbError("the program does not run; pawl-step starts it again")
    return View()


gdb.execute("set pagination off")
gdb.execute("set print thread-events off")
gdb.execute("set breakpoint pending on")
gdb.execute("set startup-with-shell on")
for setting in ("set debuginfod enabled off", "unset environment LINES", "unset environment COLUMNS"):
    try:
        gdb.execute(setting)
    except gdb.error:
        pass  # an older gdb
story = read_story()
for variable in ("PAWL_GDB_STORY", "PAWL_GDB_INPUT"):
    gdb.execute(f"unset environment {variable}")
stops = []
parked = ParkedStack()
gdb.unwinder.register_unwinder(None, parked)
RuntimeFrames()
for command in (PawlStep, PawlNextPreemption, InfoPawlTasks, PawlTask):
    command()
gdb.events.new_objfile.connect(loaded)
gdb.events.stop.connect(stopped)
print("machine: " + story["machine"] + "; " + story["verdict"].strip())
print("pawl-step [N], pawl-next-preemption, info pawl-tasks, pawl-task N; help COMMAND says more")
start()

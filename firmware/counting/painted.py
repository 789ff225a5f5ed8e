#!/usr/bin/env python3
"""painted.py NM OBJDUMP BOARD IMAGE [THREAD=BEGIN:SIZE...]: runs an image in QEMU and says, when it ends, how much of each stack was
ever in use.

The start paints what is free below the main stack, and the stack of exceptions; who begins a thread paints its stack, which is that
memory, what is kept at its upper end apart. What is painted no more was used. One line a stack: its name as `pawl stack` has
it, bytes, and of a thread's how many of them are kept. Talks to QEMU as a debugger does, so that the image stays as it is.
"""
import os
import socket
import subprocess
import sys
import tempfile
import time

PAINT = (0x7061776C).to_bytes(4, "little")
ENDS = (0x18, 0x20)  # semihosting: SYS_EXIT and SYS_EXIT_EXTENDED


class Debugger:
    def __init__(self, path, program):
        self.socket = socket.socket(socket.AF_UNIX)
        for _ in range(500):
            try:
                self.socket.connect(path)
                break
            except OSError:
                if program.poll() is not None:
                    sys.exit("painted.py: QEMU did not begin")
                time.sleep(0.01)  # until it listens
        else:
            sys.exit("painted.py: QEMU does not listen")
        self.read = self.socket.makefile("rb")

    def ask(self, text):
        self.socket.sendall(b"$%s#%02x" % (text.encode(), sum(text.encode()) % 256))
        while True:
            if self.read.read(1) != b"$":
                continue
            answer = b""
            while (one := self.read.read(1)) != b"#":
                if not one:
                    sys.exit("painted.py: QEMU has gone")
                answer += one
            self.read.read(2)
            self.socket.sendall(b"+")
            return answer.decode()

    def register(self, number):
        # All at once: QEMU gives single ones to those only who asked for their description before.
        return int.from_bytes(bytes.fromhex(self.ask("g")[8 * number:8 * number + 8]), "little")

    def memory(self, begin, end):
        found = b""
        while begin < end:
            size = min(1024, end - begin)
            found += bytes.fromhex(self.ask(f"m{begin:x},{size:x}"))
            begin += size
        return found


def run_to_the_end(gdb, stops):
    for at in stops:
        gdb.ask(f"Z0,{at:x},2")
    while True:
        gdb.ask("c")
        if gdb.register(0) in ENDS:
            return
        # Over the breakpoint: the instruction is the host's call.
        at = gdb.register(15)
        gdb.ask(f"z0,{at:x},2")
        gdb.ask("s")
        gdb.ask(f"Z0,{at:x},2")


def used(memory):
    """Bytes from the first word that is not as it was at the beginning; a stack grows down."""
    for at in range(0, len(memory), 4):
        if memory[at:at + 4] != PAINT:
            return len(memory) - at
    return 0


def kept(blocks, begin, size):
    """Of a thread's stack what is not the thread's: the scheduler's own words for it are where it begins and how long it is."""
    words = [int.from_bytes(blocks[at:at + 4], "little") for at in range(0, len(blocks), 4)]
    for at, word in enumerate(words[:-1]):
        if word == begin and 0 < 8 * words[at + 1] <= size:
            return size - 8 * words[at + 1]
    sys.exit(f"painted.py: no thread ran on the stack at {begin:#x}")


def main():
    nm, objdump, board, image, *given = sys.argv[1:]
    symbols, sizes = {}, {}
    for line in subprocess.run([nm, "-S", image], check=True, capture_output=True, text=True).stdout.splitlines():
        words = line.split()
        symbols[words[-1]] = int(words[0], 16)
        sizes[words[-1]] = int(words[1], 16) if len(words) == 4 else 0
    code = subprocess.run([objdump, "-d", image], check=True, capture_output=True, text=True).stdout
    stops = [int(line.split(":")[0], 16) for line in code.splitlines() if "\tbkpt\t0x00ab" in line]
    threads = "pawl_next_thread" in symbols
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "gdb")
        run = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "run.sh")
        program = subprocess.Popen([run, board, image, "", "-S", "-chardev", f"socket,id=gdb,path={path},server=on,wait=off",
                                    "-gdb", "chardev:gdb"], stdout=subprocess.DEVNULL)
        try:
            gdb = Debugger(path, program)
            run_to_the_end(gdb, stops)
            # As far as the stack may go, and some more: to read the whole of a large RAM takes long.
            low = max(symbols["pawl_left_begin"], symbols["pawl_stack_lowest"] - 4096)
            main_stack = gdb.memory(low, symbols["pawl_stack_top"])
            print(f"main {'thread' if threads else 'stack'}\t{used(main_stack)}")
            for name, begin in symbols.items():
                if threads and name.endswith("interrupt_stackE"):
                    print(f"exceptions\t{used(gdb.memory(begin, begin + sizes[name]))}")
                if threads and given and name.endswith("17threadsE"):
                    blocks = gdb.memory(begin, begin + sizes[name])
            for each in given:
                name, begin, size = each.replace("=", ":").split(":")
                begin, size = int(begin), int(size)
                print(f"{name}\t{used(gdb.memory(begin, begin + size))}\t{kept(blocks, begin, size)}")
            gdb.socket.sendall(b"$k#6b")
        finally:
            program.terminate()
            program.wait()


main()

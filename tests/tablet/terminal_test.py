"""The tablet at a terminal: keys, sizes, and how it leaves. terminal_test.py TABLET"""
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unittest

from program import LIMIT, Tablet, WebSocket, button, write_wav

TABLET = sys.argv[1]


class Terminal:
    """A pseudo-terminal with the tablet at it. What it writes is read all the time that a test waits."""

    def __init__(self, *options, kind="xterm", rows=24, columns=80):
        self.master, self.slave = os.openpty()
        self.resize(rows, columns)
        self.before = termios.tcgetattr(self.slave)

        def sit_down():
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.process = subprocess.Popen([TABLET, "--backend", "paced", *options], stdin=self.slave, stdout=self.slave,
                                        stderr=self.slave, preexec_fn=sit_down,
                                        env={**os.environ, "TERM": kind})
        self.written = b""

    def resize(self, rows, columns):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds):
        ready, _, _ = select.select([self.master], [], [], seconds)
        if ready:
            self.written += os.read(self.master, 65536)
        return bool(ready)

    def until(self, pattern, start=0):
        """Until that was written: where it ends."""
        limit = time.monotonic() + LIMIT
        while not (match := re.search(pattern, self.written[start:], re.DOTALL)):
            if time.monotonic() > limit:
                raise AssertionError(f"{pattern} is not in {self.written[start:]}")
            self.read(0.2)
        return start + match.end()

    def type(self, keys):
        os.write(self.master, keys)

    def end(self):
        """The exit status."""
        while self.process.poll() is None:
            self.read(0.05)
        while self.read(0):
            pass
        return self.process.returncode

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)
        os.close(self.slave)


class AtATerminal(unittest.TestCase):
    def start(self, *options, **more):
        self.terminal = Terminal(*options, **more)
        self.addCleanup(self.terminal.close)
        return self.terminal

    def left_clean(self, terminal):
        self.assertEqual(termios.tcgetattr(terminal.slave), terminal.before)
        # The cursor is shown, and then the screen of before.
        self.assertRegex(terminal.written, re.compile(rb"\x1b\[\?25h.*\x1b\[\?1049l", re.DOTALL))

    def test_every_key_presses_its_button(self):
        terminal = self.start("--web")
        terminal.until(rb"127\.0\.0\.1:\d+/\r")
        port = int(re.search(rb"127\.0\.0\.1:(\d+)/", terminal.written).group(1))
        terminal.until(rb"q: quit")
        browser = WebSocket(port)
        self.addCleanup(browser.close)

        def press(keys, wanted):
            terminal.type(keys)
            # The terminal's output is read meanwhile: nobody waits for a terminal that is not.
            terminal.read(0)
            return browser.state(wanted)

        count = 0
        for key, word, on in ((b"1", "volume", True), (b"2", "speed", True), (b"4", "echo", True), (b"5", "low-pass", True),
                              (b"6", "reverse", None), (b"7", "stutter", True), (b"8", "loop", True), (b"3", "pause", True),
                              (b"9", "bell", True)):
            count += 1
            state = press(key, lambda state: state["sequences"]["keys"] == count)
            if on is not None:  # what is reversed turns by itself
                self.assertEqual(button(state, word)["on"], on, word)
        count += 1
        state = press(b"0", lambda state: state["sequences"]["keys"] == count)
        self.assertEqual([each["word"] for each in state["buttons"] if each["on"]], [])
        for arrow, word, value in ((b"\x1bOA", "volume", 1.05), (b"\x1bOC", "speed", 1.05), (b"\x1bOB", "volume", 1.0),
                                   (b"\x1bOD", "speed", 1.0)):
            count += 1
            state = press(arrow, lambda state: state["sequences"]["keys"] == count)
            self.assertAlmostEqual(button(state, word)["value"], value, places=5)
        self.assertEqual(state["out_of_order"], 0)
        self.assertEqual(button(state, "volume")["text"], "100 %")
        terminal.type(b"xyz \t\r")  # which are no buttons
        terminal.type(b"q")
        self.assertEqual(terminal.end(), 0)
        self.left_clean(terminal)
        self.assertIn(b"14 presses applied, 0 out of order", terminal.written)

    def test_shows_buttons_meters_and_what_it_was_asked(self):
        terminal = self.start()
        start = terminal.until(rb"q: quit")
        for word in (b"Volume", b"Low-pass", b"Stutter", b"left", b"right", b"underruns", b"100 %"):
            self.assertIn(word, terminal.written[:start])
        terminal.type(b"4")
        terminal.until(rb"0\.4", start)
        terminal.until(rb"press to sound", start)
        terminal.type(b"q")
        self.assertEqual(terminal.end(), 0)

    def test_follows_the_size_of_the_window(self):
        terminal = self.start()
        at = terminal.until(rb"q: quit")
        terminal.resize(10, 40)
        at = terminal.until(rb"too small: 60 by 17", at)
        terminal.resize(40, 132)
        at = terminal.until(rb"Low-pass", at)
        terminal.resize(1, 1)
        terminal.resize(24, 80)
        terminal.until(rb"Low-pass", at)
        terminal.type(b"q")
        self.assertEqual(terminal.end(), 0)
        self.left_clean(terminal)

    def test_leaves_the_terminal_clean_whatever_ends_it(self):
        for name, ends, status in (("Ctrl-C", lambda terminal: terminal.type(b"\x03"), 130),
                                   ("SIGTERM", lambda terminal: terminal.process.send_signal(signal.SIGTERM), 143),
                                   ("SIGHUP", lambda terminal: terminal.process.send_signal(signal.SIGHUP), 129)):
            with self.subTest(name):
                terminal = self.start()
                terminal.until(rb"q: quit")
                ends(terminal)
                self.assertEqual(terminal.end(), status)
                self.left_clean(terminal)

    def test_can_be_ended_while_nobody_reads_the_terminal(self):
        terminal = self.start()
        terminal.until(rb"q: quit")
        terminal.type(b"\x13")  # Ctrl-S: what is written waits
        terminal.process.send_signal(signal.SIGTERM)
        terminal.type(b"\x11")
        self.assertEqual(terminal.end(), 143)

    def test_writes_lines_to_a_terminal_that_nobody_knows(self):
        terminal = self.start("--seconds", "0.5", kind="no-such-terminal")
        self.assertEqual(terminal.end(), 0)
        self.assertIn(b"presses applied", terminal.written)
        self.assertNotIn(b"\x1b", terminal.written)

    def test_ends_after_so_many_seconds(self):
        terminal = self.start("--seconds", "0.5")
        self.assertEqual(terminal.end(), 0)
        self.left_clean(terminal)


class WithoutATerminal(unittest.TestCase):
    def run_script(self, text, *options):
        path = os.path.join(self.folder, "script")
        with open(path, "w") as file:
            file.write(text)
        return Tablet(TABLET, "--script", path, *options)

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def test_writes_a_line_for_each_change(self):
        with self.run_script("at 10ms press echo\nat 300ms press volume 0.4\nat 600ms press clear\n") as tablet:
            self.assertRegex(tablet.line("^tablet: paced").group(0), "paced")
            tablet.line(r"^0:\d\d\.\d echo 0\.4$")
            tablet.line(r"^0:\d\d\.\d volume 40 %$")
            tablet.line(r"^0:\d\d\.\d echo off$")
            tablet.line(r"^0:\d\d\.\d volume 100 %$")
            self.assertEqual(tablet.end(signal.SIGTERM), 143)
            tablet.line(r"^tablet: 3 presses applied, 0 out of order")
            self.assertEqual(tablet.errors, "")

    def test_says_at_the_start_what_plays_and_with_which_priority(self):
        with Tablet(TABLET, "--seconds", "0.2", "--period", "480") as tablet:
            tablet.line(r"^tablet: paced \(simulated\), 48000 Hz, 2 channels, 480 frames \(10\.0 ms\); "
                        r"audio thread: (SCHED_FIFO 70|an ordinary one; priority 70: not permitted; raise its limit .*)$")
            self.assertEqual(tablet.end(), 0)
        with Tablet(TABLET, "--seconds", "0.2", "--priority", "0", "--core", "0") as tablet:
            tablet.line(r"audio thread: an ordinary one, as asked$")
            self.assertEqual(tablet.end(), 0)

    def test_plays_on_a_simulated_device_where_there_is_no_other(self):
        with Tablet(TABLET, "--seconds", "0.2", backend=()) as tablet:
            tablet.line("^tablet: (alsa default|paced)")
            self.assertEqual(tablet.end(), 0)
            if any("paced" in (line or "") for line in tablet.lines):
                self.assertIn("a simulated device plays", tablet.errors)

    def test_does_not_replace_a_device_that_was_asked_for(self):
        for backend in (("--backend", "alsa", "--device", "hw:77"), ("--device", "hw:77"),
                        ("--backend", "jack", "--device", "nobody")):
            with Tablet(TABLET, "--seconds", "0.2", backend=backend) as tablet:
                if "jack" in backend and tablet.end() == 0:
                    continue  # a server runs here
                self.assertEqual(tablet.end(), 1, backend)
                self.assertRegex(tablet.errors, "^tablet: .*\n$")

    def test_ends_with_the_song_where_it_is_played_once(self):
        path = os.path.join(self.folder, "short.wav")
        write_wav(path, [1000] * 2 * 4800)
        with Tablet(TABLET, path, "--once") as tablet:
            self.assertEqual(tablet.end(), 0)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=2)

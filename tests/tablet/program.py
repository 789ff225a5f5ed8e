"""The tablet as a program that a test starts, its WAV files, and a WebSocket client: Python's standard library alone."""
import base64
import hashlib
import json
import os
import re
import socket
import struct
import subprocess
import threading

LIMIT = 60  # seconds until a test that waits gives up; nothing is measured by it


class Tablet:
    """Started with a simulated device; its lines are read as they come."""

    def __init__(self, program, *options, backend=("--backend", "paced")):
        self.process = subprocess.Popen([program, *backend, *options], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)
        self.lines = []
        self.errors = ""
        self.news = threading.Condition()
        self.readers = [threading.Thread(target=self.read_lines, daemon=True),
                        threading.Thread(target=self.read_errors, daemon=True)]
        for reader in self.readers:
            reader.start()

    def read_lines(self):
        for line in self.process.stdout:
            with self.news:
                self.lines.append(line.rstrip("\n"))
                self.news.notify_all()
        with self.news:
            self.lines.append(None)
            self.news.notify_all()

    def read_errors(self):
        self.errors = self.process.stderr.read()

    def line(self, pattern):
        """The first line that matches, now or later."""
        def found():
            return next((m for line in self.lines if line is not None and (m := re.search(pattern, line))), None)
        with self.news:
            self.news.wait_for(lambda: found() or None in self.lines, LIMIT)
            if not (match := found()):
                raise AssertionError(f"no line {pattern!r} in {self.lines} {self.errors}")
            return match

    def port(self):
        return int(self.line(r"the page is at http://127\.0\.0\.1:(\d+)/").group(1))

    def end(self, signal=None):
        """The exit status."""
        if signal is not None:
            self.process.send_signal(signal)
        status = self.process.wait(LIMIT)
        for reader in self.readers:
            reader.join(LIMIT)
        return status

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for reader in self.readers:
            reader.join()
        self.process.stdout.close()
        self.process.stderr.close()


class Refused(Exception):
    """The server answered something else than a WebSocket."""


class WebSocket:
    def __init__(self, port, host=None, origin=None, path="/buttons"):
        self.socket = socket.create_connection(("127.0.0.1", port), LIMIT)
        self.unread = b""
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [f"GET {path} HTTP/1.1", f"Host: {host or f'127.0.0.1:{port}'}", "Upgrade: websocket",
                 "Connection: Upgrade", f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13"]
        if origin is not None:
            lines.append(f"Origin: {origin}")
        self.socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        while b"\r\n\r\n" not in self.unread:
            self.more()
        head, self.unread = self.unread.split(b"\r\n\r\n", 1)
        status = int(head.split()[1])
        if status != 101:
            self.close()
            raise Refused(status)
        accept = base64.b64encode(hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest())
        assert accept in head, head

    def more(self):
        got = self.socket.recv(65536)
        if not got:
            raise EOFError
        self.unread += got

    def take(self, count):
        while len(self.unread) < count:
            self.more()
        taken, self.unread = self.unread[:count], self.unread[count:]
        return taken

    def frame(self):
        """(opcode, payload)."""
        first, second = self.take(2)
        size = second & 127
        if size == 126:
            size, = struct.unpack(">H", self.take(2))
        elif size == 127:
            size, = struct.unpack(">Q", self.take(8))
        return first & 15, self.take(size)

    def send(self, payload, opcode=1, masked=True):
        self.socket.sendall(frame_of(payload, opcode, masked))

    def press(self, word, **more):
        self.send(json.dumps({"press": word, **more}).encode())

    def state(self, wanted=lambda state: True):
        """The first state from now on that is wanted."""
        while True:
            opcode, payload = self.frame()
            if opcode == 8:
                raise EOFError(payload)
            if opcode == 1 and wanted(state := json.loads(payload)):
                return state

    def until_closed(self):
        """The code that the server closes with; None without one."""
        try:
            while True:
                opcode, payload = self.frame()
                if opcode == 8:
                    return struct.unpack(">H", payload[:2])[0] if len(payload) >= 2 else None
        except (EOFError, ConnectionError):
            return None

    def close(self):
        self.socket.close()


def frame_of(payload, opcode=1, masked=True):
    size = len(payload)
    bit = 128 if masked else 0
    head = bytes([128 | opcode])
    head += bytes([bit | size]) if size < 126 else bytes([bit | 126]) + struct.pack(">H", size)
    if not masked:
        return head + payload
    mask = os.urandom(4)
    return head + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))


def button(state, word):
    return next(each for each in state["buttons"] if each["word"] == word)


def write_wav(path, frames, rate=48000, channels=2):
    """16-bit numbers, frame after frame."""
    data = struct.pack(f"<{len(frames)}h", *frames)
    with open(path, "wb") as out:
        out.write(b"RIFF" + struct.pack("<I", 36 + len(data)) + b"WAVEfmt " +
                  struct.pack("<IHHIIHH", 16, 1, channels, rate, rate * channels * 2, channels * 2, 16) +
                  b"data" + struct.pack("<I", len(data)) + data)


def read_float_wav(path):
    """(samples, channels, rate) of a file of 32-bit floats."""
    with open(path, "rb") as file:
        all = file.read()
    assert all[:4] == b"RIFF" and all[8:12] == b"WAVE"
    at, found = 12, {}
    while at + 8 <= len(all):
        size, = struct.unpack_from("<I", all, at + 4)
        found[all[at:at + 4]] = all[at + 8:at + 8 + size]
        at += 8 + size + size % 2
    kind, channels, rate = struct.unpack_from("<HHI", found[b"fmt "])
    bits, = struct.unpack_from("<H", found[b"fmt "], 14)
    assert (kind in (3, 0xfffe)) and bits == 32, (kind, bits)
    data = found[b"data"]
    return struct.unpack(f"<{len(data) // 4}f", data), channels, rate

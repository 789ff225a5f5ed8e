"""The tablet's page as clients of all kinds meet it, well-behaved or not. web_test.py TABLET"""
import http.client
import json
import signal
import socket
import struct
import sys
import time
import unittest

from program import LIMIT, Refused, Tablet, WebSocket, button, frame_of

TABLET = sys.argv[1]


class Web(unittest.TestCase):
    def start(self, *options):
        tablet = Tablet(TABLET, "--web", *options)
        self.addCleanup(tablet.__exit__)
        self.tablet = tablet
        self.port = tablet.port()

    def connect(self, **more):
        browser = WebSocket(self.port, **more)
        self.addCleanup(browser.close)
        return browser

    def get(self, path, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LIMIT)
        self.addCleanup(connection.close)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read(), answer

    def still_plays(self):
        """Another browser connects, presses, and sees it applied."""
        browser = self.connect()
        before = browser.state()
        browser.press("bell")
        state = browser.state(lambda state: state["you"]["taken"] + state["you"]["refused"] == 1)
        if state["you"]["taken"]:
            browser.state(lambda state: state["sequences"]["web"] >= state["you"]["sequence"])
        state = browser.state(lambda state: state["batches"] > before["batches"])
        self.assertEqual(state["out_of_order"], 0)
        browser.close()


class Page(Web):
    def test_is_three_files(self):
        self.start()
        status, body, answer = self.get("/")
        self.assertEqual(status, 200)
        self.assertIn(b"<title>Tablet</title>", body)
        self.assertIn("default-src 'none'", answer.getheader("Content-Security-Policy"))
        self.assertEqual(self.get("/page.css")[2].getheader("Content-Type"), "text/css; charset=utf-8")
        self.assertIn(b"new WebSocket", self.get("/page.js?x=1")[1])
        self.assertEqual(self.get("/", "HEAD")[:2], (200, b""))
        for path in ("/nothing", "/../etc/passwd", "//", "/page.js/", "/buttons"):
            self.assertEqual(self.get(path)[0], 404, path)
        for method in ("POST", "PUT", "DELETE", "OPTIONS"):
            self.assertEqual(self.get("/", method)[0], 405)

    def test_answers_to_its_own_name_alone(self):
        self.start()
        for host in ("evil.example", f"evil.example:{self.port}", "127.0.0.1", f"localhost:{self.port + 1}"):
            self.assertEqual(self.get("/", Host=host)[0], 403, host)
            with self.assertRaises(Refused) as refused:
                self.connect(host=host)
            self.assertEqual(refused.exception.args, (403,))
        for origin in ("http://evil.example", "null", f"https://127.0.0.1:{self.port}", "http://127.0.0.1"):
            with self.assertRaises(Refused) as refused:
                self.connect(origin=origin)
            self.assertEqual(refused.exception.args, (403,))
        self.connect(host=f"localhost:{self.port}", origin=f"http://localhost:{self.port}").state()
        with self.assertRaises(Refused):
            self.connect(path="/elsewhere")

    def test_is_heard_by_this_machine_alone(self):
        self.start()
        with socket.create_server(("127.0.0.1", 0)):
            pass
        addresses = {each[4][0] for each in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
        for address in addresses:
            with self.assertRaises(OSError):
                socket.create_connection((address, self.port), 5).close()

    def test_says_that_a_port_is_in_use(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            with Tablet(TABLET, f"--web={port}") as tablet:
                self.assertEqual(tablet.end(), 1)
                self.assertEqual(tablet.errors, f"tablet: no page: port {port}: Address already in use\n")

    def test_takes_the_next_port_where_none_was_asked_for(self):
        self.start()
        with Tablet(TABLET, "--web") as second:
            self.assertNotEqual(second.port(), self.port)  # others may have gone meanwhile
            self.assertIn(second.port(), range(8080, 8101))
            self.assertEqual(second.end(signal.SIGINT), 130)

    def test_requests_that_are_none_end_their_own_connection(self):
        self.start()
        for bytes in (b"\0" * 100, b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\nHost: x" + b"y" * 20_000,
                      b"\x16\x03\x01\x02\0\x01\0"):
            with socket.create_connection(("127.0.0.1", self.port), LIMIT) as one:
                try:
                    one.sendall(bytes)
                    one.shutdown(socket.SHUT_WR)
                    while one.recv(4096):
                        pass
                except TimeoutError:
                    raise
                except OSError:  # it was refused while we spoke
                    pass
        self.still_plays()


class Buttons(Web):
    def test_tells_its_state_and_takes_presses(self):
        self.start()
        browser = self.connect()
        state = browser.state(lambda state: state["frames"] > 0)
        self.assertEqual(len(state["buttons"]), 10)
        self.assertEqual(len(state["wave"]), 256)
        self.assertEqual(state["song"], "song.wav")
        self.assertEqual(state["length"], 32)
        self.assertIn("tablet-web", [task["name"] for task in state["waits"]["tasks"]])
        browser.press("volume", value=0.4)
        state = browser.state(lambda state: state["sequences"]["web"] == 1)
        self.assertEqual(button(state, "volume"), {**button(state, "volume"), "on": True, "value": 0.4, "text": "40 %"})
        self.assertEqual(sum(state["latency"]["histogram"]), 1)
        browser.press("volume", change=-0.1)
        state = browser.state(lambda state: state["sequences"]["web"] == 2)
        self.assertAlmostEqual(button(state, "volume")["value"], 0.3, places=3)
        later = browser.state(lambda later: later["position"] > state["position"])
        self.assertEqual(later["you"], {"sequence": 2, "taken": 2, "refused": 0, "skipped": later["you"]["skipped"]})
        self.assertEqual(self.tablet.end(signal.SIGTERM), 143)
        self.assertIsNone(browser.until_closed())

    def test_several_browsers_press_the_same_buttons(self):
        self.start()
        browsers = [self.connect() for _ in range(8)]
        for browser in browsers:
            browser.press("bell")
        for browser in browsers:
            state = browser.state(lambda state: state["sequences"]["web"] == 8)
            self.assertEqual((state["you"]["taken"], state["out_of_order"]), (1, 0))

    def test_refuses_one_browser_too_many(self):
        self.start()
        browsers = [self.connect() for _ in range(32)]
        with self.assertRaises(Refused) as refused:
            self.connect()
        self.assertEqual(refused.exception.args, (503,))
        self.assertEqual(self.get("/")[0], 200)
        for browser in browsers:
            browser.state()
        browsers[0].send(struct.pack(">H", 1000), opcode=8)
        browsers[0].until_closed()
        browsers[0].close()
        # The server learns of it soon.
        limit = time.monotonic() + LIMIT
        while True:
            try:
                self.connect().state()
                break
            except Refused:
                self.assertLess(time.monotonic(), limit)

    def test_messages_that_are_none_close_their_own_connection(self):
        self.start()
        good = self.connect()
        for payload, code in ((b"{", 1008), (b'{"press":"ehco"}', 1008), (b'{"press":"volume","value":7}', 1008),
                              (b"[" * 1000, 1008), (b"\xff\xfe", None), (b'{"press":"echo"}' + b" " * 2000, None)):
            bad = self.connect()
            bad.send(payload)
            got = bad.until_closed()
            if code is not None:
                self.assertEqual(got, code, payload)
        for raw in (frame_of(b'{"press":"echo"}', masked=False), frame_of(b"x", opcode=5), b"\x81\xff" + b"\xff" * 12,
                    frame_of(b"x" * 200, opcode=9)):
            bad = self.connect()
            bad.socket.sendall(raw)
            bad.until_closed()
        binary = self.connect()
        binary.send(b'{"press":"echo"}', opcode=2)
        self.assertEqual(binary.until_closed(), 1008)
        state = good.state()
        self.assertEqual(good.state(lambda later: later["batches"] > state["batches"])["applied"], 0)
        self.still_plays()

    def test_a_message_in_pieces_is_one(self):
        self.start()
        browser = self.connect()
        whole = frame_of(b'{"press":"echo"}')
        for byte in whole:
            browser.socket.sendall(bytes([byte]))
        browser.state(lambda state: state["sequences"]["web"] == 1)

    def test_a_browser_that_floods_is_bounded_and_the_music_goes_on(self):
        self.start()
        other = self.connect()
        flooding = self.connect()
        count = 4_000
        for _ in range(count // 100):
            flooding.socket.sendall(b"".join(frame_of(b'{"press":"stutter"}') for _ in range(100)))
        # Every press was either taken or refused, in order, and it was told which.
        state = flooding.state(lambda state: state["you"]["taken"] + state["you"]["refused"] == count)
        taken = state["you"]["taken"]
        self.assertGreater(taken, 0)
        state = other.state(lambda state: state["sequences"]["web"] == taken)
        self.assertEqual((state["applied"], state["out_of_order"]), (taken, 0))
        self.still_plays()

    def test_a_browser_that_reads_nothing_goes_without(self):
        self.start()
        slow = self.connect()
        slow.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        other = self.connect()
        first = other.state()
        other.state(lambda state: state["batches"] > first["batches"] + 400)  # two seconds of sound
        # When it reads again, what is newer than what stood in the way comes.
        other.press("echo")
        other.state(lambda state: state["sequences"]["web"] == 1)
        state = slow.state(lambda state: state["sequences"]["web"] == 1)
        self.assertGreater(state["you"]["skipped"], 0)

    def test_browsers_that_go_without_a_word(self):
        self.start()
        for _ in range(100):
            browser = self.connect()
            browser.press("echo")
            browser.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            browser.close()
        self.still_plays()


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=2)

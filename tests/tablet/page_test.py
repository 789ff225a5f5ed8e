"""The tablet's page in a browser: every button clicked, keys, touch, and a picture of it.
page_test.py TABLET PAGES FOLDER [--picture FILE.png]; PAGES: where browser.py is."""
import os
import sys
import time
import unittest

TABLET, PAGES, FOLDER = sys.argv[1:4]
sys.path.insert(0, PAGES)
from browser import Browser, find_chromium  # noqa: E402
from program import LIMIT, Tablet  # noqa: E402

PICTURE = sys.argv[5] if sys.argv[4:5] == ["--picture"] else None
WORDS = ["volume", "speed", "pause", "echo", "low-pass", "reverse", "stutter", "loop", "bell", "clear"]


class Page(unittest.TestCase):
    def setUp(self):
        os.makedirs(FOLDER, exist_ok=True)
        tablet = Tablet(TABLET, "--web")
        self.addCleanup(tablet.__exit__)
        self.tablet = tablet
        self.browser = Browser()
        self.addCleanup(self.browser.close)
        self.browser.size(900, 860)
        self.browser.dark(False)
        self.home = f"http://127.0.0.1:{tablet.port()}/"
        self.browser.go(self.home)
        self.ask = self.browser.ask
        self.until("document.querySelectorAll('#buttons button').length === 10")

    def until(self, condition):
        limit = time.monotonic() + LIMIT
        # The page looks again with each state that comes.
        while not self.ask("new Promise((done) => requestAnimationFrame(() => done(!!(" + condition + "))))"):
            self.assertLess(time.monotonic(), limit, condition + ": " + str(self.ask("JSON.stringify(state)"))[:3000])

    def applied(self):
        """Everything that this page pressed was taken and applied."""
        self.until("state.you.taken === sent && state.sequences.web >= state.you.sequence")
        self.assertEqual(self.ask("state.out_of_order"), 0)

    def is_on(self, word):
        return self.ask(f"document.getElementById('button-{word}').getAttribute('aria-pressed')") == "true"

    def finish(self):
        self.assertEqual(self.browser.problems, [])
        self.assertEqual([url for url in self.browser.requests if not url.startswith((self.home, "ws" + self.home[4:], "data:,"))], [])

    def test_every_button_is_clicked(self):
        for word in WORDS[:9]:
            self.browser.click(f"#button-{word}")
            self.applied()
            if word != "reverse":  # it turns by itself
                self.assertTrue(self.is_on(word), word)
        self.assertEqual(self.ask("state.sequences.web"), 9)
        self.assertEqual(self.ask("document.querySelector('#button-volume span').textContent"), "75 %")
        self.browser.click("#button-clear")
        self.applied()
        for word in WORDS:
            self.assertFalse(self.is_on(word), word)
        self.finish()

    def test_everything_at_once_and_it_goes_on(self):
        for _ in range(5):
            self.ask("for (let i = 0; i < 40; ++i) for (const each of state.buttons) press(each.word)")
            self.until("state.you.taken + state.you.refused === sent")
        self.until("state.sequences.web >= state.you.sequence")
        self.assertEqual(self.ask("state.out_of_order"), 0)
        self.assertEqual(self.ask("sent"), 2000)
        before = self.ask("state.batches")
        self.until(f"state.batches > {before} + 100")
        self.finish()

    def test_keys_press(self):
        for key, word in zip("12345789", ("volume", "speed", "pause", "echo", "low-pass", "stutter", "loop", "bell")):
            self.browser.press(key)
            self.applied()
            self.assertTrue(self.is_on(word), word)
        self.browser.press("0")
        self.browser.press("ArrowUp")
        self.browser.press("ArrowLeft")
        self.applied()
        self.assertEqual(self.ask("document.querySelector('#button-volume span').textContent"), "105 %")
        self.assertEqual(self.ask("document.querySelector('#button-speed span').textContent"), "0.95 times")
        # With the focus on a button, Enter and space press it once.
        self.ask("document.getElementById('button-echo').focus()")
        sent = self.ask("sent")
        for kind in ("keyDown", "keyUp"):
            self.browser.call("Input.dispatchKeyEvent", type=kind, key="Enter", code="Enter", windowsVirtualKeyCode=13,
                              **({"text": "\r"} if kind == "keyDown" else {}))
        self.until(f"sent === {sent} + 1")
        self.applied()
        self.assertTrue(self.is_on("echo"))
        self.finish()

    def test_fingers_press_on_a_phone(self):
        self.browser.size(360, 740, phone=True)
        self.browser.call("Emulation.setTouchEmulationEnabled", enabled=True)
        self.browser.go(self.home)
        self.until("document.querySelectorAll('#buttons button').length === 10")
        self.assertLessEqual(self.ask("document.documentElement.scrollWidth"), 360)
        at = self.ask("(() => { const e = document.getElementById('button-echo'); e.scrollIntoView({block: 'center'});"
                      "const b = e.getBoundingClientRect(); return {x: b.x + b.width / 2, y: b.y + b.height / 2}; })()")
        self.browser.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=[at])
        self.browser.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        self.until("sent === 1")
        self.applied()
        self.assertTrue(self.is_on("echo"))
        self.assertGreaterEqual(self.ask("document.getElementById('button-echo').getBoundingClientRect().height"), 48)
        self.finish()

    def test_shows_what_is_heard(self):
        self.until("state.levels[0].peak > 0.05 && state.position > 1")
        self.assertIn("of 0:32", self.ask("document.getElementById('place-text').textContent"))
        self.assertEqual(self.ask("document.getElementById('song').textContent"), "song.wav")
        self.assertIn("paced", self.ask("document.getElementById('device').textContent"))
        # Nobody who plays: the thread that destroys what was retired waits for something to do.
        self.assertNotIn("pawl-audio waits", self.ask("document.getElementById('waits').textContent"))
        self.assertNotIn("tablet-web waits", self.ask("document.getElementById('waits').textContent"))
        self.assertIn("tablet-web", self.ask("document.getElementById('tasks').textContent"))
        self.assertIn("pawl-audio", self.ask("document.getElementById('tasks').textContent"))
        painted = ("(() => { const c = document.getElementById('wave'), d = c.getContext('2d').getImageData(0, 0, c.width, "
                   "c.height).data; let n = 0; for (let i = 3; i < d.length; i += 4) n += d[i] > 0; return n; })()")
        self.assertGreater(self.ask(painted), 600)
        self.finish()

    def test_is_dark_where_that_is_wanted(self):
        light = self.ask("getComputedStyle(document.documentElement).backgroundColor")
        self.browser.dark(True)
        self.assertNotEqual(self.ask("getComputedStyle(document.documentElement).backgroundColor"), light)
        self.finish()

    def test_says_that_the_tablet_has_gone(self):
        self.assertEqual(self.ask("document.getElementById('link').textContent"), "connected")
        self.tablet.end(15)
        self.until("document.getElementById('link').textContent === 'not connected'")

    def test_picture(self):
        for word in ("echo", "speed", "bell"):
            self.browser.click(f"#button-{word}")
            self.applied()
        self.until("state.levels[0].peak > 0.2 && state.wave.some((point) => point > 30)")
        self.browser.picture(PICTURE or os.path.join(FOLDER, "tablet.png"))
        self.finish()


if __name__ == "__main__":
    if find_chromium() is None:
        print("no Chromium: packaging/setup.sh browser installs it; the tablet's page is not looked at")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1] + (["Page.test_picture"] if PICTURE else []), verbosity=2)

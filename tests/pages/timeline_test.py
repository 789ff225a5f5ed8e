"""Timelines that `pawl run --html` writes, looked at and moved through in a headless Chromium.

  timeline_test.py PAWL SOURCES FOLDER [TEST...]      exit status 77: there is no Chromium

FOLDER keeps the pages and a screenshot of each.
"""
import os
import subprocess
import sys
import unittest

from browser import Browser, find_chromium

PAWL, SOURCES, FOLDER = sys.argv[1:4]
PROGRAMS = os.path.join(SOURCES, "tests/pages")


class Timeline(unittest.TestCase):
    sketch = ""
    options = []

    @classmethod
    def setUpClass(cls):
        os.makedirs(FOLDER, exist_ok=True)
        cls.file = os.path.join(FOLDER, "timeline_" + cls.__name__ + ".html")
        ran = subprocess.run([PAWL, "run", os.path.join(PROGRAMS, cls.sketch), "--html", cls.file, *cls.options],
                             cwd=PROGRAMS, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if ran.returncode not in (0, 1):
            raise AssertionError(ran.stderr)
        cls.said = ran.stdout

    def setUp(self):
        self.name = "timeline_" + self.id().split(".", 1)[1]
        self.browser = Browser()
        self.addCleanup(self.browser.close)
        self.ask = self.browser.ask
        self.browser.size(1360, 1100)
        self.browser.dark(False)
        self.browser.open(self.file)

    def finish(self):
        self.drawn()
        self.browser.picture(os.path.join(FOLDER, self.name + ".png"))
        self.assertEqual(self.browser.problems, [])
        self.assertEqual([url for url in self.browser.requests if not url.startswith("file://")], [])

    def drawn(self):
        self.ask("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def text(self, selector):
        self.drawn()
        return self.ask(f"document.querySelector({selector!r}).innerText")

    def seen(self):
        self.drawn()
        return self.ask("[view.from, view.to]")

    def shown(self, row):
        """How many pixels of a row's canvas are painted, lines of the grid left out."""
        self.drawn()
        return self.ask(f"(() => {{ const one = rows.find((row) => row.element.dataset.name === {row!r});"
                        "const { width, height } = one.canvas; let count = 0;"
                        "const data = one.canvas.getContext('2d').getImageData(0, 0, width, height).data;"
                        "const line = parseInt(palette.line.slice(1, 3), 16);"
                        "for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 100 && data[i] !== line) ++count; return count; })()")


class Deadlock(Timeline):
    sketch = "two_mutexes.ino"

    def test_says_why_it_stopped(self):
        self.assertIn("DEADLOCK", self.text("h1"))
        self.assertIn("holds mutex xMutex", self.text(".ending"))
        self.assertIn("waits for mutex yMutex", self.text(".ending"))
        # The console stays plain.
        self.assertTrue(self.said.startswith("Inside Task1\nInside Task2\n"), self.said)
        self.assertEqual(self.ask("document.title"), "two_mutexes.ino")
        self.finish()

    def test_shows_how_each_task_stands_at_a_time(self):
        first = self.text("#now [data-task=Task1]")
        self.assertIn("priority 2, lent by Task2", first)
        self.assertIn("waits for mutex yMutex, which Task2 has", first)
        self.assertIn("waits for mutex xMutex, which Task1 has", self.text("#now [data-task=Task2]"))
        self.ask("choose(10e6)")
        self.assertIn("runs", self.text("#now [data-task=Task1]"))
        self.assertIn("core 0: Task1", self.text("#current"))
        self.finish()

    def test_goes_from_change_to_change_by_keys_and_buttons(self):
        self.browser.press("Home")
        self.assertIn("at 0 ms", self.text("#current"))
        times = [0]
        for _ in range(5):
            self.browser.press(".")
            times.append(self.ask("view.cursor"))
        self.assertEqual(times, sorted(set(times)))
        self.browser.press(",")
        self.assertEqual(self.ask("view.cursor"), times[-2])
        self.browser.click("#next")
        self.assertEqual(self.ask("view.cursor"), times[-1])
        self.browser.press("End")
        self.assertEqual(self.ask("view.cursor"), self.ask("runEnd"))
        self.finish()

    def test_lists_what_was_printed_and_goes_to_its_time(self):
        self.assertEqual(self.text("#lines-count"), "4")
        self.assertIn("Inside Task1", self.text("#line-0"))
        self.ask("show(20e6, 30e6)")
        self.browser.click("#line-1")
        self.assertEqual(self.ask("view.cursor"), self.ask("lines[1].time"))
        begin, end = self.seen()
        self.assertTrue(begin <= self.ask("view.cursor") <= end)
        self.assertEqual(self.ask("document.querySelector('#line-1').getAttribute('aria-selected')"), "true")
        self.ask("document.getElementById('lines').focus()")
        self.browser.press("ArrowDown")
        self.assertEqual(self.ask("view.cursor"), self.ask("lines[2].time"))
        self.assertEqual(self.ask("document.getElementById('lines').getAttribute('aria-activedescendant')"), "line-2")
        self.finish()


class Everything(Timeline):
    sketch = "board_with_everything.ino"
    options = ["--for", "500ms", "--input", "board_with_everything.txt"]

    def test_has_a_lane_for_each_core_task_and_pin(self):
        names = self.ask("[...document.querySelectorAll('#lanes .row')].map((row) => row.dataset.name)")
        for name in ("time", "printed", "core 0", "core 1", "interrupts", "loopTask", "counter", "sensor", "writer",
                     "slow", "pin 2", "pin 4", "pin 25", "pin 34"):
            self.assertIn(name, names)
            # What lasts for microseconds is seen as well.
            self.assertGreater(self.shown(name), 10 if name in ("core 1", "interrupts") else 100, name)
        self.finish()

    def test_shows_lent_priorities_waits_pins_and_interrupts(self):
        lent = self.ask("tasks.find((task) => task.name === 'slow').priorities.find(isLent)[0]")
        self.ask(f"choose({lent + 1e6})")
        self.assertIn("priority 2, lent by writer", self.text("#now [data-task=slow]"))
        self.assertIn("waits for mutex bus, which slow has", self.text("#now [data-task=writer]"))
        self.assertIn("sleeps", self.text("#now [data-task=sensor]"))
        self.assertIn("waits for a notification", self.text("#now [data-task=counter]"))
        self.ask("choose(60e6)")
        self.assertIn("HIGH", self.text("#now [data-pin='4']"))
        self.ask("choose(55.5e6)")
        self.assertIn("LOW", self.text("#now [data-pin='4']"))
        self.ask("choose(150e6)")
        self.assertIn("value 1200", self.text("#now [data-pin='34']"))
        self.ask("choose(interrupts.at[0])")
        self.assertIn("interrupt pin 4", self.text("#now"))
        self.finish()

    def test_zooms_and_moves_by_keys_and_buttons(self):
        self.assertEqual(self.seen(), [0, 500e6])
        self.ask("choose(250e6)")
        self.browser.press("+")
        self.assertEqual(self.seen(), [125e6, 375e6])
        self.browser.press("ArrowRight")
        self.assertEqual(self.seen(), [175e6, 425e6])
        self.browser.press("ArrowLeft")
        self.browser.click("#closer")
        begin, end = self.seen()
        self.assertEqual(end - begin, 125e6)
        self.browser.press("-")
        self.browser.click("#later")
        self.assertEqual(self.seen(), [175e6, 425e6])
        self.browser.press("0")
        self.assertEqual(self.seen(), [0, 500e6])
        self.browser.press("ArrowLeft")  # there is nothing before the beginning
        self.assertEqual(self.seen(), [0, 500e6])
        self.finish()

    def point(self, row, share):
        return self.ask(f"(() => {{ const b = rows.find((row) => row.element.dataset.name === {row!r}).canvas.getBoundingClientRect();"
                        f"return {{ x: b.x + b.width * {share}, y: b.y + b.height / 2 }}; }})()")

    def mouse(self, kind, at, **more):
        self.browser.call("Input.dispatchMouseEvent", type=kind, x=at["x"], y=at["y"], **more)

    def test_zooms_and_moves_by_mouse(self):
        at = self.point("core 0", 0.5)
        self.mouse("mouseWheel", at, deltaX=0, deltaY=-300, modifiers=2)
        begin, end = self.seen()
        self.assertLess(end - begin, 400e6)
        self.assertAlmostEqual((begin + end) / 2, 250e6, delta=1e6)
        self.mouse("mouseMoved", at)
        self.mouse("mousePressed", at, button="left", buttons=1, clickCount=1)
        for step in range(1, 6):
            self.mouse("mouseMoved", {"x": at["x"] - 20 * step, "y": at["y"]}, button="left", buttons=1)
        chosen = self.ask("view.cursor")
        self.mouse("mouseReleased", {"x": at["x"] - 100, "y": at["y"]}, button="left", clickCount=1)
        self.assertGreater(self.seen()[0], begin)
        self.assertEqual(self.ask("view.cursor"), chosen)  # dragging chooses nothing
        self.mouse("mousePressed", at, button="left", buttons=1, clickCount=1)
        self.mouse("mouseReleased", at, button="left", clickCount=1)
        begin, end = self.seen()
        self.assertAlmostEqual(self.ask("view.cursor"), (begin + end) / 2, delta=2e6)
        self.finish()

    def test_zooms_and_moves_by_touch(self):
        self.browser.call("Emulation.setTouchEmulationEnabled", enabled=True)
        left, right = self.point("core 0", 0.4), self.point("core 0", 0.6)
        touch = lambda kind, *points: self.browser.call("Input.dispatchTouchEvent", type=kind, touchPoints=[
            {"x": point["x"], "y": point["y"], "id": i} for i, point in enumerate(points)])
        touch("touchStart", left, right)
        for step in range(1, 6):
            touch("touchMove", {"x": left["x"] - 20 * step, "y": left["y"]}, {"x": right["x"] + 20 * step, "y": right["y"]})
        touch("touchEnd")
        begin, end = self.seen()
        self.assertLess(end - begin, 400e6)
        touch("touchStart", left)
        for step in range(1, 6):
            touch("touchMove", {"x": left["x"] - 20 * step, "y": left["y"]})
        touch("touchEnd")
        self.assertGreater(self.seen()[0], begin)
        self.finish()

    def test_can_be_used_without_a_mouse(self):
        nameless = self.ask("[...document.querySelectorAll('button')].filter((button) =>"
                            "!(button.getAttribute('aria-label') || button.textContent.trim())).length")
        self.assertEqual(nameless, 0)
        reached = set()
        for _ in range(14):
            self.browser.press("Tab")
            reached.add(self.ask("document.activeElement.id"))
        for part in ("closer", "all", "next", "lanes", "lines"):
            self.assertIn(part, reached)
        self.assertEqual(self.ask("document.getElementById('current').getAttribute('aria-live')"), "polite")
        self.finish()

    def test_fits_a_phone(self):
        self.browser.size(360, 740, phone=True)
        self.browser.open(self.file)
        self.assertLessEqual(self.ask("document.documentElement.scrollWidth"), 360)
        self.assertGreater(self.ask("rows[0].canvas.clientWidth"), 200)
        self.finish()

    def test_is_dark_where_that_is_wanted(self):
        light = self.ask("getComputedStyle(document.documentElement).backgroundColor")
        self.browser.dark(True)
        self.browser.open(self.file)
        dark = self.ask("getComputedStyle(document.documentElement).backgroundColor")
        self.assertNotEqual(light, dark)
        self.assertEqual(self.ask("palette.ink"), "#ecebe8")
        self.finish()


class LongRun(Timeline):
    sketch = "thousands_of_switches.ino"
    options = ["--for", "10m"]

    def test_stays_usable_and_says_what_is_put_together(self):
        self.assertLess(os.path.getsize(self.file), 24 << 20)
        changes = self.ask("allLanes.reduce((sum, lane) => sum + lane.at.length + [...lane.counts.values()].reduce((a, b) => a + b - 1, 0), 0)")
        self.assertGreater(changes, 300_000)
        self.assertIn("are drawn as one", self.text("#notes"))
        # Only what can be seen is there as elements.
        self.assertLess(self.ask("document.querySelectorAll('*').length"), 400)
        for name in ("core 0", "relay", "pin 10"):
            self.assertGreater(self.shown(name), 1000, name)
        for _ in range(12):
            self.browser.press("+")
        begin, end = self.seen()
        self.assertLess(end - begin, 1e9)
        self.browser.press("0")
        self.ask("document.getElementById('lines').scrollTop = 1e6")
        self.assertGreater(self.ask("lines.length"), 2000)
        self.assertEqual(self.ask("document.scripts.length"), 2)
        self.assertIn("</script><!-- round", self.text("#lines"))
        self.finish()


if __name__ == "__main__":
    if find_chromium() is None:
        print("no Chromium: packaging/setup.sh browser installs it; pages are not looked at")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1] + sys.argv[4:], verbosity=2)

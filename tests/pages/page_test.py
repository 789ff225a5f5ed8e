"""Pages that pawl writes, looked at and clicked through in a headless Chromium.

  page_test.py PAWL SOURCES FOLDER [TEST...]      exit status 77: there is no Chromium

FOLDER keeps the pages and a screenshot of each.
"""
import os
import subprocess
import sys
import unittest

from browser import Browser, find_chromium

PAWL, SOURCES, FOLDER = sys.argv[1:4]
PROGRAMS = os.path.join(SOURCES, "tests/pages")


def page_of(source, name):
    os.makedirs(FOLDER, exist_ok=True)
    file = os.path.join(FOLDER, name + ".html")
    status = subprocess.run([PAWL, "check", os.path.join(SOURCES, source), "--html", file, "--quiet"]).returncode
    if status not in (0, 1):
        raise AssertionError(f"pawl ended with {status}")
    return file


class Page(unittest.TestCase):
    source = "examples/abba.cpp"

    @classmethod
    def setUpClass(cls):
        cls.file = page_of(cls.source, cls.__name__)

    def setUp(self):
        self.name = self.id().split(".", 1)[1]
        self.browser = Browser()
        self.addCleanup(self.browser.close)
        self.ask = self.browser.ask
        self.browser.size(1360, 1100)
        self.browser.dark(False)
        self.browser.open(self.file)

    def finish(self):
        self.browser.picture(os.path.join(FOLDER, self.name + ".png"))
        self.assertEqual(self.browser.problems, [])
        self.assertEqual([url for url in self.browser.requests if not url.startswith("file://")], [])

    def text(self, selector):
        return self.ask(f"document.querySelector({selector!r}).innerText")

    def count(self, selector):
        return self.ask(f"document.querySelectorAll({selector!r}).length")

    def how(self, task):
        return self.ask(f"document.querySelector('#now [data-task=\"{task}\"]').dataset.how")

    def until(self, expression):
        self.ask("new Promise((done) => { const look = () => (" + expression + ") ? done(true) : setTimeout(look, 20); look(); })")


class Deadlock(Page):
    def test_says_who_holds_and_who_waits(self):
        self.assertEqual(self.text("h1"), "2 tasks wait for each other")
        self.assertIn("step 6 of 6", self.text("#current"))
        self.assertEqual([self.how("task1"), self.how("task2")], ["waits", "waits"])
        first = self.text("#now [data-task=task1]")
        self.assertIn("waits for mutex food.lock, which task2 holds", first)
        self.assertIn("holds mutex rent.lock", first)
        # One step earlier the second task has taken nothing yet.
        self.browser.press("ArrowLeft")
        self.assertIn("step 5 of 6", self.text("#current"))
        self.assertEqual(self.how("task2"), "acts")
        self.assertNotIn("holds", self.text("#now [data-task=task2]"))
        self.assertEqual(self.how("task1"), "ready")
        self.finish()

    def test_moves_with_slider_keys_buttons_and_clicks(self):
        self.browser.press("Home")
        self.assertIn("step 1 of 6", self.text("#current"))
        self.browser.click("#forward")
        self.assertIn("step 2 of 6", self.text("#current"))
        self.browser.press("ArrowRight")
        self.assertEqual(self.ask("document.getElementById('slider').value"), "2")
        self.browser.click("#slider")  # its middle
        self.assertIn(self.text("#current")[:6], ("step 3", "step 4"))
        self.browser.click("#overview canvas")
        self.assertIn(self.text("#current")[:6], ("step 3", "step 4"))
        self.browser.click("#last")
        self.assertIn("step 6", self.text("#current"))
        self.browser.click(".row.step .doing")  # the first row's words
        self.assertIn("step 1", self.text("#current"))
        self.browser.click("#preemption")
        self.assertIn("goes on before", self.text("#current"))
        self.finish()

    def test_plays(self):
        self.browser.press("Home")
        self.browser.click("#play")
        self.assertEqual(self.ask("document.getElementById('play').getAttribute('aria-pressed')"), "true")
        self.until("document.getElementById('slider').value === '2'")
        self.browser.click("#play")
        self.assertEqual(self.ask("document.getElementById('play').getAttribute('aria-pressed')"), "false")
        self.finish()

    def test_draws_lanes_locks_arrows_and_the_circle(self):
        self.assertEqual(self.count("#heads .head"), 3)
        self.assertEqual(self.count("#lanes .lock"), 2)
        self.assertEqual(self.count("#lanes .arrow.starts"), 2)
        self.assertEqual(self.count("#lanes .arrow.missing"), 3)
        self.assertEqual(self.count("#lanes .take-over path, #lanes path.take-over"), 1)
        self.assertGreaterEqual(self.count("#lanes .lane.waits"), 3)
        self.assertEqual(self.count("#circle .ring-task"), 2)
        self.assertEqual(self.count("#circle .ring-thing"), 2)
        self.assertEqual(self.count("#circle .ring"), 4)
        self.finish()

    def test_shows_the_source_where_the_tasks_stand(self):
        marked = self.ask("[...document.querySelectorAll('#source .note')].map((note) => [note.dataset.task,"
                          "(() => { let line = note; while (!line.dataset.line) line = line.previousSibling;"
                          "return line.querySelector('code').textContent.trim(); })()])")
        self.assertEqual(sorted(marked), [["main", "pay.join();"], ["task1", "std::lock_guard hold_to(to.lock);"],
                                          ["task2", "std::lock_guard hold_to(to.lock);"]])
        self.finish()

    def test_has_names_for_those_who_do_not_see(self):
        nameless = self.ask("[...document.querySelectorAll('button')].filter((button) => button.offsetParent &&"
                            "!(button.getAttribute('aria-label') || button.textContent.trim())).length")
        self.assertEqual(nameless, 0)
        self.assertEqual(self.ask("document.documentElement.lang"), "en")
        self.assertEqual(self.ask("document.getElementById('slider').getAttribute('aria-valuetext')"),
                         "step 6: task2 locks mutex food.lock")
        self.assertEqual(self.ask("document.getElementById('current').getAttribute('aria-live')"), "polite")
        self.assertIn("task1 waits for mutex food.lock", self.ask("document.querySelector('#circle svg').getAttribute('aria-label')"))
        reached = set()
        for _ in range(30):
            self.browser.press("Tab")
            reached.add(self.ask("document.activeElement.id || document.activeElement.className"))
        for part in ("slider", "play", "lanes", "place", "text"):
            self.assertIn(part, reached)
        self.finish()

    def test_fits_a_phone(self):
        self.browser.size(360, 740, phone=True)
        self.browser.open(self.file)
        self.assertLessEqual(self.ask("document.documentElement.scrollWidth"), 360)
        self.assertGreaterEqual(self.ask("document.getElementById('play').offsetHeight"), 30)
        self.browser.click("#back")
        self.assertIn("step 5", self.text("#current"))
        self.finish()

    def test_is_dark_where_that_is_wanted(self):
        light = self.ask("getComputedStyle(document.documentElement).backgroundColor")
        self.browser.dark(True)
        self.browser.open(self.file)
        dark = self.ask("getComputedStyle(document.documentElement).backgroundColor")
        self.assertNotEqual(light, dark)
        self.assertLess(sum(int(part) for part in dark[4:-1].split(",")), 150)
        self.finish()

    def test_can_be_printed(self):
        self.ask("window.dispatchEvent(new Event('beforeprint'))")
        self.browser.call("Emulation.setEmulatedMedia", media="print")
        self.assertEqual(self.count("#lanes .row.step"), 6)
        self.assertEqual(self.ask("getComputedStyle(document.getElementById('slider')).display"), "none")
        self.finish()


class Freeze(Page):
    source = "examples/tablet/tablet.cpp"

    def test_shows_who_is_preempted_where_and_who_spins_on_what(self):
        self.assertEqual(self.text(".word"), "PROMISE BROKEN")
        self.assertIn("Task \"audio\" spins inside list_channel::try_recv", self.text(".sentences"))
        self.assertEqual([self.how("main"), self.how("audio")], ["kept", "spins"])
        self.assertIn("could go on, but audio has the core; next: writes word A", self.text("#now"))
        self.assertIn("reads word A again and again, and it stays 0", self.text("#now"))
        self.assertIn("mine.written.store(true", self.ask("document.querySelector('#source .note[data-task=main]').previousSibling.textContent"))
        self.assertIn("oldest.written.load", self.ask("document.querySelector('#source .note[data-task=audio]').previousSibling.textContent"))
        self.assertIn("for ever: audio waits, main cannot go on", self.text(".row.end"))
        self.assertGreaterEqual(self.count("#lanes .lane.spins"), 1)
        self.assertEqual(self.count("#lanes .arrow.missing"), 1)
        self.assertGreaterEqual(self.count("#lanes .core"), 2)
        self.browser.click("#preemption")
        self.assertIn("audio takes the core from main", self.text("#current"))
        self.finish()

    def test_folds_what_does_not_change_and_unfolds_it(self):
        stops = int(self.ask("document.getElementById('slider').max"))
        self.assertLess(stops, 40)
        self.assertIn("no change in", self.text(".row.fold.selected"))
        self.browser.click(".row.fold.selected .open")
        self.assertGreater(int(self.ask("document.getElementById('slider').max")), 1000)
        self.assertLess(self.count("#lanes .row"), 120)
        self.finish()


class ManySteps(Page):
    source = "tests/pages/three_thousand_steps.cpp"

    def test_load_and_move(self):
        while self.count("#lanes .row.fold") > 0 or int(self.ask("document.getElementById('slider').max")) < 3000:
            self.ask("story.folds.forEach(([first]) => view.opened.add(first)), rebuild(), resized()")
        self.assertGreater(int(self.ask("document.getElementById('slider').max")), 3000)
        self.browser.press("Home")
        self.assertIn("step 1 of 3,", self.text("#current"))
        before = self.text("#current")
        self.browser.click("#slider")
        self.assertNotEqual(self.text("#current"), before)
        self.assertEqual(self.count("#lanes .row.selected"), 1)
        self.assertLess(self.count("#lanes *"), 2500, "only what can be seen is drawn")
        self.browser.press("End")
        self.assertIn("ends the program", self.text("#current"))
        self.finish()


class TraceOfASchedule(Page):
    """What pawl check --trace wrote, drawn by pawl trace: as the page of the verdict."""

    @classmethod
    def setUpClass(cls):
        cls.file = page_of(cls.source, cls.__name__)
        trace = cls.file.replace(".html", ".json")
        subprocess.run([PAWL, "check", os.path.join(SOURCES, cls.source), "--trace", trace, "--quiet"])
        subprocess.run([PAWL, "trace", trace, "--html", cls.file], check=True, stdout=subprocess.DEVNULL)

    def test_says_who_holds_and_who_waits(self):
        self.assertEqual(self.text(".word"), "TRACE")
        self.browser.press("End")
        self.assertIn("step 6 of 6", self.text("#current"))
        self.assertEqual([self.how("task1"), self.how("task2")], ["waits", "waits"])
        self.assertIn("waits for mutex food.lock, which task2 holds", self.text("#now [data-task=task1]"))
        self.finish()


class NothingWrong(Page):
    source = "examples/lost_wakeup_fixed.cpp"

    def test_shows_what_was_explored_and_one_execution(self):
        self.assertEqual(self.text("h1"), "nothing wrong")
        self.assertIn("complete", self.text(".coverage"))
        self.assertIn("To look at: one execution on free cores", self.text(".said"))
        self.assertIn("step 1 of", self.text("#current"))
        self.assertEqual(self.count("#lanes .row.end"), 0)
        self.assertGreaterEqual(self.count("#lanes .arrow"), 2)
        self.finish()


class HostileNames(Page):
    source = "tests/pages/hostile_names.cpp"

    def test_stay_text(self):
        self.assertEqual(self.ask("document.scripts.length"), 2)
        self.assertEqual(self.ask("document.images.length"), 0)
        self.assertEqual(self.ask("tasks[1].name"), "</script><!--")
        self.assertEqual(self.ask("typeof window.broken"), "undefined")
        self.assertIn("<script>window.broken = 1</script>", self.text("#output pre"))
        self.assertIn("</script><!--", self.text("#heads"))
        self.finish()


if __name__ == "__main__":
    if find_chromium() is None:
        print("no Chromium: packaging/setup.sh browser installs it; pages are not looked at")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1] + sys.argv[4:], verbosity=2)

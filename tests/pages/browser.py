"""A headless Chromium, driven through its DevTools protocol over a pipe: no driver, no network, no package but Chromium.

https://chromedevtools.github.io/devtools-protocol/; messages on descriptors 3 and 4 end with a zero byte.
"""
import atexit
import base64
import functools
import json
import os
import shutil
import subprocess
import tempfile


def find_chromium():
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Chromium:
    """The process. One serves all tests of a program: to start it takes longer than most of them."""

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="pawl-page-")
        to_read, self.to = os.pipe()
        self.frm, to_write = os.pipe()

        def connect():  # the pipes become descriptors 3 and 4 of the child
            first = os.dup(to_read)
            second = os.dup(to_write)
            os.dup2(first, 3, inheritable=True)
            os.dup2(second, 4, inheritable=True)

        self.process = subprocess.Popen(
            [find_chromium(), "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu",
             "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run", "--disable-extensions",
             "--user-data-dir=" + self.profile],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=connect, close_fds=False,
            env={**os.environ, "TMPDIR": self.profile})  # what it leaves behind goes with the profile
        os.close(to_read)
        os.close(to_write)
        self.number = 0
        self.unread = b""

    def end(self):
        self.process.terminate()
        self.process.wait()
        os.close(self.to)
        os.close(self.frm)
        shutil.rmtree(self.profile, ignore_errors=True)

    def read(self):
        while b"\0" not in self.unread:
            more = os.read(self.frm, 1 << 20)
            if not more:
                raise RuntimeError("Chromium has ended")
            self.unread += more
        message, self.unread = self.unread.split(b"\0", 1)
        return json.loads(message)

    def write(self, message):
        self.number += 1
        os.write(self.to, json.dumps({"id": self.number, **message}).encode() + b"\0")
        return self.number


@functools.cache
def chromium():
    started = Chromium()
    atexit.register(started.end)
    return started


class Browser:
    """A fresh window."""

    def __init__(self):
        self.problems = []  # errors of the page: on the console, thrown, or refused by its security policy
        self.requests = []  # what the page asked the network for
        self.loaded = False
        self.session = None
        # A context of its own: nothing is left of the window before.
        self.context = self.call("Target.createBrowserContext")["browserContextId"]
        target = self.call("Target.createTarget", url="about:blank", browserContextId=self.context)["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")

    def close(self):
        self.session = None
        self.call("Target.disposeBrowserContext", browserContextId=self.context)

    def notice(self, message):
        if message.get("sessionId") != self.session:
            return  # of a window that is gone
        kind = message.get("method")
        what = message.get("params", {})
        if kind == "Runtime.exceptionThrown":
            details = what["exceptionDetails"]
            self.problems.append(details.get("exception", {}).get("description") or details["text"])
        elif kind == "Runtime.consoleAPICalled" and what["type"] in ("error", "warning", "assert"):
            self.problems.append(str(what["args"]))
        elif kind == "Log.entryAdded" and what["entry"]["level"] in ("error", "warning"):
            self.problems.append(what["entry"]["text"])
        elif kind == "Network.requestWillBeSent":
            self.requests.append(what["request"]["url"])
        elif kind == "Page.loadEventFired":
            self.loaded = True

    def call(self, method, **parameters):
        message = {"method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        number = chromium().write(message)
        while True:
            answer = chromium().read()
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.notice(answer)

    def size(self, width, height, phone=False):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2 if phone else 1,
                  mobile=phone)

    def dark(self, on):
        self.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": "dark" if on else "light"}])

    def go(self, url):
        self.loaded = False
        self.call("Page.navigate", url=url)
        while not self.loaded:
            self.notice(chromium().read())

    def open(self, file, fragment=""):
        self.go("about:blank")  # a fragment alone would not load the page anew
        self.go("file://" + os.path.abspath(file) + fragment)
        while self.ask("location.protocol + document.readyState") != "file:complete":
            pass  # the load event was that of the empty page before

    def ask(self, expression):
        """The value of a JavaScript expression in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(expression + ": " + answer["exceptionDetails"].get("exception", {}).get("description", "?"))
        return answer["result"].get("value")

    def click(self, selector):
        """A real press of the mouse in the middle of the element."""
        at = self.ask(f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
                      "e.scrollIntoView({block: 'center'}); const b = e.getBoundingClientRect();"
                      "return {x: b.x + b.width / 2, y: b.y + b.height / 2}; })()")
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=at["x"], y=at["y"], button="left", clickCount=1)

    def press(self, key):
        text = key if len(key) == 1 else None
        for kind in ("keyDown", "keyUp"):
            more = {"text": text} if text and kind == "keyDown" else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=KEYS.get(key, 0), **more)

    def picture(self, file, whole=False):
        clip = {}
        if whole:
            size = self.call("Page.getLayoutMetrics")["cssContentSize"]
            clip = {"captureBeyondViewport": True,
                    "clip": {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}}
        data = self.call("Page.captureScreenshot", format="png", **clip)["data"]
        with open(file, "wb") as out:
            out.write(base64.b64decode(data))


KEYS = {"ArrowRight": 39, "ArrowLeft": 37, "ArrowUp": 38, "ArrowDown": 40, "Home": 36, "End": 35, "PageDown": 34,
        "PageUp": 33, " ": 32, "Tab": 9, "Enter": 13}

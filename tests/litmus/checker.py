"""Builds litmus programs by `pawl c++`, and asks `pawl check` for their outcomes."""
import json
import os
import pathlib
import subprocess
from dataclasses import dataclass

import emitter


@dataclass
class Answer:
    outcomes: set
    complete: bool
    executions: int
    trouble: str = ""  # what it says beside: a crash, a refusal


class Checker:
    def __init__(self, pawl, include, folder, machine=("--machine", "free")):
        self.machine = machine
        self.pawl = os.path.abspath(pawl)
        self.include = os.path.abspath(include)
        self.folder = pathlib.Path(folder).absolute()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.environment = {**os.environ, "PAWL_CACHE": str(self.folder / "cache")}

    def build(self, programs, name="programs", packed=False):
        text = self.folder / f"{name}.cpp"
        text.write_text(self.source(programs, packed))
        built = subprocess.run([self.pawl, "c++", "-std=c++20", "-I" + self.include, text, "-o", self.folder / name],
                               env=self.environment, capture_output=True, text=True)
        if built.returncode != 0:
            raise RuntimeError(built.stdout + built.stderr)
        return self.folder / name

    def source(self, programs, packed):
        return emitter.source(programs, packed)

    def ask(self, executable, program, memory, options=()):
        report = self.folder / "verdict.json"
        report.unlink(missing_ok=True)
        ran = subprocess.run([self.pawl, "check", executable, "--quiet", *self.machine, "--memory", memory, "--explore", "exhaustive",
                              "--outcomes", "--jobs", "1", "--json", report, *options, "--", program.name],
                             env=self.environment, capture_output=True, text=True)
        if not report.exists():
            return Answer(set(), False, 0, ran.stdout + ran.stderr)
        said = json.loads(report.read_text())
        trouble = "" if ran.returncode == 0 else f"exit status {ran.returncode}: {said['message']}"
        return Answer({end["text"] for end in said["outcomes"]}, said["complete"], sum(m["executions"] for m in said["bounds"]["machines"]), trouble)

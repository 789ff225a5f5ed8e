"""What must hold of every trace, whoever wrote it, and questions about one."""
import collections
import json

ALLOWED = 1e-6  # microseconds are written with three places


class Trace:
    def __init__(self, path):
        with open(path) as file:
            self.whole = json.load(file)
        self.events = self.whole["traceEvents"]
        self.groups = {e["pid"]: e["args"]["name"] for e in self.events if e["name"] == "process_name"}
        self.names = {(e["pid"], e["tid"]): e["args"]["name"] for e in self.events if e["name"] == "thread_name"}
        self.check()

    def check(self):
        for event in self.events:
            assert event["ph"] in "MXbesfi", event
            if event["ph"] == "M":
                continue
            assert event["ts"] >= 0 and (event["pid"], event["tid"]) in self.names, event
            assert event["cat"] in ("step", "state", "core", "lock", "influence", "preemption", "span"), event
        self.check_nesting()
        self.check_arrows()
        pairs = collections.Counter((e["cat"], e["id"], e["ph"]) for e in self.events if e["ph"] in "be")
        assert all(count == 1 for count in pairs.values())
        assert all((cat, number, "e" if phase == "b" else "b") in pairs for cat, number, phase in pairs)
        numbers = [e["args"]["step"] for e in self.of("step")]
        assert numbers == sorted(set(numbers)), "steps are numbered in their order"
        times = [e["ts"] for e in self.of("step")]
        assert times == sorted(times), "time goes on"

    def check_nesting(self):
        tracks = collections.defaultdict(list)
        for event in self.events:
            if event["ph"] == "X":
                tracks[event["pid"], event["tid"]].append((event["ts"], -event["dur"], event["name"]))
        for track, slices in tracks.items():
            open_until = []
            for begin, length, name in sorted(slices):
                end = begin - length
                while open_until and open_until[-1] <= begin + ALLOWED:
                    open_until.pop()
                assert not open_until or end <= open_until[-1] + ALLOWED, (self.names[track], name, begin, end, open_until)
                open_until.append(end)

    def check_arrows(self):
        ends = collections.defaultdict(dict)
        for event in self.of("influence"):
            assert event["ph"] not in ends[event["id"]], event
            ends[event["id"]][event["ph"]] = event
        for both in ends.values():
            assert set(both) == {"s", "f"}, both
            assert both["s"]["ts"] <= both["f"]["ts"] and both["s"]["name"] == both["f"]["name"], both

    def of(self, category):
        return [e for e in self.events if e.get("cat") == category]

    def name(self, event):
        return self.names[event["pid"], event["tid"]]

    def tasks(self):
        return {name for (pid, _), name in self.names.items() if self.groups[pid] == "tasks"}

    def steps(self, task=None):
        return [e["name"] for e in self.of("step") if task is None or self.name(e) == task]

    def arrows(self):
        """(from, how, to) for each."""
        ends = collections.defaultdict(dict)
        for event in self.of("influence"):
            ends[event["id"]][event["ph"]] = event
        return [(self.name(b["s"]), b["s"]["name"], self.name(b["f"])) for b in ends.values()]

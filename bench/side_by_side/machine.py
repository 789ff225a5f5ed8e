"""What the numbers were taken on, and with which versions."""

import os
import platform
import re
import subprocess


def processor():
    with open("/proc/cpuinfo") as text:
        found = re.search(r"model name\s*:\s*(.*)", text.read())
    return found.group(1) if found else platform.processor()


def version(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True).stdout.splitlines()[0]
    except (OSError, IndexError):
        return "absent"


def packages(names):
    """Debian's versions of the peers."""
    found = []
    for name in names:
        text = version("dpkg-query", "--show", "--showformat=${Version}", name)
        found.append("%s %s" % (re.sub("^librust-|-dev$", "", name), text))
    return ", ".join(found)


def description(packages_of_peers):
    return {
        "processor": processor(),
        "cores": len(os.sched_getaffinity(0)),
        "load": "%.1f before the first round" % os.getloadavg()[0],
        "system": "%s %s" % (platform.system(), platform.release()),
        "compilers": "; ".join([version("g++", "--version"), version("/usr/bin/rustc", "--version"),
                                version("go", "version")]),
        "packages": packages(packages_of_peers),
    }

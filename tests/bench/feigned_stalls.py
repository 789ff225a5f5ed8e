#!/usr/bin/env python3
"""A program as table.py starts them, with results that are known."""

import os
import sys

RESULT = "%s longest_ns=%d over_1_ms=%d longest_own_ns=%d over_100_us_own=0 longest_between_ns=0 " \
         "over_100_us_between=0 calls=9 messages=%d allocations=%d looks=%d hidden=%d"

if sys.argv[1] == "--list":
    print("good\nspins\nfails")
elif os.environ.get("NOT_PERMITTED"):
    print("SKIPPED, not permitted", file=sys.stderr)
    sys.exit(77)
else:
    _, _, peer, scenario, _ = sys.argv[1:]
    if peer == "fails":
        sys.exit(2)
    if peer == "spins":
        print(RESULT % ("stalled", 5000, 0, 5000, 7, 100, 41, 0))
    elif scenario == "over-normal":
        print(RESULT % ("ended", 2500000, 3, 90000, 7, 1, 0, 0))
    else:
        print(RESULT % ("ended", 7000, 0, 6000, 7, 0, 10000, 5))

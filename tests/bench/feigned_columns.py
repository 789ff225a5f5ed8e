#!/usr/bin/env python3
"""A program as compare.py starts them, with numbers that are known: 10, 11, 12 ... from one round to the next."""

import os
import sys
import time

if sys.argv[1:] == ["--list"]:
    print("pawl::ring\tone-thread\nplain ring, cached indices\tone-thread\nhangs\t1P1C\ncrashes\t1P1C")
elif sys.argv[1] == "hangs":
    time.sleep(60)
elif sys.argv[1] == "crashes":
    sys.exit(3)
else:
    rounds = os.environ["ROUNDS_FOLDER"] + "/" + sys.argv[1].replace(" ", "_").replace(":", "_")
    done = os.path.getsize(rounds) if os.path.exists(rounds) else 0
    with open(rounds, "a") as out:
        out.write("x")
    print((10 if sys.argv[1] == "pawl::ring" else 20) + done)

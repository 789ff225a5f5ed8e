#!/usr/bin/env python3
"""quote.py PAGE...: a block of a page after <!-- from firmware/patterns/NAME.txt --> becomes what that file says; where a
line <!-- part: mps2_an386 --> follows, the part of it that begins with this word, up to an empty line.

tests/house/quotes.sh holds the blocks against the files.
"""
import re
import sys


def told(name, part):
    text = open(name).read()
    if not part:
        return text
    return next(each for each in text.split("\n\n") if each.startswith(part)).rstrip("\n") + "\n"


for page in sys.argv[1:]:
    text = open(page).read()
    anew = re.sub(r"(<!-- from (firmware/patterns/\S+\.txt) -->\n(?:<!-- part: (\S+) -->\n)?```\n)(?:.*?\n)??(```\n)",
                  lambda found: found[1] + told(found[2], found[3]) + found[4], text, flags=re.DOTALL)
    if anew != text:
        open(page, "w").write(anew)

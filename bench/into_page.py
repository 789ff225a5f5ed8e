#!/usr/bin/env python3
"""into_page.py PAGE FOLDER: puts FOLDER/NAME.md between the marks "NAME: begin" and "NAME: end" of PAGE, where it exists."""

import os
import re
import sys

page, folder = sys.argv[1:]
with open(page) as text:
    words = text.read()
for name in re.findall(r"<!-- (\w+): begin -->", words):
    table = os.path.join(folder, name + ".md")
    if not os.path.exists(table):
        continue
    with open(table) as text:
        inner = re.sub(r"(?m)^## ", "### ", text.read().strip())
    words = re.sub(r"(<!-- %s: begin -->\n).*?(\n<!-- %s: end -->)" % (name, name),
                   lambda found: found.group(1) + "\n" + inner + "\n" + found.group(2), words, flags=re.DOTALL)
with open(page, "w") as text:
    text.write(words)

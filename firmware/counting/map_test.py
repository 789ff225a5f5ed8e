#!/usr/bin/env python3
"""map_test.py PAWL NM IMAGE: the pieces of `pawl map` are all of flash and RAM, each byte once; the picture is one."""
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree


def main():
    pawl, nm, image = sys.argv[1:]
    symbols = {}
    for line in subprocess.run([nm, image], check=True, capture_output=True, text=True).stdout.splitlines():
        symbols[line.split()[-1]] = int(line.split()[0], 16)
    with tempfile.TemporaryDirectory() as folder:
        picture = os.path.join(folder, "map.svg")
        text = subprocess.run([pawl, "map", image, "--all", "--svg", picture], check=True, capture_output=True, text=True).stdout
        xml.etree.ElementTree.parse(picture)
    flash = int(re.search(r"^flash +(\d+)$", text, re.MULTILINE)[1])
    ram = int(re.search(r"^RAM +(\d+)$", text, re.MULTILINE)[1])
    pieces = sum(int(one) for one in re.findall(r"^  0x[0-9a-f]+ +(\d+) ", text, re.MULTILINE))
    data = symbols["pawl_data_end"] - symbols["pawl_data_begin"]
    print(text)
    if pieces != flash + ram:
        sys.exit(f"the pieces are {pieces} bytes, flash and RAM {flash + ram}")
    # Up to four bytes that align the beginning of RAM's next section may belong to nobody.
    if not 0 <= symbols["pawl_stack_top"] - symbols["pawl_data_begin"] - ram < 32:
        sys.exit(f"RAM is {symbols['pawl_stack_top'] - symbols['pawl_data_begin']} bytes")
    in_flash = symbols["pawl_data_image"] - symbols["pawl_vectors"] + data
    if not 0 <= in_flash - flash < 32:
        sys.exit(f"flash is {in_flash} bytes")


main()

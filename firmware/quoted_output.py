#!/usr/bin/env python3
"""quoted_output.py PAWL IMAGES PAGE [--write]: each `$ pawl ...` that the page quotes has the output that stands below it, up to the
end of the block or the next command. IMAGES: the folder of the images and of the patterns', which the page does not name. --write: puts it there."""
import os
import re
import subprocess
import sys


def path_of(images, image):
    here = os.path.join(images, image)
    return here if os.path.exists(here) else os.path.join(images, "patterns", image)


def output_of(pawl, images, command):
    words = [path_of(images, word) if re.fullmatch(r"\w+\.(mps2_an386|microbit)", word) else word for word in command.split()]
    told = subprocess.run([pawl] + words[1:], capture_output=True, text=True)
    return (told.stdout + told.stderr).replace(images + "/patterns/", "").replace(images + "/", "")


def main():
    pawl, images, page, *rest = sys.argv[1:]
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    text = open(page).read()
    found = re.sub(r"^\$ (pawl (?:stack|map) .*)\n(?:(?!```|\$ ).*\n)*",
                   lambda one: "$ " + one[1] + "\n" + output_of(pawl, images, one[1]), text, flags=re.MULTILINE)
    if "--write" in rest:
        open(page, "w").write(found)
    elif found != text:
        sys.exit(f"{page} quotes something else than what is said now. To put it right:\n"
                 f"  firmware/quoted_output.py {pawl} {images} {page} --write")


main()

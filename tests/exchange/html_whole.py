"""Opens an HTML export in Chromium without scripts and holds what stands in it against the article.

html_whole.py FILE BLOCKS: each block of BLOCKS, a line each, must be the text of an element of class t, without the
numbers of notes; every number must lead to a note and every note back; directions and languages must be said.
Ends with 77 where there is no Chromium.
"""

import shutil
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "link", "br", "hr", "img", "input", "col", "base", "area", "embed", "source", "track", "wbr"}


def dumped(path):
    """The document as Chromium has it after loading."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        print("there is no Chromium")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as profile:
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}",
                   "--virtual-time-budget=3000", "--dump-dom", Path(path).resolve().as_uri()]
        result = subprocess.run(command, capture_output=True, timeout=240)
    return result.stdout.decode("utf-8")


class Page(HTMLParser):
    """Collects the texts of blocks, links and ids, and the stack of elements that each has."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack = []
        self.blocks = []
        self.ids = {}
        self.hrefs = []
        self.faults = []

    def handle_starttag(self, name, attributes):
        attributes = dict(attributes)
        if name not in VOID:
            self.stack.append((name, attributes))
        if "t" in attributes.get("class", "").split():
            self.blocks.append("")
            if attributes.get("dir") not in ("rtl", "ltr") or not attributes.get("lang"):
                self.faults.append(f"a block without direction or language: {attributes}")
        if "id" in attributes:
            if attributes["id"] in self.ids:
                self.faults.append(f"the id {attributes['id']} stands twice")
            self.ids[attributes["id"]] = attributes
        if name == "a":
            self.hrefs.append(attributes.get("href", ""))

    def handle_endtag(self, name):
        while self.stack and name not in VOID:
            if self.stack.pop()[0] == name:
                break

    def handle_data(self, data):
        names = [name for name, _ in self.stack]
        inside = any("t" in a.get("class", "").split() for _, a in self.stack)
        if inside and "sup" not in names:
            self.blocks[-1] += data


def main():
    file, blocks = sys.argv[1], Path(sys.argv[2]).read_text(encoding="utf-8").split("\n")
    page = Page()
    page.feed(dumped(file))
    faults = page.faults
    found = [block for block in page.blocks if block]
    wanted = [block for block in blocks if block]
    if found != wanted:
        for ours, theirs in zip(found, wanted):
            if ours != theirs:
                faults.append(f"a block differs:\n  {ours!r}\n  {theirs!r}")
        if len(found) != len(wanted):
            faults.append(f"{len(found)} blocks instead of {len(wanted)}")
    for href in page.hrefs:
        if href.startswith("#") and href[1:] not in page.ids:
            faults.append(f"{href} leads nowhere")
        if not href.startswith(("#", "http://", "https://")):
            faults.append(f"{href} is no web page")
    notes = {i[1:] for i in page.ids if i[0] == "n" and "-" in i}
    marks = {i[1:] for i in page.ids if i[0] == "m" and "-" in i}
    if notes != marks or not notes:
        faults.append(f"notes and marks differ: {sorted(notes ^ marks)}")
    linked = set(page.hrefs)
    for note in notes:
        if f"#n{note}" not in linked or f"#m{note}" not in linked:
            faults.append(f"note {note} and its mark do not lead to each other")
    if faults:
        print("\n".join(faults[:20]))
        sys.exit(1)
    print(f"{file}: {len(found)} blocks as they are, {len(notes)} notes tied to their marks")


main()

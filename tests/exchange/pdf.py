"""Reads a PDF back with pdftotext and pdfinfo, which we did not write.

pdf.py FILE.pdf BLOCKS.txt LANGUAGE. BLOCKS.txt has the text that the PDF must give back, a block a line. Every block
must be there, in order, its characters in order: white space aside, as pdftotext guesses it from distances, signs
beside numbers and Latin words aside, as it takes them for the line's other direction, and the order of the vowel marks
of one letter aside. The file must be tagged, in the language, with all its fonts in it. Ends with 77 where pdftotext is
absent.
"""

import difflib
import re
import shutil
import subprocess
import sys
import unicodedata

pdf, blocks, language = sys.argv[1:]
if not shutil.which("pdftotext"):
    print("there is no pdftotext")
    sys.exit(77)


def printed(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, errors="replace").stdout


def letters(text):
    """The letters and digits of a text without vowel marks: what stands between them is not compared."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if unicodedata.category(c)[0] in "LN")


def marks(text):
    return sorted(c for c in text if unicodedata.category(c) == "Mn")


about = printed("pdfinfo", pdf)
assert re.search(r"^Tagged:\s+yes", about, re.M), about
structure = printed("pdfinfo", "-struct", pdf)
for part in ("H2", "P"):
    assert re.search(rf"^\s*{part}\b", structure, re.M), f"nothing is tagged as {part}"
raw = open(pdf, "rb").read()
assert f"/Lang({language})".encode() in raw.replace(b"/Lang (", b"/Lang("), "the language is not told"
for line in printed("pdffonts", pdf).splitlines()[2:]:
    embedded, subset, unicode = line.split()[-5:-2]
    assert (embedded, subset, unicode) == ("yes", "yes", "yes"), line

said = printed("pdftotext", pdf, "-")
wanted = open(blocks, encoding="utf-8").read()
got, want = letters(said), letters(wanted)
matcher = difflib.SequenceMatcher(None, want, got, autojunk=False)
lost = [want[i:j] for tag, i, j, _, _ in matcher.get_opcodes() if tag in ("delete", "replace")]
count = sum(len(part) for part in lost)
print(f"{len(want)} letters, {count} of them elsewhere than in order: {lost[:9]}")
# A line that mixes both directions may be told from its other end.
assert count <= len(want) // 50, lost
missing = [word for word in wanted.split() if letters(word) not in got]
assert len(missing) <= len(wanted.split()) // 100, f"words that cannot be found: {missing}"
assert len(marks(said)) >= len(marks(wanted)), "vowel marks are lost"

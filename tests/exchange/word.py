"""Reads a Word export with python-docx, converts it by LibreOffice, and holds both against the article.

word.py FILE BLOCKS: each block of BLOCKS, a line each, must be the text of a paragraph, right to left where it should
be; every comment must have an author, a time and a place; LibreOffice must make a PDF of it in which words that stand
side by side in long Arabic blocks do so too, in their order. Ends with 77 where python-docx is absent; without LibreOffice or pdftotext the PDF is left
out, and the script says so.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path
from xml.etree import ElementTree

try:
    import docx
    from docx.oxml.ns import qn
except ImportError:
    print("python-docx is absent")
    sys.exit(77)

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTROLS = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")


def first_strong(text):
    for c in text:
        kind = unicodedata.bidirectional(c)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return None


def text_of(paragraph):
    """A paragraph's text without the numbers of notes."""
    parts = []
    for run in paragraph.iter(qn("w:r")):
        style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        if style is not None and style.get(qn("w:val")) in ("NoteNumber", "CommentReference"):
            continue
        for child in run:
            if child.tag == qn("w:t"):
                parts.append(child.text or "")
            elif child.tag == qn("w:tab"):
                parts.append("\t")
    return "".join(parts)


def is_on(element):
    return element is not None and element.get(qn("w:val")) not in ("0", "false", "off")


def check_body(document, blocks, faults):
    paragraphs = [(text_of(p._p), p._p) for p in document.paragraphs]
    known = {}
    for text, p in paragraphs:
        style = p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        # The contents name the titles again, in the report's direction.
        if style is None or style.get(qn("w:val")) != "ContentsLine":
            known.setdefault(text, p)
    for block in blocks:
        wanted = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", block)
        p = known.get(wanted)
        if wanted and p is None:
            faults.append(f"a block is not there: {wanted!r}")
            continue
        if not wanted:
            continue
        rtl = is_on(p.find(f"{qn('w:pPr')}/{qn('w:bidi')}"))
        if first_strong(re.sub("\u2067.*?\u2069", "", wanted)) not in (None, rtl) and not CONTROLS.search(wanted):
            faults.append(f"right to left is {rtl}: {wanted!r}")
        for run in p.iter(qn("w:r")):
            text = "".join(t.text or "" for t in run.iter(qn("w:t")))
            letters = {unicodedata.bidirectional(c) for c in text} & {"L", "R", "AL"}
            run_rtl = is_on(run.find(f"{qn('w:rPr')}/{qn('w:rtl')}"))
            if letters in ({"R"}, {"AL"}, {"R", "AL"}) and not run_rtl and not CONTROLS.search(wanted):
                faults.append(f"an Arabic run is not right to left: {text!r}")
            if letters == {"L"} and run_rtl and not CONTROLS.search(wanted):
                faults.append(f"a Latin run is right to left: {text!r}")
    return len(paragraphs)


def check_comments(path, faults):
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            faults.append("the archive is damaged")
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
        if any(info.date_time != (1980, 1, 1, 0, 0, 0) for info in archive.infolist()):
            faults.append("the archive tells the time")
    comments = parts["word/comments.xml"].findall(f"{WORD}comment")
    ids = [c.get(f"{WORD}id") for c in comments]
    body = parts["word/document.xml"]
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        found = [e.get(f"{WORD}id") for e in body.iter(f"{WORD}{tag}")]
        if sorted(found) != sorted(ids) or len(set(ids)) != len(ids):
            faults.append(f"{tag}: {len(found)} for {len(ids)} comments")
    for comment in comments:
        if not comment.get(f"{WORD}author") or not re.match(r"\d{4}-\d\d-\d\dT", comment.get(f"{WORD}date") or ""):
            faults.append(f"comment {comment.get(f'{WORD}id')} has no author or time")
        if not "".join(comment.itertext()).strip():
            faults.append(f"comment {comment.get(f'{WORD}id')} is empty")
    starts = {b.get(f"{WORD}name") for b in body.iter(f"{WORD}bookmarkStart")}
    for link in body.iter(f"{WORD}hyperlink"):
        if link.get(f"{WORD}anchor") and link.get(f"{WORD}anchor") not in starts:
            faults.append(f"{link.get(f'{WORD}anchor')} leads nowhere")
    return len(comments)


def check_pdf(path, blocks, faults):
    """How many pairs of words of the blocks the PDF has in their order."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office or not shutil.which("pdftotext"):
        return "LibreOffice or pdftotext is absent"
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                        "--outdir", folder, path], capture_output=True, timeout=300, check=True)
        pdf = Path(folder) / (Path(path).stem + ".pdf")
        if not pdf.exists():
            faults.append("LibreOffice makes no PDF")
            return "no PDF"
        keep = Path(path).with_suffix(".pdf")
        shutil.copy(pdf, keep)
        text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True).stdout.decode("utf-8")
    def plain(text):
        text = unicodedata.normalize("NFKC", text)
        return [re.sub(r"\W", "", word) for word in CONTROLS.sub("", text).split()]
    words = [word for word in plain(text) if word]
    arabic = [b for b in blocks if first_strong(b) and len(b.split()) > 8]
    if not arabic:
        return "no long Arabic block"
    # Words side by side in a block stand so in the PDF, but where a note's number or a line's end parts them.
    pairs = set(zip(words, words[1:]))
    wanted = [pair for block in arabic for pair in zip(plain(block), plain(block)[1:]) if all(pair)]
    found = sum(1 for pair in wanted if pair in pairs)
    turned = sum(1 for first, second in wanted if first != second and (second, first) in pairs)
    said = f"the PDF has {found} of {len(wanted)} pairs of words in their order, {turned} turned round"
    if found < len(wanted) * 0.6 or turned > len(wanted) * 0.03:
        faults.append(said)
    return said


def main():
    path = sys.argv[1]
    blocks = Path(sys.argv[2]).read_text(encoding="utf-8").split("\n")
    faults = []
    document = docx.Document(path)
    paragraphs = check_body(document, blocks, faults)
    comments = check_comments(path, faults)
    arabic = Path(path).stem.endswith("-ar")
    for table in document.tables:
        visual = is_on(table._tbl.tblPr.find(qn("w:bidiVisual")))
        if visual != arabic:
            faults.append(f"a table's columns run from right to left: {visual}")
    if comments == 0 or not document.tables:
        faults.append(f"{comments} comments, {len(document.tables)} tables")
    pdf = check_pdf(path, blocks, faults)
    if faults:
        print("\n".join(faults[:20]))
        sys.exit(1)
    print(f"{path}: {paragraphs} paragraphs, {comments} comments, {len(document.tables)} tables; {pdf}")


main()

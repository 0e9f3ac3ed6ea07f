#!/usr/bin/env python3
"""Ask headless Chromium for the shapes of selections and the meaning of hits.

    make.py --size PX --width PX --align start|justify FONT [FALLBACK...] > NAME.json

FONT is a file of the project's fonts/. Each text below becomes a paragraph set
as the project sets one. Output, positions in code points, lengths in px from
the paragraph's left edge:

    {"chromium", "fonts", "size", "width", "align", "line_height",
     "cases": [{"text", "selections": [{"start", "end", "spans": [[line, left, right]]}],
                "hits": [[line, x, position]]}]}
"""
import argparse
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

FONTS = pathlib.Path(__file__).resolve().parents[3] / "fonts"
LINE_HEIGHT = 1.8
TEXTS = [
    "قال مسؤول لوكالة Reuters إن 12 شخصا أصيبوا في الحادث، وفق بيان صدر مساء أمس.",
    "Reuters: قال الوزير «لا تعليق» ثم غادر القاعة.",
    "نقلت صحيفة The New York Times عن مصدر (طلب عدم ذكر اسمه) أن الاتفاق يشمل 1,250 موظفا حتى 2027.",
    "The minister said «لا إفراط ولا تفريط» and left; the agency سانا quoted 3 sources.",
    "وَقَالَتِ ٱلْوِزَارَةُ إِنَّ ٱلْعَدَدَ بَلَغَ ١٢٣ حَالَةً (COVID-19) خِلَالَ أُسْبُوعٍ.",
    "الأول، الآخر، لإعلان، سلام: كلا الاتفاقين معلّق منذ عام 2015/2016 بحسب BBC.",
    "می‌گوید «نمی‌دانم» و این خبر از Press TV است (۱۲٪).",
    "قال (Jean-Pierre) إن «France 24» نشرت [الخبر] قبل 3.5 ساعات: http://example.org/خبر/12",
    "In 2019 القاهرة (القاهرة الجديدة) was 25% larger than الإسكندرية, he said.",
    "عدّاد   مع   مسافات   كثيرة   Reuters   و   AFP   في   سطر   واحد   طويل   جدا   حقا",
]

PAGE = """<!doctype html><meta charset="utf-8"><style>
%(faces)s
body { margin: 0; text-rendering: geometricPrecision; font: %(size)spx/%(line_height)s %(families)s }
p { margin: 0; width: %(width)spx; text-align: %(align)s; white-space: pre-wrap; overflow-wrap: break-word; unicode-bidi: plaintext }
</style><body><script type="application/json" id="in">%(cases)s</script><script>
const pitch = %(size)s * %(line_height)s, round = v => Math.round(v * 100) / 100;
const units = (text, at) => [...text].slice(0, at).join('').length;
const points = (text, at) => [...text.slice(0, at)].length;
function measure({text, ranges}) {
  const p = document.body.appendChild(document.createElement('p'));
  p.textContent = text;
  p.scrollIntoView();
  const node = p.firstChild, origin = p.getBoundingClientRect();
  const selections = ranges.map(([start, end]) => {
    const range = document.createRange();
    range.setStart(node, units(text, start)), range.setEnd(node, units(text, end));
    const spans = [...range.getClientRects()].map(box => [
      Math.floor(((box.top + box.bottom) / 2 - origin.top) / pitch),
      round(box.left - origin.left), round(box.right - origin.left)]);
    return {start, end, spans};
  });
  const hits = [];
  for (let line = 0; line * pitch < origin.height - 1; line++)
    for (let x = 1.5; x < origin.width; x += 7) {
      const found = document.caretRangeFromPoint(origin.left + x, origin.top + (line + 0.5) * pitch);
      if (found && found.startContainer === node) hits.push([line, x, points(text, found.startOffset)]);
    }
  p.remove();
  return {text, selections, hits};
}
(async () => {
  const cases = JSON.parse(document.getElementById('in').textContent);
  const result = await Promise.all([...document.fonts].map(font => font.load())).then(
    () => ({cases: cases.map(measure)})).catch(error => ({error: String(error)}));
  const out = document.body.appendChild(document.createElement('script'));
  out.type = 'application/json', out.id = 'out';
  out.textContent = JSON.stringify(result).replace(/</g, '\\\\u003c');
})();
</script>"""


def ranges(text):
    """The whole text and ten stretches of it, cut before letters only."""
    chance = random.Random(text)
    starts = [i for i, c in enumerate(text) if unicodedata.category(c) != "Mn" and c not in "\u200c\u200d"]
    found = [(0, len(text))]
    while len(found) < 11:
        start, end = sorted(chance.sample([*starts, len(text)], 2))
        if end - start < 45:
            found.append((start, end))
    return found


def joined(spans):
    """Boxes from left to right on each line, those that touch made one."""
    result = []
    for line, left, right in sorted(spans):
        if right - left < 0.01:
            continue
        if result and result[-1][0] == line and left - result[-1][2] < 0.1:
            result[-1][2] = max(right, result[-1][2])
        else:
            result.append([line, left, right])
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fonts", nargs="+", metavar="FONT")
    parser.add_argument("--size", type=float, required=True)
    parser.add_argument("--width", type=float, required=True)
    parser.add_argument("--align", choices=("start", "justify"), required=True)
    args = parser.parse_args()
    faces = "\n".join("@font-face { font-family: f%d; src: url(%s) }" % pair for pair in enumerate(args.fonts))
    cases = json.dumps([{"text": text, "ranges": ranges(text)} for text in TEXTS]).replace("<", "\\u003c")
    values = dict(vars(args), faces=faces, cases=cases, line_height=LINE_HEIGHT,
                  families=", ".join("f%d" % i for i in range(len(args.fonts))))
    with tempfile.TemporaryDirectory() as tmp:
        folder = pathlib.Path(tmp)
        for name in args.fonts:
            shutil.copyfile(FONTS / name, folder / name)
        (folder / "page.html").write_text(PAGE % values, encoding="utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
                   "--font-render-hinting=none", "--force-device-scale-factor=1", "--virtual-time-budget=20000",
                   "--user-data-dir=%s/profile" % tmp, "--dump-dom", (folder / "page.html").as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)
    found = re.search(r'<script type="application/json" id="out">(.*?)</script>', done.stdout, re.S)
    result = json.loads(found.group(1)) if found else {"error": done.stderr[-2000:]}
    if "error" in result:
        sys.exit(result["error"])
    for case in result["cases"]:
        for selection in case["selections"]:
            selection["spans"] = joined(selection["spans"])
    version = subprocess.run(["chromium", "--version"], capture_output=True, text=True).stdout
    head = {"chromium": re.search(r"[\d.]+|$", version).group(), "fonts": args.fonts, "size": args.size,
            "width": args.width, "align": args.align, "line_height": LINE_HEIGHT}
    lines = ",\n".join(json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in result["cases"])
    print(json.dumps(head, ensure_ascii=False)[:-1] + ', "cases": [\n' + lines + "\n]}")


if __name__ == "__main__":
    main()

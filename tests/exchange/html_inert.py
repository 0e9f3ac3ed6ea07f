"""Opens an HTML export of hostile texts in Chromium, and once more without the policy that forbids scripts.

html_inert.py FILE: nothing may have run, and no element or attribute may be there that the export itself does not
write. Ends with 77 where there is no Chromium.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

OURS = set(
    "html head meta title style body main header nav article section aside div span p h1 h2 h3 blockquote mark sup a b "
    "bdi dl dt dd ol ul li table colgroup col thead tbody tr th td figure figcaption svg rect line path circle text".split()
)
ATTRIBUTES = set(
    "class id dir lang href rel style scope charset http-equiv content name aria-hidden role aria-label viewbox x y x1 x2 "
    "y1 y2 cx cy r width height d".split()
)
STYLE = re.compile(r"^width: ?[0-9.]+%;?$")


def dumped(chromium, path):
    with tempfile.TemporaryDirectory() as profile:
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}",
                   "--virtual-time-budget=3000", "--dump-dom", Path(path).resolve().as_uri()]
        result = subprocess.run(command, capture_output=True, timeout=240)
    return result.stdout.decode("utf-8")


class Elements(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.faults = []
        self.count = 0

    def handle_starttag(self, name, attributes):
        self.count += 1
        if name not in OURS:
            self.faults.append(f"<{name}> is none of ours: {attributes}")
        for key, value in attributes:
            if key == "data-owned":
                self.faults.append(f"a script ran: {value}")
            elif key not in ATTRIBUTES:
                self.faults.append(f"{key}={value!r} of <{name}> is none of ours")
            if key == "style" and not STYLE.match(value or ""):
                self.faults.append(f"style={value!r} is none of ours")
            if key == "href" and not (value or "").startswith(("#", "http://", "https://")):
                self.faults.append(f"{value!r} is linked")

    def handle_comment(self, data):
        self.faults.append(f"a comment is none of ours: {data!r}")


def main():
    file = Path(sys.argv[1])
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        print("there is no Chromium")
        sys.exit(77)
    text = file.read_text(encoding="utf-8")
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
    bare = file.with_suffix(".bare.html")
    bare.write_text(policy.sub("", text, count=1), encoding="utf-8")
    if not policy.search(text):
        print("there is no policy")
        sys.exit(1)
    # That a script would be seen if there were one.
    trap = file.with_suffix(".trap.html")
    trap.write_text(bare.read_text(encoding="utf-8").replace(
        "<main>", "<main><script>document.body.dataset.owned='0'</script>", 1), encoding="utf-8")
    faults = []
    for path in (file, bare):
        elements = Elements()
        elements.feed(dumped(chromium, path))
        faults += [f"{path.name}: {fault}" for fault in elements.faults]
        if elements.count < 100:
            faults.append(f"{path.name}: only {elements.count} elements")
    caught = Elements()
    caught.feed(dumped(chromium, trap))
    if not any("a script ran" in fault for fault in caught.faults):
        faults.append("the trap caught nothing")
    if faults:
        print("\n".join(faults[:20]))
        sys.exit(1)
    print(f"{file}: nothing ran, nothing was added")


main()

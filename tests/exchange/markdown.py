"""Reads a Markdown export with markdown-it (CommonMark, tables, footnotes, autolinks) and holds it against the article.

markdown.py FILE BLOCKS: each block of BLOCKS, a line each, must be the text of a paragraph or heading; every number of
a note must have its footnote; nothing may be read as HTML, link, image, code or emphasis that the export itself does
not write. Ends with 77 where markdown-it is absent.
"""

import sys
from pathlib import Path

try:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
except ImportError as absent:
    print(absent)
    sys.exit(77)

OURS = {
    "text", "softbreak", "strong_open", "strong_close", "footnote_ref", "footnote_anchor", "html_inline", "text_special",
}
BLOCKS = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "bullet_list_open",
    "bullet_list_close", "list_item_open", "list_item_close", "blockquote_open", "blockquote_close", "table_open",
    "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close", "th_open",
    "th_close", "td_open", "td_close", "footnote_block_open", "footnote_block_close", "footnote_open", "footnote_close",
    "footnote_anchor",
}


def main():
    source = Path(sys.argv[1]).read_text(encoding="utf-8")
    blocks = Path(sys.argv[2]).read_text(encoding="utf-8").split("\n")
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).use(footnote_plugin)
    texts, references, footnotes, faults = set(), set(), set(), []
    for token in reader.parse(source):
        if token.type not in BLOCKS:
            faults.append(f"{token.type} is none of ours: {token.content!r}")
        if token.type == "footnote_open":
            footnotes.add(token.meta.get("label"))
        if token.type != "inline":
            continue
        text = ""
        for child in token.children:
            if child.type not in OURS or (child.type == "html_inline" and child.content != "<br>"):
                faults.append(f"{child.type} is none of ours: {child.content!r} in {token.content!r}")
            if child.type == "footnote_ref":
                references.add(child.meta.get("label"))
            elif child.type != "html_inline":
                text += child.content
        texts.add(text)
    for block in blocks:
        if block.strip() and block not in texts:
            faults.append(f"a block is not there: {block!r}")
    if references != footnotes or not references:
        faults.append(f"notes and footnotes differ: {references ^ footnotes}")
    if faults:
        print("\n".join(faults[:20]))
        sys.exit(1)
    print(f"{sys.argv[1]}: {len(references)} footnotes, every block as it is")


main()

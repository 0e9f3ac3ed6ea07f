"""Holds what `isnad export --to qdpx` wrote to the schema of REFI-QDA, and its selections to their texts.

Usage: qdpx.py FILE.qdpx Project.xsd
The schema is the published one (version 1.0 of 18 March 2019). Uses lxml; prints how much was checked; status 1 at a
fault.
"""

import sys
import zipfile

from lxml import etree

QDA = "{urn:QDA-XML:project:1.0}"


def main(path, schema_path):
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    schema = etree.XMLSchema(etree.parse(schema_path, parser))
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        root = etree.fromstring(archive.read("project.qde"), parser)
        schema.assertValid(root)
        texts = {}
        for source in root.iter(QDA + "TextSource"):
            name = source.get("plainTextPath").removeprefix("internal://")
            texts[source.get("guid")] = archive.read("sources/" + name).decode("utf-8")
    guids = [node.get("guid") for node in root.iter() if node.get("guid")]
    assert len(guids) == len(set(guids)), "a GUID is given twice"
    known = set(guids)
    for node in root.iter():
        for name in ("targetGUID", "originGUID", "creatingUser", "modifyingUser", "creatingUserGUID"):
            assert node.get(name) is None or node.get(name) in known, (node.tag, name, node.get(name))
    selections = 0
    for source in root.iter(QDA + "TextSource"):
        text = texts[source.get("guid")]
        for selection in source.iter(QDA + "PlainTextSelection"):
            there = text[int(selection.get("startPosition")) : int(selection.get("endPosition"))]
            assert " ".join(there.split()) == selection.get("name"), (there, selection.get("name"))
            selections += 1
    assert selections
    # The schema refuses what it should.
    root.find(QDA + "Users").append(etree.Element(QDA + "Nobody"))
    assert not schema.validate(root)
    print(f"{selections} selections in {len(texts)} texts, valid")


main(*sys.argv[1:])

"""Reads with pybrat what `isnad export --to brat` wrote, and looks for the words where it says they stand.

Usage: brat.py NAME.ann …
Prints how much was checked; status 1 at a fault.
"""

import sys

from pybrat.parser import BratParser


def main(*paths):
    # pybrat takes two annotations of the same words for a fault unless told to go on; what else it could pass over is
    # counted below.
    parser = BratParser(error="ignore")
    entities = relations = events = 0
    for path in paths:
        with open(path, encoding="utf-8", newline="\n") as file:
            lines = file.read().split("\n")
        with open(path.removesuffix(".ann") + ".txt", encoding="utf-8", newline="") as file:
            text = file.read()
        parsed = parser._parse_ann(path, encoding="utf-8", preprocess_function=None)
        count = lambda letter: sum(line.startswith(letter) for line in lines)
        assert len(parsed["entities"]) == count("T"), path
        assert len(parsed["relations"]) == count("R"), path
        assert len(parsed["events"]) == count("E"), path
        references = 0
        for entity in parsed["entities"]:
            there = " ".join(text[span.start : span.end] for span in entity.spans)
            assert there == entity.mention, (entity.id, there, entity.mention)
            references += len(entity.references)
        assert references == count("N"), path
        for event in parsed["events"]:
            assert event.type == event.trigger.type, (event.id, event.type, event.trigger.type)
            assert all(event.arguments), event.id
        entities += len(parsed["entities"])
        relations += len(parsed["relations"])
        events += len(parsed["events"])
    assert entities and events
    print(f"{entities} text-bounds, {events} events, {relations} relations read")


main(*sys.argv[1:])

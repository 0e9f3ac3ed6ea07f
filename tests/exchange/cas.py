"""Loads with dkpro-cassis what `isnad export --to cas-json` wrote, and finds the covered text equal.

Usage: cas.py PROJECT.json NAME.json …
The first file is the same project as `--to json` writes it: its quotes are what the marks must cover. Prints how much
was checked; status 1 at a fault.
"""

import json
import sys

from cassis import load_cas_from_json


def main(project_path, *paths):
    views = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            views.append(load_cas_from_json(file))
    with open(project_path, encoding="utf-8") as file:
        project = json.load(file)
    quotes = {}
    for annotation in project["annotations"]:
        for part, mark in enumerate(annotation["marks"]):
            quotes[annotation["id"], part] = mark["quote"]
    articles = ["\n".join(block["text"] for block in article["blocks"]) for article in project["articles"]]
    assert [view.sofa_string for view in views] == articles
    checked = relations = 0
    for view in views:
        for mark in view.select("webanno.custom.IsnadMark"):
            assert mark.get_covered_text() == quotes[mark.id, mark.part], (mark.id, mark.get_covered_text())
            checked += 1
        for relation in view.select("webanno.custom.IsnadRelation"):
            assert relation.Governor.id != relation.Dependent.id
            relations += 1
    assert checked == len(quotes)
    (record,) = views[0].select("isnad.Record")
    assert json.loads(record.json)["isnad"] == 1
    print(f"{checked} marks cover their quotes, {relations} relations")


main(*sys.argv[1:])

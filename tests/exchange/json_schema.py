"""Holds what `isnad export --to json` and `--to jsonl` wrote to the published schema.

Usage: json_schema.py SCHEMA PROJECT.json LINES.jsonl
Uses jsonschema; prints how much was checked and ends with status 1 at the first fault.
"""

import json
import sys

import jsonschema


def main(schema_path, project_path, lines_path):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    with open(project_path, encoding="utf-8") as file:
        project = json.load(file)
    whole = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    whole.validate(project)
    line_schema = {"$schema": schema["$schema"], "$ref": "#/$defs/line", "$defs": schema["$defs"]}
    each = jsonschema.Draft202012Validator(line_schema, format_checker=jsonschema.FormatChecker())
    with open(lines_path, encoding="utf-8", newline="\n") as file:
        lines = [json.loads(line) for line in file]
    for line in lines:
        each.validate(line)

    # What no schema can say: quotes stand where the positions point, in code points.
    texts = {a["id"]: "\n".join(b["text"] for b in a["blocks"]) for a in project["articles"]}
    for article in project["articles"]:
        for block in article["blocks"]:
            assert texts[article["id"]][block["start"] : block["end"]] == block["text"], block
    for annotation in project["annotations"] + lines:
        for mark in annotation["marks"]:
            assert texts[annotation["article"]][mark["start"] : mark["end"]] == mark["quote"], mark
    assert sorted(a["id"] for a in project["annotations"]) == sorted(a["id"] for a in lines)

    # The schema refuses what it should: a test that cannot fail proves nothing.
    for spoil in (lambda p: p.pop("labels"), lambda p: p["annotations"][0].update(credibility=7)):
        spoilt = json.loads(json.dumps(project))
        spoil(spoilt)
        assert not whole.is_valid(spoilt)
    print(f"{len(project['annotations'])} annotations, {len(lines)} lines: valid")


main(*sys.argv[1:])

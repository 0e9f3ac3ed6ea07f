"""Reads what `isnad export --to w3c` wrote as linked data, and holds it to the Web Annotation model.

Usage: w3c.py FILE.jsonld
Uses PyLD, which knows nothing of Isnad, and no network: the model's context is given here as far as it is needed, by
the Web Annotation Vocabulary (W3C Recommendation of 2017-02-23). Prints how much was checked; status 1 at a fault.
"""

import json
import re
import sys

from pyld import jsonld

ANNO = "http://www.w3.org/ns/anno.jsonld"
OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
XSD = "http://www.w3.org/2001/XMLSchema#"
FOAF = "http://xmlns.com/foaf/0.1/"


def link(iri, **more):
    return {"@id": iri, "@type": "@id", **more}


def typed(iri, kind):
    return {"@id": iri, "@type": XSD + kind}


CONTEXT = {
    "id": "@id",
    "type": "@type",
    "Annotation": OA + "Annotation",
    "TextualBody": OA + "TextualBody",
    "SpecificResource": OA + "SpecificResource",
    "TextQuoteSelector": OA + "TextQuoteSelector",
    "TextPositionSelector": OA + "TextPositionSelector",
    "AnnotationCollection": AS + "OrderedCollection",
    "AnnotationPage": AS + "OrderedCollectionPage",
    "Person": FOAF + "Person",
    "Software": AS + "Application",
    "body": link(OA + "hasBody"),
    "target": link(OA + "hasTarget"),
    "source": link(OA + "hasSource"),
    "selector": link(OA + "hasSelector"),
    "scope": link(OA + "hasScope"),
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
    "classifying": OA + "classifying",
    "commenting": OA + "commenting",
    "describing": OA + "describing",
    "tagging": OA + "tagging",
    "textDirection": {"@id": OA + "textDirection", "@type": "@vocab"},
    "ltr": OA + "ltrDirection",
    "rtl": OA + "rtlDirection",
    "auto": OA + "autoDirection",
    "exact": OA + "exact",
    "prefix": OA + "prefix",
    "suffix": OA + "suffix",
    "start": typed(OA + "start", "nonNegativeInteger"),
    "end": typed(OA + "end", "nonNegativeInteger"),
    "value": RDF + "value",
    "format": DC + "format",
    "language": DC + "language",
    "creator": link(DCTERMS + "creator"),
    "created": typed(DCTERMS + "created", "dateTime"),
    "modified": typed(DCTERMS + "modified", "dateTime"),
    "generator": link(AS + "generator"),
    "generated": typed(DCTERMS + "issued", "dateTime"),
    "first": link(AS + "first"),
    "partOf": link(AS + "partOf"),
    "items": link(AS + "items", **{"@container": "@list"}),
    "total": typed(AS + "totalItems", "nonNegativeInteger"),
    "startIndex": typed(AS + "startIndex", "nonNegativeInteger"),
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "name": FOAF + "name",
}


def load(url, _options):
    assert url == ANNO, f"asks for {url}"
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}, "contentType": "application/ld+json"}


def one(node, name):
    values = node[name]
    assert len(values) == 1, (name, values)
    return values[0].get("@value", values[0].get("@id", values[0]))


def check_model(raw):
    """The MUSTs of the model that JSON alone shows."""
    contexts = raw["@context"] if isinstance(raw["@context"], list) else [raw["@context"]]
    assert ANNO in contexts
    page = raw["first"]
    assert raw["type"] == "AnnotationCollection" and page["type"] == "AnnotationPage"
    assert page["partOf"] == raw["id"] and raw["total"] == len(page["items"])
    iri = re.compile(r"^[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+$")
    moment = re.compile(r"^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
    for item in page["items"]:
        assert iri.match(item["id"]) and item["type"] == "Annotation", item
        assert moment.match(item["created"]) and moment.match(item["modified"]), item
        assert item["target"], item
        for body in item["body"]:
            assert body["type"] == "TextualBody" and isinstance(body["value"], str), body
            assert body.get("textDirection", "auto") in ("ltr", "rtl", "auto"), body
        for target in item["target"]:
            assert iri.match(target["source"]), target
            quote, position = target["selector"]
            assert quote["type"] == "TextQuoteSelector" and quote["exact"], quote
            assert position["type"] == "TextPositionSelector", position
            assert 0 <= position["start"] < position["end"], position
    ids = [item["id"] for item in page["items"]]
    assert len(set(ids)) == len(ids)


def main(path):
    with open(path, encoding="utf-8") as file:
        raw = json.load(file)
    check_model(raw)
    jsonld.set_document_loader(load)
    (collection,) = jsonld.expand(raw)
    own = next(name for name in collection if name.endswith("#record"))
    terms = own.removesuffix("record")
    (record,) = collection[own]
    texts = {}
    for article in record[terms + "articles"][0]["@list"]:
        blocks = article[terms + "blocks"][0]["@list"]
        texts[one(article, terms + "iri")] = "\n".join(one(block, terms + "text") for block in blocks)
    (page,) = collection[AS + "first"]
    items = page[AS + "items"][0]["@list"]
    marks = 0
    for item in items:
        assert item["@type"] == [OA + "Annotation"], item["@type"]
        assert one(item[own][0], terms + "id"), "our own terms stand beside the model's"
        for body in item[OA + "hasBody"]:
            assert one(body, OA + "hasPurpose").startswith(OA), body
        for target in item[OA + "hasTarget"]:
            kinds = {selector["@type"][0]: selector for selector in target[OA + "hasSelector"]}
            quote, position = kinds[OA + "TextQuoteSelector"], kinds[OA + "TextPositionSelector"]
            start, end = one(position, OA + "start"), one(position, OA + "end")
            text = texts[one(target, OA + "hasSource")]
            assert text[start:end] == one(quote, OA + "exact"), (start, end)
            before, after = quote.get(OA + "prefix"), quote.get(OA + "suffix")
            assert not before or text[:start].endswith(before[0]["@value"]), before
            assert not after or text[end:].startswith(after[0]["@value"]), after
            marks += 1
    assert len(items) == raw["total"]
    triples = jsonld.to_rdf(raw, {"format": "application/n-quads"}).count("\n")
    print(f"{len(items)} annotations, {marks} quotes where they point, {triples} triples")


main(*sys.argv[1:])

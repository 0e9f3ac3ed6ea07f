"""Reads what `isnad export --to claimreview` wrote as linked data, and looks for what aggregators of reviews require.

Usage: claim_review.py FILE.jsonld
Uses PyLD without a network. Prints how much was checked; status 1 at a fault.
"""

import json
import re
import sys

from pyld import jsonld

SCHEMA = "https://schema.org/"


def load(url, _options):
    assert url.rstrip("/") == SCHEMA.rstrip("/"), f"asks for {url}"
    document = {"@context": {"@vocab": SCHEMA}}
    return {"contextUrl": None, "documentUrl": url, "document": document, "contentType": "application/ld+json"}


def value(node, name):
    (found,) = node[SCHEMA + name]
    return found["@value"]


def main(path):
    with open(path, encoding="utf-8") as file:
        raw = json.load(file)
    jsonld.set_document_loader(load)
    reviews = jsonld.expand(raw)
    rated = 0
    for review in reviews:
        assert review["@type"] == [SCHEMA + "ClaimReview"], review["@type"]
        assert review["@id"].startswith("urn:uuid:")
        assert value(review, "claimReviewed").strip()
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", value(review, "datePublished"))
        (rating,) = review[SCHEMA + "reviewRating"]
        assert rating["@type"] == [SCHEMA + "Rating"] and value(rating, "alternateName")
        if SCHEMA + "ratingValue" in rating:
            worst, found, best = (value(rating, name) for name in ("worstRating", "ratingValue", "bestRating"))
            assert worst <= found <= best, (worst, found, best)
            rated += 1
        (claim,) = review[SCHEMA + "itemReviewed"]
        assert claim["@type"] == [SCHEMA + "Claim"]
        for author in claim.get(SCHEMA + "author", []):
            assert author["@type"][0] in (SCHEMA + "Person", SCHEMA + "Organization") and value(author, "name")
        (appearance,) = claim[SCHEMA + "appearance"]
        assert value(appearance, "headline")
    assert reviews and rated
    print(f"{len(reviews)} reviews, {rated} with a number")


main(*sys.argv[1:])

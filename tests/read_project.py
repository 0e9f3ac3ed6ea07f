#!/usr/bin/env python3
"""Reads an Isnad project by docs/format.md alone, and tells what is in it.

    python3 tests/read_project.py FILE...

For each file one line of counts; for the places that contradict the page, lines that begin with the file and
"wrong:", and exit status 1. It shares nothing with Isnad: what it needs to know, the page has to say.
"""

import hashlib
import re
import sys

# The labels' roles and the enumerations of the page, to see that nothing else stands in a field.
NAMES = {
    ("label", "line"): "Solid Double Dotted Dashed DashDot Thick DoubleDotted",
    ("label", "role"): "Claim Source Cue",
    ("article", "format"): "Text Html Docx Markdown",
    ("block", "kind"): "Title Byline Dateline Caption Heading Paragraph Quote ListItem Credit",
    ("block", "direction"): "Ltr Rtl",
    ("annotation", "kind"): "Event Figure Intention Forecast Judgement Accusation Denial",
    ("annotation", "status"): "BorneOut Disputed Refuted Withdrawn",
    ("annotation", "likelihood"): "AlmostNoChance VeryUnlikely Unlikely EvenChance Likely VeryLikely AlmostCertain",
    ("annotation", "confidence"): "Low Moderate High",
    ("source", "kind"): "Person Organisation Government Media Anonymous Document",
    ("rating", "reliability"): "A B C D E F",
    ("attribution", "manner"): "Direct Indirect Mixed",
    ("relation", "kind"): "Supports Contradicts Repeats Updates",
    ("conflict", "kind"): "Project Label Article Source Annotation Attribution Relation Remarks Verdict Comment Stage",
    ("verdict", "decision"): "Accept Change Reject Propose",
    ("verdict", "answer"): "Taken Declined",
    ("comment", "resolved"): "true",
    ("stage", "stage"): "InWork Ready Reviewed Settled",
}

# What is always there.
ALWAYS = {
    "project": "schema name author created labels articles annotations attributions",
    "label": "id color line",
    "article": "id format blocks",
    "block": "kind text",
    "annotation": "id article label marks created modified",
    "mark": "start end quote",
    "source": "id kind created modified",
    "rating": "at reliability",
    "attribution": "id manner created modified",
    "relation": "id kind from to created modified",
    "remarks": "modified",
    "conflict": "id kind",
    "verdict": "id on decision created modified",
    "comment": "id created modified",
    "stage": "article stage modified",
}

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class Name(str):
    """A word that stands without quotation marks."""


class Reader:
    """The notation: records, lists, maps, strings, whole numbers, names."""

    TOKEN = re.compile(r'\s+|//[^\n]*|/\*.*?\*/|[()\[\]{},:]|"(?:[^"\\\n]|\\.)*"|-?\d+|[A-Za-z_][A-Za-z_0-9]*', re.S)
    ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", '"': '"', "\\": "\\", "'": "'"}

    def __init__(self, text):
        self.tokens = []
        at = 0
        while at < len(text):
            found = self.TOKEN.match(text, at)
            if not found:
                raise ValueError(f"line {text.count(chr(10), 0, at) + 1}: {text[at:at + 20]!r}")
            token = found.group()
            if not (token[0].isspace() or token.startswith(("//", "/*"))):
                self.tokens.append(token)
            at = found.end()
        self.tokens.append("")
        self.at = 0

    def take(self, wanted=None):
        token = self.tokens[self.at]
        if wanted is not None and token != wanted:
            raise ValueError(f"{wanted} expected, {token!r} found")
        self.at += 1
        return token

    def value(self):
        token = self.take()
        if token == "(":
            return self.fields()
        if token == "[":
            items = []
            while self.tokens[self.at] != "]":
                items.append(self.value())
                if self.tokens[self.at] != "]":
                    self.take(",")
            self.take("]")
            return items
        if token == "{":
            pairs = {}
            while self.tokens[self.at] != "}":
                key = self.value()
                self.take(":")
                pairs[key] = self.value()
                if self.tokens[self.at] != "}":
                    self.take(",")
            self.take("}")
            return pairs
        if token.startswith('"'):
            return self.string(token[1:-1])
        if token.lstrip("-").isdigit():
            return int(token)
        if self.tokens[self.at] == "(":
            self.take("(")
            return self.fields(token)
        return Name(token)

    def fields(self, name=""):
        record = {"": name} if name else {}
        while self.tokens[self.at] != ")":
            field = self.take()
            if field in record:
                raise ValueError(f"{field} twice")
            self.take(":")
            record[field] = self.value()
            if self.tokens[self.at] != ")":
                self.take(",")
        self.take(")")
        return record

    def string(self, body):
        def escape(found):
            code = found.group(1)
            if code.startswith("u"):
                return chr(int(code[2:-1], 16))
            if code.startswith("x"):
                return chr(int(code[1:], 16))
            return self.ESCAPES[code]

        return re.sub(r"\\(u\{[0-9A-Fa-f]+\}|x[0-9A-Fa-f]{2}|.)", escape, body)


class Project:
    """A project and what is wrong with it."""

    def __init__(self, text):
        reader = Reader(text.removeprefix("\ufeff"))
        record = reader.value()
        reader.take("")
        if record.get("") != "IsnadProject":
            raise ValueError("no project")
        self.record = record
        self.wrong = []
        self.need(record, "project")
        self.schema = record["schema"]
        self.ids = {}
        for kind in ["labels", "articles", "sources", "annotations", "attributions", "relations", "verdicts", "comments"]:
            table = {}
            for item in record.get(kind, []):
                self.need(item, kind[:-1])
                if not item["id"] or item["id"] in table:
                    self.wrong.append(f"{kind}: the id {item['id']!r} is empty or not the only one")
                table[item["id"]] = item
            self.ids[kind] = table
        self.remarks = record.get("remarks", [])
        self.conflicts = record.get("conflicts", [])
        self.texts = {}
        self.labels()
        for article in self.ids["articles"].values():
            self.article(article)
        self.sources()
        self.annotations()
        self.attributions()
        self.relations()
        self.about_places()
        self.stages = record.get("stages", [])
        self.verdicts()
        self.comments()
        self.how_far()
        self.settle()

    def need(self, record, kind):
        for field in ALWAYS[kind].split():
            if field not in record:
                self.wrong.append(f"{kind}: {field} is missing")
        for field, value in record.items():
            names = NAMES.get((kind, field))
            if names and value not in names.split():
                self.wrong.append(f"{kind}: {field} is {value}")
            if field in ("created", "modified", "at") and not TIME.fullmatch(value):
                self.wrong.append(f"{kind}: {field} is {value}, which is no time")

    def there(self, kind, key, what):
        if key not in self.ids[kind]:
            self.wrong.append(f"{what} names {key!r}, which is not among the {kind}")
            return None
        return self.ids[kind][key]

    def circle(self, kind, field, what):
        """Follows a field upwards from every record of a kind."""
        for start in self.ids[kind].values():
            seen, at = set(), start
            while at is not None and field in at:
                if at["id"] in seen:
                    self.wrong.append(f"the {what} {start['id']} is under itself")
                    break
                seen.add(at["id"])
                at = self.there(kind, at[field], what)

    def labels(self):
        keys = [label["key"] for label in self.ids["labels"].values() if "key" in label]
        if len(keys) != len(set(keys)) or not all(re.fullmatch("[0-9a-z]", key) for key in keys):
            self.wrong.append(f"the labels' keys are {keys}")
        for label in self.ids["labels"].values():
            if not re.fullmatch("#[0-9A-Fa-f]{6}", label["color"]):
                self.wrong.append(f"the colour {label['color']}")
        self.circle("labels", "parent", "label")

    def may_join(self, kind, source, target):
        """Whether a relation may lead from the one label to the other: what a label may, those under it may too."""

        def upwards(key):
            while key is not None and key in self.ids["labels"]:
                yield key
                key = self.ids["labels"][key].get("parent")

        def allowed(key):
            label = self.ids["labels"][key]
            if "joins" in label:
                return label["joins"].get(kind, [])
            return [key] if label.get("role") == "Claim" else []

        return any(end in allowed(start) for start in upwards(source) for end in upwards(target))

    def article(self, article):
        texts = []
        for block in article["blocks"]:
            self.need(block, "block")
            if "\n" in block["text"]:
                self.wrong.append(f"a line feed in a block of {article['id']}")
            texts.append(block["text"])
        self.texts[article["id"]] = "\n".join(texts)

    def sources(self):
        for source in self.ids["sources"].values():
            for rating in source.get("ratings", []):
                self.need(rating, "rating")
            at = [rating["at"] for rating in source.get("ratings", [])]
            if at != sorted(at):
                self.wrong.append(f"the ratings of {source['id']} are out of order")
        self.circle("sources", "parent", "source")

    def annotations(self):
        for annotation in self.ids["annotations"].values():
            what = f"the annotation {annotation['id']}"
            self.there("articles", annotation["article"], what)
            self.there("labels", annotation["label"], what)
            if "refers_to" in annotation:
                self.there("sources", annotation["refers_to"], what)
            if annotation.get("credibility", 1) not in range(1, 7):
                self.wrong.append(f"{what} has the credibility {annotation['credibility']}")
            text, last = self.texts.get(annotation["article"], ""), 0
            if not annotation["marks"]:
                self.wrong.append(f"{what} has no mark")
            for mark in annotation["marks"]:
                self.need(mark, "mark")
                start, end = mark["start"], mark["end"]
                if not last <= start < end <= len(text):
                    self.wrong.append(f"{what}: {start}..{end} is out of order or outside the text")
                last = end
                before, after = mark.get("prefix", ""), mark.get("suffix", "")
                if text[start:end] != mark["quote"]:
                    self.wrong.append(f"{what}: {text[start:end]!r} stands where {mark['quote']!r} should")
                if not text[:start].endswith(before) or not text[end:].startswith(after):
                    self.wrong.append(f"{what}: prefix or suffix are not what stands around it")
                if max(len(before), len(after)) > 32:
                    self.wrong.append(f"{what}: a prefix or suffix is too long")

    def role(self, key, role, what):
        annotation = self.there("annotations", key, what)
        label = annotation and self.ids["labels"].get(annotation["label"], {})
        if label is not None and label.get("role") != role:
            self.wrong.append(f"{what} names {key}, which is no {role}")

    def party(self, record, what):
        if "source" in record:
            self.role(record["source"], "Source", what)
        elif "entry" in record:
            self.there("sources", record["entry"], what)

    def attributions(self):
        for attribution in self.ids["attributions"].values():
            what = f"the attribution {attribution['id']}"
            if ("claim" in attribution) == ("article" in attribution):
                self.wrong.append(f"{what} is of a claim and an article, or of neither")
            if "claim" in attribution:
                self.role(attribution["claim"], "Claim", what)
            if "article" in attribution:
                self.there("articles", attribution["article"], what)
            if "cue" in attribution:
                self.role(attribution["cue"], "Cue", what)
            self.party(attribution, what)
            for hop in attribution.get("via", []):
                if len(hop) != 1:
                    self.wrong.append(f"{what} came through {hop}")
                self.party(hop, what)
        self.circle("attributions", "inside", "attribution")

    def relations(self):
        for relation in self.ids["relations"].values():
            what = f"the relation {relation['id']}"
            ends = [self.there("annotations", relation[end], what) for end in ("from", "to")]
            if None not in ends and not self.may_join(relation["kind"], ends[0]["label"], ends[1]["label"]):
                self.wrong.append(f"{what}: {relation['kind']} may not lead from the one label to the other")

    def about_places(self):
        seen = set()
        for remarks in self.remarks:
            self.need(remarks, "remarks")
            place = (remarks.get("article"), remarks.get("block"))
            if place in seen:
                self.wrong.append(f"there are remarks about {place} twice")
            seen.add(place)
            if place[0] is not None:
                article = self.there("articles", place[0], "a remark")
                if article and place[1] is not None and not 0 <= place[1] < len(article["blocks"]):
                    self.wrong.append(f"there is no block {place[1]} in {place[0]}")

    def verdicts(self):
        alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
        for verdict in self.ids["verdicts"].values():
            what = f"the verdict {verdict['id']}"
            digest = hashlib.sha256(f"{verdict['on']}\n{verdict.get('author', '')}".encode()).digest()
            if verdict["id"] != "".join(alphabet[byte % 32] for byte in digest[:12]):
                self.wrong.append(f"{what}: its id is not that of its author and annotation")
            decision, version, removed = verdict["decision"], verdict.get("version"), verdict.get("removed")
            if (version is not None) != (decision in ("Change", "Propose")):
                self.wrong.append(f"{what} is a {decision} and has a version, or has none")
            if removed is not None and (decision, verdict.get("answer")) != ("Reject", "Taken"):
                self.wrong.append(f"{what} removed something and is no rejection that was taken")
            for whole in (version, removed):
                if whole is not None:
                    self.need(whole, "annotation")
                    if whole["id"] != verdict["on"]:
                        self.wrong.append(f"{what} holds another annotation")
            own = version if decision == "Propose" else removed
            if own is not None:
                self.there("articles", own["article"], what)
            else:
                self.there("annotations", verdict["on"], what)

    def comments(self):
        topics = {"annotation": "annotations", "article": "articles", "verdict": "verdicts"}
        topic = lambda comment: [(name, comment[name]) for name in topics if name in comment]
        for comment in self.ids["comments"].values():
            what = f"the comment {comment['id']}"
            if len(topic(comment)) != 1:
                self.wrong.append(f"{what} is about {topic(comment)}")
            for name, key in topic(comment):
                self.there(topics[name], key, what)
            if "thread" in comment:
                first = self.ids["comments"].get(comment["thread"], {"thread": ""})
                if "thread" in first or topic(first) != topic(comment):
                    self.wrong.append(f"{what} answers one that begins no thread about the same")

    def how_far(self):
        seen = set()
        for stage in self.stages:
            self.need(stage, "stage")
            self.there("articles", stage["article"], "a stage")
            if stage["article"] in seen:
                self.wrong.append(f"how far {stage['article']} has come is said twice")
            seen.add(stage["article"])

    def settle(self):
        seen = set()
        for conflict in self.conflicts:
            self.need(conflict, "conflict")
            if not conflict["id"] or conflict["id"] in seen:
                self.wrong.append(f"conflicts: the id {conflict['id']!r} is empty or not the only one")
            seen.add(conflict["id"])
            if conflict["kind"] not in ("Project", "Remarks") and "record" not in conflict:
                self.wrong.append(f"the conflict {conflict['id']} is about nothing")
            for version in (conflict.get("other"), conflict.get("base")):
                if version is not None and conflict["kind"] not in ("Project",):
                    self.need(version, conflict["kind"].lower())

    def counts(self):
        kinds = ["labels", "articles", "sources", "annotations", "attributions", "relations"]
        counts = [f"{kind} {len(self.ids[kind])}" for kind in kinds]
        characters = sum(len(text) for text in self.texts.values())
        counts += [f"remarks {len(self.remarks)}", f"conflicts {len(self.conflicts)}"]
        counts += [f"{kind} {len(self.ids[kind])}" for kind in ("verdicts", "comments")]
        return ", ".join(counts + [f"stages {len(self.stages)}", f"characters {characters}"])


def main(paths):
    status = 0
    for path in paths:
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        try:
            project = Project(text)
        except (ValueError, KeyError, TypeError) as error:
            print(f"{path}: wrong: {error}")
            status = 1
            continue
        for wrong in project.wrong:
            print(f"{path}: wrong: {wrong}")
            status = 1
        print(f"{path}: schema {project.schema}: {project.counts()}")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

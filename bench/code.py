#!/usr/bin/env python3
"""code.py BOOK DATADIR <SHEET >SHEET: the peer of voice-code in `make bench`.

The same rules from the same files in plain Python, written as one would who
wants it fast: the patterns of a code are one regular expression, texts that
are ASCII or kana and kanji only are normalised by a table, negation is looked
at where there is a hit.  Codes with `any` patterns; the column "text" is coded.
"""
import csv
import re
import sys
import unicodedata

import yaml

FAMILY = {ord(c): to for chars, to in (
    ("\u02d7\u058a\u2010\u2011\u2012\u2013\u2043\u207b\u208b\u2212", "-"),
    ("\u2014\u2015\u2500\u2501\ufe63\uff0d\uff70", "ー"),
    ("~\u223c\u223e\u3030\uff5e", "〜"), ("\u2018\u2019", "'")) for c in chars}
JAPANESE = "\u3001-\u3029\u3030-\u303f\u3041-\u3098\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
BETWEEN = re.compile(f"(?<=[{JAPANESE}]) +(?=[{JAPANESE}])")
LATIN = "a-z0-9\u00e0-\u024f"


PLAIN = re.compile(r"[!-@\[-}\u3001\u3002\u3041-\u3096\u30a0-\u30fb\u4e00-\u9fff]*")


def normal(text):
    if PLAIN.fullmatch(text):
        return text
    text = unicodedata.normalize("NFKC", text.translate(FAMILY).lower()).translate(FAMILY).lower()
    if "ーー" in text:
        text = re.sub("ー+", "ー", text)
    if " " in text or "\n" in text or "\t" in text:
        text = re.sub("[ \t]+", " ", text)
        text = BETWEEN.sub("", text)
    return text.strip()


def literal(text):
    text = normal(text)
    left = f"(?<![{LATIN}])" if re.match(f"[{LATIN}]", text) else ""
    right = f"(?![{LATIN}])" if re.search(f"[{LATIN}]$", text) else ""
    return left + re.escape(text) + right


def either(patterns):
    """The longest first, as far as they are literal: what begins together is one hit."""
    literals = sorted((p for p in patterns if not p.startswith("re:")), key=len, reverse=True)
    return "|".join([literal(p) for p in literals] + [f"(?:{p[3:]})" for p in patterns if p.startswith("re:")])


class Negation:
    """A quick look for a negator around the hit; only where there is one, the whole table."""

    def __init__(self, table):
        self.left, self.within = table["look"] == "left", table["within"]
        self.kind = {}
        for key in ("passes", "doubles", "exceptions", "inner", "stops", "negators"):
            for word in table.get(key) or []:
                self.kind.setdefault(normal(word) or word, []).append(key)
        self.words = sorted(self.kind, key=len, reverse=True)
        self.longest = len(self.words[0])
        self.quick = re.compile("|".join(re.escape(w) for w in self.words if "negators" in self.kind[w]))
        self.latin = {w: re.compile(literal(w)) for w in self.words if re.search(f"^[{LATIN}]|[{LATIN}]$", w)}

    def denied(self, text, begin, end):
        if self.left:
            if not self.quick.search(text, max(0, begin - 80), begin):
                return False
            low, high = max(0, begin - 160), begin
        else:
            if not self.quick.search(text, end, end + self.within + self.longest):
                return False
            low, high = max(0, end - self.longest), end + self.within + 2 * self.longest
        marks = []
        for word in self.words:
            at = text.find(word, low, high)
            while at >= 0:
                if word not in self.latin or self.latin[word].match(text, at):
                    marks += [(at, at + len(word), key) for key in self.kind[word]]
                at = text.find(word, at + 1, high)

        def inside(mark, key, low=0, high=len(text)):
            return any(v[2] == key and v[0] <= mark[0] and mark[1] <= v[1] and low <= v[0] and v[1] <= high
                       for v in marks)
        if self.left:
            start = begin
            for word in list(re.finditer(r"(?:[a-z0-9']|[^\x00-\x7f])+", text[:begin]))[-self.within:][:1]:
                start = word.start()
            look = sorted((m for m in marks if m[1] <= begin and m[1] > start), reverse=True)
        else:
            look = sorted(m for m in marks if m[1] >= end and m[0] <= end + self.within)
        low, high = (0, begin) if self.left else (end, len(text))
        order = {"negators": 0, "stops": 1}
        for mark in sorted((m for m in look if m[2] in order),
                           key=lambda m: (-m[0] if self.left else m[0], order[m[2]])):
            if mark[2] == "stops":
                if not inside(mark, "passes"):
                    return False
            elif (self.left or mark[0] >= end) and not inside(mark, "exceptions") and \
                    not inside(mark, "inner", low, high) and not inside(mark, "doubles", low, high):
                return True
        return False


class Code:
    def __init__(self, code, negate):
        self.id, self.negate = code["code"], code.get("negate", negate)
        self.any = re.compile(either(code["any"]))
        self.none = re.compile(either(code["none"])) if "none" in code else None


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        book = yaml.safe_load(file)["dimensions"]
    data = sys.argv[2]
    negations = [Negation(yaml.safe_load(open(f"{data}/negation.{lang}.yaml", encoding="utf-8")))
                 for lang in ("ja", "en")]
    nothing = {normal(a) for a in yaml.safe_load(open(f"{data}/none.yaml", encoding="utf-8"))["answers"]}
    dimensions = {}
    for name, codes in book.items():
        shared = codes if isinstance(codes, dict) else {"codes": codes}
        dimensions[name] = [Code(c, shared.get("negate", "keep")) for c in shared["codes"] if "any" in c]
    reader = csv.reader(sys.stdin)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    header = next(reader)
    at = header.index("text")
    writer.writerow(header + list(dimensions))
    for row in reader:
        text = normal(row[at])
        for name, codes in dimensions.items():
            if text.strip("。、.,!?・-ー〜()「」 ") in nothing:
                row.append("none")
                continue
            found = []
            flipped = []
            for code in codes:
                if code.none and code.none.search(text):
                    continue
                plain = denied = False
                for hit in code.any.finditer(text):
                    if hit.end() == hit.start():
                        continue
                    if code.negate != {"flip": code.id} and \
                            any(n.denied(text, hit.start(), hit.end()) for n in negations):
                        denied = True
                    else:
                        plain = True
                if plain:
                    found.append(code.id)
                if denied and code.negate == "keep":
                    found.append(code.id + ":neg")
                if denied and isinstance(code.negate, dict):
                    flipped.append(code.negate["flip"])
            order = [c.id for c in codes for _ in (0,) if c.id in found or c.id in flipped]
            row.append(";".join([c + s for c in [d.id for d in codes] for s in ("", ":neg")
                                 if c + s in found or (s == "" and c in order)]))
        writer.writerow(row)


if __name__ == "__main__":
    main()

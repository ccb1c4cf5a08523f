"""The sample articles, ready to be printed again by another outlet."""

import datetime
import functools
import json
from pathlib import Path
from typing import Any, NamedTuple

from skin_pages import OF_ARTICLES, Line

EXAMPLES = Path(__file__).parent.parent / "examples"
FLOW = {"body", "heading"}
Record = dict[str, Any]  # JSON of the gold


class Part(NamedTuple):
    """A line of an article and the names in it, each with its place there."""

    kind: str
    text: str
    names: tuple[tuple[str, int, int], ...]


class Sample(NamedTuple):
    """An article of the sample pages: its lines, its record, and the entities that they name, by id."""

    name: str
    parts: tuple[Part, ...]
    record: Record
    entities: dict[str, Record]

    @property
    def title(self) -> str:
        """Its headline."""
        return self.lines_of("title")[0]

    @property
    def subtitle(self) -> str | None:
        """Its second headline, where it has one."""
        return next(iter(self.lines_of("subtitle")), None)

    @property
    def captions(self) -> list[str]:
        """The captions of its pictures, each once."""
        return list(dict.fromkeys(self.lines_of("caption")))

    @property
    def flow(self) -> list[Part]:
        """Its text: paragraphs and cross-heads."""
        return [part for part in self.parts if part.kind in FLOW]

    @property
    def signature(self) -> Part | None:
        """The line that names its writer, place or agency, where it has one."""
        return next((part for part in self.parts if part.kind in {"byline", "dateline_byline"}), None)

    @property
    def byline(self) -> str | None:
        """Who wrote it."""
        return self.record["byline"]  # type: ignore[no-any-return]

    @property
    def dateline(self) -> str | None:
        """Where it was written."""
        return self.record["dateline"]  # type: ignore[no-any-return]

    @property
    def source(self) -> str | None:
        """The line that names its source, where it has one."""
        return next(iter(self.lines_of("source_note")), None)

    @property
    def keywords(self) -> list[str]:
        """Its tags: the sample's own, or else what it names most."""
        said = next((part.text.partition(":")[2] for part in self.parts if part.kind == "keywords"), "")
        named = sorted(self.entities.values(), key=lambda one: -len(one["mentions"]))
        return [tag.strip() for tag in said.split("،")] if said else [one["name_ar"] for one in named[:4]]

    @property
    def day(self) -> datetime.date:
        """The day of its publication, whether its own page says it or not."""
        return datetime.date.fromisoformat(self.record["published"] or self.record["published_world"])

    def lines_of(self, kind: str) -> list[str]:
        """Its lines of a kind."""
        return [part.text for part in self.parts if part.kind == kind]

    def printed_by(self, outlet_id: str, outlet: str) -> "Sample":
        """The same article as another outlet's own: where it names its own outlet it names that one."""
        own = self.record["outlet"]
        if own == outlet or not outlet:
            return self
        parts = tuple(_renamed(part, own, outlet) for part in self.parts)
        entities = {
            key: {**one, "id": outlet_id, "name_en": outlet_id, "name_ar": outlet} if one["name_ar"] == own else one
            for key, one in self.entities.items()
        }
        return self._replace(parts=parts, record={**self.record, "outlet": outlet}, entities=entities)

    def masthead(self, titled: bool, dated: str) -> Record:
        """Its record in the gold of a page that prints its title, or not, and shows its day in that way, if in any."""
        day = self.day.isoformat()
        return {
            **{key: self.record[key] for key in ("outlet", "byline", "dateline", "agency", "retells")},
            "title": self.title if titled else None,
            "outlet_evidence": self.record["outlet"],
            "agency_evidence": self.record["agency_evidence"],
            "published": day if dated else None,
            "published_world": None if dated else day,
            "published_evidence": [dated] if dated else [],
        }

    def names_on(self, lines: list[Line], into: dict[str, Record]) -> None:
        """Add to the entities of a page what its lines name of this article's, which they print whole or in pieces."""
        for line in lines:
            for key, text in self._named(line.text) if line.kind != "keywords" else []:
                one = self.entities[key]
                entity = {field: one[field] for field in ("id", "kind", "name_en", "name_ar")}
                into.setdefault(one["id"], {**entity, "mentions": []})["mentions"].append(
                    {"line": line.n, "text": text}
                )
            if line.kind == "source_note" and (outlet := self.record["outlet"]) in line.text:
                entity = {"id": outlet, "kind": "organisation", "name_en": outlet, "name_ar": outlet}
                into.setdefault(outlet, {**entity, "mentions": []})["mentions"].append({"line": line.n, "text": outlet})

    def _named(self, line: str) -> list[tuple[str, str]]:
        """The names in a line, which prints parts whole, or a piece of one, or the signature in an order of its own."""
        line = line.strip()
        whole = {part.text: part for part in self.parts if part.text in line}
        if whole:
            largest = [
                part for text, part in whole.items() if not any(text in other for other in whole if other != text)
            ]
            return [(key, part.text[s:e]) for part in largest for key, s, e in part.names]
        for part in self.parts:
            at = part.text.find(line)
            if at >= 0:
                return [(key, part.text[s:e]) for key, s, e in part.names if at <= s and e <= at + len(line)]
        signed = [(key, self.signature.text[s:e]) for key, s, e in self.signature.names] if self.signature else []
        return [(key, name) for key, name in signed if name in line]


@functools.cache
def samples() -> tuple[Sample, ...]:
    """The main article of every sample page, by name of the page."""
    return tuple(_sample(path, 1) for path in sorted((EXAMPLES / "gold").glob("*.json")) if path.name != "corpus.json")


@functools.cache
def second_article() -> Sample:
    """The one sample that stands below another: here it stands below any."""
    return _sample(EXAMPLES / "gold" / "tazmour-arrest.json", 2)


def _sample(path: Path, n: int) -> Sample:
    record = json.loads(path.read_text("utf-8"))
    lines = _text(path.stem).split("\n")
    mentions: dict[int, list[tuple[str, str]]] = {}
    for one in record["entities"]:
        for mention in one["mentions"]:
            mentions.setdefault(mention["line"], []).append((one["id"], mention["text"]))
    parts = tuple(
        Part(
            line["kind"],
            lines[line["n"] - 1].strip(),
            _placed(lines[line["n"] - 1].strip(), mentions.get(line["n"], [])),
        )
        for line in record["lines"]
        if line["article"] == n and line["kind"] in OF_ARTICLES
    )
    named = {key for part in parts for key, _, _ in part.names}
    entities = {one["id"]: one for one in record["entities"] if one["id"] in named}
    return Sample(path.stem, parts, next(one for one in record["articles"] if one["n"] == n), entities)


def _text(name: str) -> str:
    read = EXAMPLES / "gold" / "pages" / f"{name}.txt"
    raw = (read if read.exists() else EXAMPLES / "pages" / f"{name}.txt").read_bytes()
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("windows-1256")


def _placed(text: str, names: list[tuple[str, str]]) -> tuple[tuple[str, int, int], ...]:
    """Names with their places: the longest first, each taking the first place that is free."""
    found: list[tuple[str, int, int]] = []
    for key, name in sorted(names, key=lambda one: -len(one[1])):
        at = text.find(name)
        while any(at < end and start < at + len(name) for _, start, end in found):
            at = text.find(name, at + 1)
        if at < 0:
            raise ValueError(f"{name} is not often enough in: {text}")
        found.append((key, at, at + len(name)))
    return tuple(sorted(found, key=lambda one: one[1]))


def _renamed(part: Part, own: str, outlet: str) -> Part:
    """A line with another outlet's name for its own."""
    text = part.text.replace(own, outlet)
    names = [(key, part.text[start:end].replace(own, outlet)) for key, start, end in part.names]
    return Part(part.kind, text, _placed(text, names))

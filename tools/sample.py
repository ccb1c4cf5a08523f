"""Draw statements or events, and sentences, from articles nobody has mended by, for a reader to judge.

    python tools/sample.py statements ../shared/data/articles/ant_*.jsonl --seed 7 --output build/judged
    python tools/sample.py events ../shared/data/articles/ant_*.jsonl --seed 7 --output build/judged

A file has one article a line (`docno`, `url`, `title`, `time`, `text`). Articles of the gold and those in
docs/evaluation/read.txt, which has digests of addresses, are left out. From what is left, `--articles` are drawn and
read; of all statements found in them `--statements`, or of all events `--events`, are drawn into found.txt, and of ten
articles the first five sentences into sentences.txt, with nothing found on them. found.jsonl and sentences.jsonl have
the ids that a verdict is kept under in docs/evaluation.
"""

import argparse
import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from takhrij import text

ROOT = Path(__file__).parent.parent
TAKHRIJ = Path(sys.executable).parent / "takhrij"
GOLD = ROOT.parent / "shared" / "gold"
READ = ROOT / "docs" / "evaluation" / "read.txt"
LONG = range(120, 521)  # words of an article
WHOLE, OPENING = 10, 5  # articles, and sentences of each, to find things in by eye

Line = dict[str, Any]  # a record as it stands on a line of a file
Export = Mapping[str, Mapping[str, Line]]  # by the name of a file, its records by their ids


def main() -> int:
    """Draw, read, and write what is to be judged."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("what", choices=("statements", "events"))
    parser.add_argument("files", type=Path, nargs="+", help="articles, one a line")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--statements", type=int, default=100)
    parser.add_argument("--events", type=int, default=100)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    left = unread(options.files)
    drawn = draw.sample(left, options.articles)
    options.output.mkdir(parents=True, exist_ok=True)
    pages = options.output / "pages.jsonl"
    write(pages, [{"location": f"{one['docno']}.txt", "published": one["time"], "text": body(one)} for one in drawn])
    export = read(pages, options.output)
    found = export[options.what]
    judged = [found[which] for which in draw.sample(sorted(found), getattr(options, options.what))]
    shown = {"statements": statement, "events": event}[options.what]
    located = [{"page": export["pages"][one["page"]]["location"], "id": one["id"]} for one in judged]
    write(options.output / "found.jsonl", located)
    (options.output / "found.txt").write_text("\n".join(shown(n, one, export) for n, one in enumerate(judged, 1)))
    write_openings(drawn[:WHOLE], options.output)
    print(f"seed {options.seed}: {len(drawn)} of {len(left)} articles, {len(judged)} of {len(found)} {options.what}")
    return 0


def unread(files: Sequence[Path]) -> list[Line]:
    """The articles of files that nobody has read for this, by address."""
    every = [one for file in files for one in articles(file) if len(one["text"].split()) in LONG]
    gold = {page.get("url") for file in GOLD.glob("*/pages.jsonl") for page in lines(file)}
    done = set(READ.read_text(encoding="utf-8").split())
    left = (one for one in every if one["url"] not in gold and digest(one["url"]) not in done)
    return sorted(left, key=lambda one: one["url"])


def digest(url: str) -> str:
    """How an article is named in the list of those read."""
    return sha256(url.encode()).hexdigest()[:16]


def body(one: Mapping[str, str]) -> str:
    """An article as a page of text."""
    return f"{one['title']}\n\n{one['text']}"


def read(pages: Path, folder: Path) -> Export:
    """Build and export, and read what was exported."""
    dossier, export = folder / "judged.takhrij", folder / "export"
    dossier.unlink(missing_ok=True)
    subprocess.run([TAKHRIJ, "build", pages, "--output", dossier], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([TAKHRIJ, "export", dossier, "--format", "jsonl", "--output", export], check=True)
    return {file.stem: {one["id"]: one for one in lines(file)} for file in export.glob("*.jsonl")}


# ---------------------------------------------------------------- what is shown of what was found


def statement(number: int, one: Line, export: Export) -> str:
    """A statement with the lines it stands in."""
    page = export["pages"][one["page"]]
    spans = one["content"] + one["cue"]
    first = page["text"].rfind("\n", 0, min(span["start"] for span in spans)) + 1
    last = page["text"].find("\n", max(span["end"] for span in spans))
    context = page["text"][first : last if last >= 0 else None]
    said = " … ".join(page["text"][span["start"] : span["end"]] for span in one["content"])
    cue = " … ".join(page["text"][span["start"] : span["end"]] for span in one["cue"])
    chain = " < ".join(link["name"] for link in one["chain"])
    return (
        f"## {number}  {page['location']}\n{context}\n  cue: {cue}\n  speaker: {one['speaker_text'] or 'unknown'}\n"
        f"  through: {chain or '-'}\n  stance: {one['stance']}  kind: {one['kind']}\n  content: {said}\n"
    )


def event(number: int, one: Line, export: Export) -> str:
    """An event with its article's masthead and the sentence it stands in."""
    page, article = export["pages"][one["page"]], export["articles"][one["article"]]
    outlet, title = ((article[field] or {}).get("name", "-") for field in ("outlet", "title"))
    published = (article["published"] or {}).get("value", "unknown")
    told = export["statements"].get(one["statement"])
    speaker = f"in a statement of: {told['speaker_text'] or 'unknown'}" if told else "in no statement"
    return (
        f"## {number}  {outlet}  {page['location']}  {published}\n{title}\n"
        f"{pointed(page['text'], one['start'], one['end'])}\n  type: {one['type']}  status: {one['status']}\n"
        f"  actor: {parties(one, 'actor')}\n  target: {parties(one, 'target')}\n  place: {parties(one, 'place')}\n"
        f"  date: {one['date'] or 'unknown'}\n  {speaker}\n"
    )


def pointed(whole: str, start: int, end: int) -> str:
    """The sentence of a stretch of a text, with brackets around the stretch.

    >>> pointed("عاد الوفد. ثم زار الوزير المدينة! وانتهى.", 14, 17)
    'ثم ⟦زار⟧ الوزير المدينة!'
    """
    first, last = whole.rfind("\n", 0, start) + 1, whole.find("\n", end)
    around = text.sentences(whole, first, last if last >= 0 else len(whole))
    own = next(span for span in around if span.start <= start < span.end)
    return f"{whole[own.start : start]}⟦{whole[start:end]}⟧{whole[end : max(end, own.end)]}"


def parties(one: Line, role: str) -> str:
    """Who has a role in an event, with codes.

    >>> parties({"arguments": [{"role": "actor", "text": "الجيش", "code": "SYRMIL"}]}, "actor")
    'الجيش [SYRMIL]'
    """
    own = [each for each in one["arguments"] if each["role"] == role]
    return "، ".join(f"{each['text']} [{each['code'] or '-'}]" for each in own) or "-"


def write_openings(whole: Sequence[Line], folder: Path) -> None:
    """Write the first sentences of articles."""
    opening = [
        (one["docno"], span.start, body(one)[span.start : span.end])
        for one in whole
        for span in list(text.sentences(body(one), len(one["title"]) + 2, len(body(one))))[:OPENING]
    ]
    write(folder / "sentences.jsonl", [{"page": f"{page}.txt", "start": start} for page, start, _ in opening])
    (folder / "sentences.txt").write_text(
        "\n".join(f"{n}\t{page}\t{said.strip()}\n" for n, (page, _, said) in enumerate(opening, 1))
    )


# ---------------------------------------------------------------- files


def articles(file: Path) -> list[Line]:
    """The articles of a file: one a line; or a list in a zip (`source`, `url`, `title`, `content`, …)."""
    if file.suffix != ".zip":
        return lines(file)
    with zipfile.ZipFile(file) as packed:
        listed = [one for name in packed.namelist() for one in json.loads(packed.read(name))]
    return [
        {
            "docno": f"{one['source']}-{n}",
            "url": one["url"],
            "title": one["title"],
            "time": one["date_extracted"][:10],
            "text": one["content"],
        }
        for n, one in enumerate(listed)
    ]


def lines(file: Path) -> list[Line]:
    """The records of a file, one a line."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def write(file: Path, records: Sequence[Line]) -> None:
    """Write records, one a line."""
    file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())

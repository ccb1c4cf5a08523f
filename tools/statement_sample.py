"""Draw statements and sentences from articles nobody has mended by, for a reader to judge.

    python tools/statement_sample.py ../shared/data/articles/ant_*.jsonl --seed 7 --output build/judged

A file has one article a line (`docno`, `url`, `title`, `time`, `text`). Articles of the gold and those in
docs/evaluation/read.txt, which has digests of addresses, are left out. From what is left, `--articles` are drawn and
read; of all statements found in them `--statements` are drawn into found.txt, and of ten articles the first five
sentences into sentences.txt, with nothing found on them. found.jsonl and sentences.jsonl have the ids that a verdict is
kept under in docs/evaluation.
"""

import argparse
import json
import random
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

from takhrij import text

ROOT = Path(__file__).parent.parent
TAKHRIJ = Path(sys.executable).parent / "takhrij"
GOLD = ROOT.parent / "shared" / "gold"
READ = ROOT / "docs" / "evaluation" / "read.txt"
LONG = range(120, 521)  # words of an article
WHOLE, OPENING = 10, 5  # articles, and sentences of each, to find statements in by eye


def main() -> int:
    """Draw, read, and write what is to be judged."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("files", type=Path, nargs="+", help="articles, one a line")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--statements", type=int, default=100)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    unread = [one for file in options.files for one in articles(file) if len(one["text"].split()) in LONG]
    gold = {page.get("url") for file in GOLD.glob("*/pages.jsonl") for page in lines(file)}
    done = set(READ.read_text(encoding="utf-8").split())
    unread = sorted(
        (one for one in unread if one["url"] not in gold and digest(one["url"]) not in done), key=lambda one: one["url"]
    )
    drawn = draw.sample(unread, options.articles)
    options.output.mkdir(parents=True, exist_ok=True)
    pages = options.output / "pages.jsonl"
    write(pages, [{"location": f"{one['docno']}.txt", "published": one["time"], "text": body(one)} for one in drawn])
    export = read(pages, options.output)
    texts = {page["id"]: page for page in lines(export / "pages.jsonl")}
    found = lines(export / "statements.jsonl")
    judged = draw.sample(sorted(found, key=lambda one: one["id"]), options.statements)
    write(options.output / "found.jsonl", [{"page": texts[one["page"]]["location"], "id": one["id"]} for one in judged])
    (options.output / "found.txt").write_text("\n".join(shown(n, one, texts) for n, one in enumerate(judged, 1)))
    opening = [
        (one["docno"], span.start, body(one)[span.start : span.end])
        for one in drawn[:WHOLE]
        for span in list(text.sentences(body(one), len(one["title"]) + 2, len(body(one))))[:OPENING]
    ]
    write(options.output / "sentences.jsonl", [{"page": f"{page}.txt", "start": start} for page, start, _ in opening])
    (options.output / "sentences.txt").write_text(
        "\n".join(f"{n}\t{page}\t{said.strip()}\n" for n, (page, _, said) in enumerate(opening, 1))
    )
    print(f"seed {options.seed}: {len(drawn)} of {len(unread)} articles, {len(judged)} of {len(found)} statements")
    return 0


def digest(url: str) -> str:
    """How an article is named in the list of those read."""
    return sha256(url.encode()).hexdigest()[:16]


def body(one: dict[str, str]) -> str:
    """An article as a page of text."""
    return f"{one['title']}\n\n{one['text']}"


def read(pages: Path, folder: Path) -> Path:
    """Build and export; the folder of the export."""
    dossier, export = folder / "judged.takhrij", folder / "export"
    dossier.unlink(missing_ok=True)
    subprocess.run([TAKHRIJ, "build", pages, "--output", dossier], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([TAKHRIJ, "export", dossier, "--format", "jsonl", "--output", export], check=True)
    return export


def shown(number: int, one: dict, texts: dict[str, dict]) -> str:  # type: ignore[type-arg]
    """A statement with the lines it stands in."""
    page = texts[one["page"]]
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


def articles(file: Path) -> list[dict]:  # type: ignore[type-arg]
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


def lines(file: Path) -> list[dict]:  # type: ignore[type-arg]
    """The records of a file, one a line."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def write(file: Path, records: list[dict]) -> None:  # type: ignore[type-arg]
    """Write records, one a line."""
    file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())

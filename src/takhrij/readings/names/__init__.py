"""Where an article names persons, organisations, places, events and treaties: the name proper, no title, no particles.

1. From left to right, the longest that begins at a token: a name with its head, an entry of the gazetteer, a person's.
2. Once more, for short forms of what was found, for names that were found in a better place, and for the masthead's.
3. What a tagger has learned: names that no rule finds, and where unknown ones end; and these once more.
4. Hashtags, read like text; and one kind for the same words.

>>> from takhrij import marks, records
>>> text = "قال وزير الخارجية الفرنسي سامر لاندوف في بروكسل إن لاندوف باق."
>>> reason = records.Reason("example", ())
>>> region = records.Region(id="r", page="p", start=0, end=len(text), kind="body", article="a", reason=reason)
>>> [(name.text, name.kind) for name in spans(marks.read(text), [region])]
[('سامر لاندوف', 'person'), ('بروكسل', 'place'), ('لاندوف', 'person')]
"""

from collections.abc import Sequence

from takhrij import marks
from takhrij.marks import Marked
from takhrij.readings.names import crf
from takhrij.readings.names.again import Known, again
from takhrij.readings.names.agreement import agreed
from takhrij.readings.names.brackets import abbreviation, bracketed
from takhrij.readings.names.found import Found, named
from takhrij.readings.names.learned import joined
from takhrij.readings.names.scan import byline, scan
from takhrij.readings.names.tagging import Tagger
from takhrij.readings.names.tokens import Tokens
from takhrij.records import Article, Name, Place, Reason, Region, Span

READ = {"title", "subtitle", "byline", "dateline_byline", "heading", "body", "caption", "source_note"}
BYLINES = {"byline", "dateline_byline"}


def find(article: Article, regions: Sequence[Region], marked: Marked, tagger: Tagger | None = None) -> list[Name]:
    """The names in the regions of an article, in the order of the page; the package's own tagger if none is given."""

    def name(found: Found) -> Name:
        evidence = tuple(Place(article.page, span.start, span.end) for span in (found.span, *found.evidence))
        return Name(
            page=article.page,
            article=article.id,
            start=found.start,
            end=found.end,
            text=found.text,
            kind=found.kind,
            key=found.key,
            reason=Reason(found.rule, evidence),
        )

    return [name(found) for found in spans(marked, regions, _masthead(article), tagger)]


def _masthead(article: Article) -> list[Known]:
    """What the article's masthead names."""
    bodies = [Known(field.name, "organisation") for field in (article.outlet, article.agency) if field]
    return bodies + ([Known(article.dateline.name, "place")] if article.dateline else [])


def spans(
    marked: Marked, regions: Sequence[Region], known: Sequence[Known] = (), tagger: Tagger | None = None
) -> list[Found]:
    """The names in the regions of a text; `known` is what its masthead names."""
    tokens = Tokens(marked)
    read = [(region.kind, marked.text.tokens_in(region.start, region.end)) for region in regions if region.kind in READ]
    ranges = [stretch for _, stretch in read]
    # 1
    found = [name for kind, stretch in read for name in (byline if kind in BYLINES else scan)(tokens, stretch)]
    starts = {name.start for name in found}
    found += [short for name in found if (short := abbreviation(tokens, name)) and short.start not in starts]
    # 2
    found += again(tokens, ranges, found, found, known)
    # 3
    tagger = tagger or crf.load()
    found, added = joined(tokens, found, tagger.tag(tokens, ranges), tagger.name)
    found += again(tokens, ranges, found, added)
    # 4
    found += [name for stretch in ranges for n in stretch if "_" in tokens.words[n] for name in _hashtag(tokens, n)]
    found = sorted(agreed(found), key=lambda name: (name.start, -name.end))
    return [bracketed(tokens, before, name) for before, name in zip([None, *found], found, strict=False)]


def _hashtag(tokens: Tokens, n: int) -> list[Found]:
    """The names in the words of a hashtag."""
    offset, end = tokens.text.starts[n], tokens.text.ends[n]
    spaced = marks.read(tokens.text.original[offset:end].replace("_", " "))
    inner = scan(Tokens(spaced), range(len(spaced.text.words)))
    places = [(name, Span(name.start + offset, name.end + offset)) for name in inner]
    return [named(tokens, span, name.kind, name.rule, key=name.key) for name, span in places]

"""Stories with their main claims: what a build ends with, and a dossier opens with."""

from collections import defaultdict
from collections.abc import Iterable
from shlex import quote

from takhrij import text
from takhrij.records import Article, Claim, Story
from takhrij.show.printer import Printer, number
from takhrij.show.tables import Tables

COUNTED = "distinct named origins, no dependence shown"


def show(out: Printer, tables: Tables, limit: int, of_each: int) -> None:
    """The largest stories, and of each so many claims, those that most statements make."""
    claims_of: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in tables.claims:
        claims_of[claim.story].append(claim)
    command = f"takhrij show {quote(str(tables.dossier.path))}"
    for n, story in tables.stories[:limit]:
        headed(out, tables, n, story)
        claims = claims_of[story.id]
        if claims:
            denied = sum(bool(claim.denied_by) for claim in claims)
            told_of = number(len(claims), "claim") + (f", {denied} denied by somebody" if denied else "")
            out.words(f"{told_of}; {COUNTED}:", 4, "cyan")
        else:
            out.words("no claims", 4)
        for claim in claims[:of_each]:
            out.line(("-", 1), (claim.text, None), indent=4)
            out.words(told(tables, claim), 7, "dim")
            out.why(claim.reason, tables.words, 7)
        if len(claims) > of_each:
            out.words(f"and {number(len(claims) - of_each, 'more claim')}: {command} --claims --story {n}", 4)
        out.blank()
    if not tables.stories:
        out.words("no stories", 0)
    elif len(tables.stories) > limit:
        out.words(f"and {len(tables.stories) - limit} more: {command} --stories", 0)


def headed(out: Printer, tables: Tables, n: int, story: Story) -> None:
    """A story's title, articles, outlets and days."""
    out.line((f"{n}.", len(str(n)) + 1), (story.title, None), indent=0, style="bold")
    days = " to ".join(dict.fromkeys(day for day in (story.first, story.last) if day))
    printed = press(tables.articles[each] for each in story.articles if each in tables.articles)
    out.words(" · ".join(filter(None, [printed, days])), 4)
    out.why(story.reason, tables.words, 4)


def told(tables: Tables, claim: Claim) -> str:
    """The origins of a claim, where it stands, and who denies it."""
    counted = f"at least {claim.origins_at_least}, at most {claim.origins_at_most}"
    denied = f"denied by {names(map(tables.who, claim.denied_by))}" if claim.denied_by else ""
    return " · ".join(filter(None, [counted, press(tables.carrying(claim)), denied]))


def names(several: Iterable[str]) -> str:
    """Names in a row, each once."""
    return "، ".join(dict.fromkeys(several))


def press(articles: Iterable[Article]) -> str:
    """How many articles of how many outlets; an outlet that is not known is not counted, and told."""
    every = list(articles)
    outlets = {text.fold(each.outlet.name).text for each in every if each.outlet}
    unknown = sum(not each.outlet for each in every)
    parts = [number(len(every), "article")]
    if outlets:
        parts.append(number(len(outlets), "outlet"))
    if unknown:
        parts.append(f"outlet of {unknown} unknown" if outlets else "outlet unknown")
    return ", ".join(parts)

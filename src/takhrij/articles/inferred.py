"""The day on which an article was written, where its own words leave no other, or its month where they leave no other.

1. what the text says of days: `said`; 2. the years of writing that its words allow: `years`; 3. dated days in a known
relation to the day of writing: `placed` by أمس and غدا, `told` by the weekday that opens the news, `awaited` by one
that is to come; 4. whatever else is said must hold of the day that is found.

No year is taken because it is the latest that is named: of 350 articles that name one, a third were written in that
year and a third five or more years after it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from takhrij import dates, text
from takhrij.articles.lines import Line, content_words
from takhrij.articles.named import Kinded
from takhrij.dates import Expression, Moment, tense
from takhrij.marks import Marked
from takhrij.records import Published, Span

OPENING = 2  # paragraphs that tell the news
NEAR = 45  # days: a day with its year so close to one without shows the year
ALIKE = 4  # words: two sentences that share so many tell of one happening
AKIN = 2  # words: two that share so many speak of the same people or place
BACK = 4  # days: what lies further back is called the past Monday, not Monday
WEEK = 7
YEARS = range(1995, 2061)  # in which a page may have been written
DAY = len("2024-06-11")
YEAR = re.compile(r"(?<!\d)(?:1[34]|19|20)\d\d(?!\d)")
NUMERIC = re.compile(r"\d[/.-]\d")


class Said(NamedTuple):
    """What an article says of a day, month, year or length of time, and where."""

    time: Expression
    moment: Moment  # in the common calendar; empty for a length
    paragraph: int  # from 0; -1 in a caption or above the text
    words: frozenset[str]  # of its sentence, or of its caption
    ahead: bool | None  # whether it is to come, where that shows
    spoken: bool  # within quotation marks: counted from the day of speaking

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.time.start, self.time.end)

    @property
    def offset(self) -> int | None:
        """How many days after the day of writing it lies, where it counts from there: أمس, اليوم الثلاثاء."""
        counted = self.moment.unit == "D" and not self.moment.named and not self.spoken
        return self.moment.offset if counted else None

    @property
    def weekday(self) -> int | None:
        """The weekday of `الثلاثاء`, where nothing else is said."""
        m = self.moment
        return None if m.day or m.month or m.unit or m.offset is not None or self.spoken else m.weekday


class Dated(NamedTuple):
    """A day, and the words that show it."""

    day: date
    evidence: tuple[Span, ...]


class Year(NamedTuple):
    """A year in which an article may have been written; `sure` where no weekday has to bear it out."""

    year: int
    sure: bool
    evidence: tuple[Span, ...]


def find(own: Sequence[Kinded], month: str = "") -> Published | None:
    """The day or month of writing. `month` is what the page's address gives of it, if anything."""
    if not (month or any(YEAR.search(line.text) for line, _ in own)) or not any(_dating(line) for line, _ in own):
        return None
    facts = list(said(own))
    known = years(facts, month)
    found = [way for ways in (placed, told, awaited) for way in ways(facts, known)]
    if not found:
        return None
    days = frozenset.intersection(*(days for days, _ in found))
    days = frozenset(day for day in days if day.isoformat().startswith(month) and _holds(day, facts))
    evidence = tuple(dict.fromkeys(span for _, spans in found for span in spans))
    for length in (DAY, len("2024-06")):
        if len(values := {day.isoformat()[:length] for day in days}) == 1:
            return Published(values.pop(), "inferred", evidence)
    return None


# ---------------------------------------------------------------- 1. what is said


def said(own: Sequence[Kinded]) -> Iterator[Said]:
    """The times in an article's text, its captions and the date lines of its head."""
    paragraph = -1
    for line, kind in own:
        paragraph += kind == "body"
        if kind in {"body", "caption"}:
            yield from _paired(list(_said(line, paragraph if kind == "body" else -1)))
        elif kind in {"dateline_byline", "furniture"} and paragraph < 0:  # الثلاثاء 11 يونيو: the day of writing
            for fact in _said(line, -1):
                counted = replace(fact.moment, unit="D", offset=0) if fact.moment.day else fact.moment
                yield fact._replace(moment=counted)


def _dating(line: Line) -> bool:
    """Whether a line has a dated day; most articles have none, and are not read further for times here."""
    if NUMERIC.search(line.text) is None and line.any("month") is None:
        return False
    return any(fact.moment.day and fact.moment.month for fact in _said(line, 0))


def _said(line: Line, paragraph: int) -> Iterator[Said]:
    read = line.marked.text
    quotes = [quote.inner for quote in read.quotes if line.span.start <= quote.start < line.span.end]
    for sentence in text.sentences(read.original, line.span.start, line.span.end):
        tokens = read.tokens_in(sentence.start, sentence.end)
        words = line.content if paragraph < 0 else content_words([read.words[token] for token in tokens])
        done = _done(line.marked, tokens.start)
        for time in dates.find(line.marked, sentence.start, sentence.end):
            moment = _common(time.moment) if time.moment else Moment()
            if moment and not (moment.unit == "D" and _recurring(line, time)):
                ahead = tense.ahead(line.marked, time, sentence.start)
                spoken = any(inner.start <= time.start < inner.end for inner in quotes)
                yield Said(time, moment, paragraph, words, False if ahead is None and done else ahead, spoken)


def _common(moment: Moment) -> Moment | None:
    """A day of the Islamic calendar as one of the common; none where it has no year."""
    day = dates.gregorian(moment) if moment.hijri else None
    if day and len(day) == DAY:
        found = date.fromisoformat(day)
        return replace(moment, year=found.year, month=found.month, day=found.day, hijri=False)
    return None if moment.hijri else moment


def _recurring(line: Line, time: Expression) -> bool:
    """`في مثل هذا اليوم`, `كل يوم`: a day of other years, or of all."""
    return bool({"مثل", "كل"}.intersection(line.marked.text.words[max(line.tokens.start, time.first - 2) : time.first]))


def _done(marked: Marked, token: int) -> bool:
    """Whether a sentence opens with a verb of the past."""
    marks = marked.starting(token, "reporting_verb", "event_verb", "event_carrier")
    return marked.text.words[token] in tense.past() or any(mark.entry.feature == "perfect" for mark in marks)


def _paired(facts: Sequence[Said]) -> Iterator[Said]:
    """A weekday that stands right before a date belongs to it: يوم الثلاثاء الماضي (18 يونيو)."""
    yield from facts[:1]
    for one, two in pairwise(facts):
        dated = two.moment.day and two.moment.month and not two.moment.weekday and not two.time.until
        named = one.moment.weekday and not one.moment.day and two.time.first - one.time.last <= 2
        if dated and named:
            counted = (one if one.offset is not None else two).moment
            moment = replace(two.moment, weekday=one.moment.weekday, unit=counted.unit, offset=counted.offset)
            yield two._replace(moment=moment)
        else:
            yield two


# ---------------------------------------------------------------- 2. the years of writing


def years(facts: Sequence[Said], month: str) -> list[Year]:
    """The years of writing that an address or the words of a text allow."""
    found = [Year(int(month[:4]), True, ())] if month else []
    for one, two in pairwise(facts):  # العام الجاري 2024, العام الماضي (2023)
        beside = 0 < two.time.first - one.time.last <= 2 and not one.spoken
        if beside and one.moment.unit == "Y" and one.moment.offset is not None and _only_year(two.moment):
            found.append(Year((two.moment.year or 0) - one.moment.offset, True, (one.span, two.span)))
    latest = max((f for f in facts if not f.ahead), key=lambda fact: fact.moment.year or 0, default=None)
    if latest and latest.moment.year and latest.moment.month:  # في فبراير 2022 … في العامين الماضيين
        found += [Year(latest.moment.year + back, False, (latest.span, f.span)) for f in facts if (back := _back(f))]
    return found


def _only_year(moment: Moment) -> bool:
    return moment.year is not None and not moment.month


def _back(fact: Said) -> int | None:
    """How many years, two at least, a length leads back from the day of writing: قبل عامين, العامين الماضيين."""
    moment, length = fact.moment, fact.time.length
    if moment.unit == "Y" and not moment.month and moment.offset is not None and moment.offset <= -2:
        return None if fact.spoken else -moment.offset
    past = fact.time.rule == "recent" and length and length.unit == "Y" and length.amount
    return int(past) if past and past >= 2 and not fact.spoken else None


def _dated(fact: Said, weekday: int | None, facts: Sequence[Said], known: Sequence[Year]) -> set[Dated]:
    """The days that a day and month may be: its year is printed, or shown by the text and borne out by a weekday."""
    moment = fact.moment
    if not moment.day or not moment.month:
        return set()
    if moment.year:
        whole = _date(moment.year, moment.month, moment.day)
        return {Dated(whole, (fact.span,))} if whole and weekday in {None, whole.isoweekday()} else set()
    found = set()
    for year, sure, evidence in known:
        day = _date(year, moment.month, moment.day)
        if day and (day.isoweekday() == weekday or (sure and weekday is None)):
            found.add(Dated(day, (*evidence, fact.span)))
    for other in facts:  # الأحد (2 أغسطس) … في 25 يوليو 2015
        near = _date(other.moment.year, other.moment.month, other.moment.day)
        for year in (near.year - 1, near.year, near.year + 1) if near else ():
            day = _date(year, moment.month, moment.day)
            if near and day and abs((day - near).days) <= NEAR and day.isoweekday() == weekday:
                found.add(Dated(day, (fact.span, other.span)))
    return found


def _date(year: int | None, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month, day) if year in YEARS and year and month and day else None
    except ValueError:
        return None


# ---------------------------------------------------------------- 3. the day of writing

Days = tuple[frozenset[date], tuple[Span, ...]]  # on which an article may have been written, and the words that show it


def placed(facts: Sequence[Said], known: Sequence[Year]) -> Iterator[Days]:
    """`أمس الاثنين 17 يونيو`: a dated day that is counted from the day of writing."""
    for fact in facts:
        if fact.offset is not None and (found := _dated(fact, fact.moment.weekday, facts, known)):
            days = frozenset(dated.day - timedelta(fact.offset) for dated in found)
            yield days, tuple(span for dated in found for span in dated.evidence)


def told(facts: Sequence[Said], known: Sequence[Year]) -> Iterator[Days]:
    """The past weekday that opens the news, taken for that of writing, where a date tells of the same happening."""
    for news in facts:
        if news.paragraph in range(OPENING) and news.weekday and news.ahead is False:
            for fact in facts:
                alike = fact.paragraph != news.paragraph and len(news.words & fact.words) >= ALIKE
                if alike and fact.moment.year and not fact.ahead and fact.offset is None:
                    for day, evidence in _dated(fact, news.weekday, facts, known):
                        yield frozenset({day}), (news.span, *evidence)


def awaited(facts: Sequence[Said], known: Sequence[Year]) -> Iterator[Days]:
    """The one weekday and the one date to come, where they agree: the days before, of the same week if so said."""
    coming = [fact for fact in facts if fact.ahead and fact.weekday]
    dated = [fact for fact in facts if fact.ahead and fact.moment.day and fact.moment.month]
    if len({fact.weekday for fact in coming}) != 1 or len({(f.moment.month, f.moment.day) for f in dated}) != 1:
        return
    if len(coming[0].words & dated[0].words) < AKIN:
        return
    week = [fact for fact in facts if fact.moment.unit == "W" and fact.moment.offset == 0 and not fact.spoken][:1]
    for day, evidence in _dated(dated[0], coming[0].weekday, facts, known):
        back = (day.isoweekday() + 1) % WEEK if week else WEEK - 1  # a week begins on Saturday at the earliest
        days = frozenset(day - timedelta(days) for days in range(1, back + 1))
        yield days, (*evidence, coming[0].span, *(fact.span for fact in week))


# ---------------------------------------------------------------- 4. what else must hold


def _holds(day: date, facts: Sequence[Said]) -> bool:
    """Whether nothing that is said speaks against a day of writing."""
    return not any(_contradicts(fact, day) for fact in facts)


def _contradicts(fact: Said, day: date) -> bool:
    """Whether a fact tells of another weekday of today, of a weekday too far back, or of a later day that is past."""
    moment = fact.moment
    if fact.offset is not None and moment.weekday:
        return (day + timedelta(fact.offset)).isoweekday() != moment.weekday
    if fact.weekday and fact.ahead is False:
        return (day.isoweekday() - fact.weekday) % WEEK > BACK
    if moment.year and moment.month and not fact.ahead:
        return (moment.year, moment.month, moment.day or 0) > (day.year, day.month, day.day)
    return False

"""Whether, when and how many: the status of an event, its date, and the numbers in its clause."""

from collections.abc import Mapping, Sequence

from takhrij.readings.events.arguments import Clause
from takhrij.readings.events.phrases import PREPOSITIONS
from takhrij.readings.events.signs import Signs
from takhrij.readings.events.triggers import Trigger
from takhrij.readings.statements.scene import Scene
from takhrij.records import Article, EventStatus, Quantity, Statement, Time

PLANNED_STANCES = frozenset({"expects", "demands"})
ALLEGED_STANCES = frozenset({"accuses", "unclear"})
GOVERNS: Mapping[str, EventStatus] = {"REQUEST": "planned", "THREATEN": "planned", "AGREE/pledge": "planned", "ACCUSE": "alleged"}
REACH = 9  # tokens between a word that says it is to come and the trigger
SCALES = {"الف": 1e3, "الاف": 1e3, "الفا": 1e3, "مليون": 1e6, "ملايين": 1e6, "مليونا": 1e6, "مليار": 1e9, "مليارات": 1e9,
          "مليارا": 1e9}  # fmt: skip


def status(
    clause: Clause, trigger: Trigger, governor: Trigger | None, statement: Statement | None, when: Time | None, today: str
) -> EventStatus:
    """Happened, unless words in the clause, the verb that governs it, its statement or its date say otherwise."""
    own = _said(clause, trigger)
    if own:
        return own
    if governor and (governed := GOVERNS.get(governor.type) or GOVERNS.get(governor.root)):
        return governed
    if statement:
        if statement.stance == "denies":
            return "denied"
        if statement.stance in ALLEGED_STANCES:
            return "alleged"
        if statement.stance in PLANNED_STANCES:
            return "planned"
    if when and (when.value == "FUTURE_REF" or (today and when.value[:1].isdigit() and when.value[: len(today)] > today)):
        return "planned"
    return "happened"


def _said(clause: Clause, trigger: Trigger) -> EventStatus | None:
    scene = clause.scene
    if trigger.kind in {"verb", "passive"} and trigger.mark.prefix.endswith("س"):
        return "planned"
    first, _ = clause.around(trigger.first)
    finite = trigger.kind == "verb" and trigger.mark.entry.feature.startswith("perfect")
    for token in range(trigger.first - 1, max(first - 3, trigger.first - REACH, clause.sentence.first) - 1, -1):
        mark = clause.signs.statuses.get(token)
        if mark is None or mark.last >= trigger.first:
            continue
        word, said = scene.stem(token), mark.entry.row["status"]
        if said == "negated":
            continue
        if word == "قد" and (finite or token != trigger.first - 1 or trigger.kind != "verb"):
            continue
        if finite and said == "planned":
            continue
        return said  # type: ignore[return-value]
    if trigger.kind == "masdar":
        for token in (trigger.last + 1, trigger.last + 2, trigger.last + 3):
            mark = clause.signs.statuses.get(token)
            if mark and mark.prefix.endswith("ال") and mark.entry.key in {"muntazar", "mutawaqqa", "muzma", "qarib", "yuzam"}:
                return mark.entry.row["status"]  # type: ignore[return-value]
    return None


def time(clause: Clause, trigger: Trigger) -> tuple[Time | None, str]:
    """The time of the clause, else of the sentence, and which of them."""
    scene = clause.scene
    first, last = clause.around(trigger.first)
    inside = {scene.time_on[t].start: scene.time_on[t] for t in range(first, last + 1) if t in scene.time_on}
    dated = [one for one in inside.values() if is_date(one)]
    if dated:
        return min(dated, key=lambda one: abs(one.start - trigger.end)), "clause"
    sentence = clause.sentence
    around = {scene.time_on[t].start: scene.time_on[t] for t in range(sentence.first, sentence.last + 1) if t in scene.time_on}
    dated = [one for one in around.values() if is_date(one)]
    if dated:
        return min(dated, key=lambda one: abs(one.start - trigger.end)), "sentence"
    return None, ""


def is_date(one: Time) -> bool:
    """Whether a time says a day, week, month or year."""
    return one.type in {"DATE", "TIME"} and one.value[:4].isdigit() and "X" not in one.value


def day(value: str) -> str:
    """A time's value without the hour."""
    return "/".join(part.partition("T")[0] for part in value.split("/"))


def published(article: Article) -> str:
    """The article's day or month, if known."""
    return article.published.value[:10] if article.published else ""


def quantities(clause: Clause, trigger: Trigger) -> tuple[Quantity, ...]:
    """The numbers of the clause that count something, dates left out."""
    scene, (first, last) = clause.scene, clause.around(trigger.first)
    found = []
    token = first
    while token <= last:
        if token not in clause.signs.numbers and not scene.word(token).isdigit():
            token += 1
            continue
        value, end = _number(scene, clause.signs, token, last)
        if value is None or token in scene.time_on:
            token += 1
            continue
        noun = end + 1
        if scene.word(noun) in {"من", "علي"}:
            noun += 1
        word = scene.word(noun)
        if word.isalpha() and word not in PREPOSITIONS and noun not in scene.time_on and noun <= last:
            hedge, start = _hedge(scene, clause.signs, token)
            of = scene.surface(noun, noun)
            found.append(Quantity(of, value, hedge, start, scene.text.ends[noun]))
            end = noun
        token = end + 1
    return tuple(found)


def _number(scene: Scene, signs: Signs, token: int, last: int) -> tuple[float | None, int]:
    word, end = scene.word(token), token
    value: float | None = None
    if word.isdigit():
        digits = word
        while scene.word(end + 1) in {",", "٬", "."} and scene.word(end + 2).isdigit() and \
                scene.text.starts[end + 2] == scene.text.ends[end] + 1:  # fmt: skip
            digits += ("" if len(scene.word(end + 2)) == 3 else ".") + scene.word(end + 2)
            end += 2
        value = float(digits)
    else:
        mark = signs.numbers.get(token)
        if mark and mark.entry.row["kind"] == "cardinal" and mark.entry.key != "one":
            value, end = float(mark.entry.row["value"]), mark.last
    while value is not None and end < last and scene.word(end + 1) in SCALES:
        value, end = value * SCALES[scene.word(end + 1)], end + 1
    return value, end


def _hedge(scene: Scene, signs: Signs, token: int) -> tuple[str | None, int]:
    for first in range(token - 1, max(-1, token - 5), -1):
        mark = signs.hedges.get(first)
        if mark and mark.last == token - 1:
            return scene.text.original[mark.start : mark.end], mark.start
    return None, scene.text.starts[token]


def statement_at(statements: Sequence[Statement], offset: int) -> Statement | None:
    """The smallest statement in whose content an offset lies."""
    holders = [s for s in statements if any(span.start <= offset < span.end for span in s.content)]
    return min(holders, key=lambda s: s.content[-1].end - s.content[0].start, default=None)

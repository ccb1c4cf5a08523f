"""Whether, when and how many: the status of an event, its date, and the numbers in its clause."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

from takhrij.readings.events import lexicon
from takhrij.readings.events.clause import Clause
from takhrij.readings.events.signs import Signs
from takhrij.readings.events.triggers import Trigger
from takhrij.readings.holding import Holding
from takhrij.readings.statements.scene import Scene
from takhrij.records import Article, EventStatus, Quantity, Statement, Time

ALLEGED_STANCES = frozenset({"accuses", "unclear"})
GOVERNS: Mapping[str, EventStatus] = {
    "AGREE/pledge": "planned", "REQUEST": "planned", "THREATEN": "planned", "REJECT": "planned", "ACCUSE": "alleged",
}  # fmt: skip
DESCRIBING = frozenset({"muntazar", "mutawaqqa", "muzma", "qarib", "yuzam", "rubbama"})  # القمة المرتقبة، صفقة محتملة
LASTING = frozenset({"ASSAULT/war", "ASSAULT/fight", "SUPPORT", "COOPERATE", "COOPERATE/military", "SANCTION"})
FOLLOWS = 8  # tokens between a masdar and its own date
WEEK = re.compile(r"(\d{4})-W(\d\d)")
REACH = 9  # tokens between a word that says it is to come and the trigger
SCALES = {
    "الف": 1e3, "الاف": 1e3, "الفا": 1e3, "مليون": 1e6, "ملايين": 1e6, "مليونا": 1e6,
    "مليار": 1e9, "مليارات": 1e9, "مليارا": 1e9,
}  # fmt: skip


def status(
    clause: Clause,
    trigger: Trigger,
    carried: EventStatus | None,
    governor: Trigger | None,
    statement: Statement | None,
    when: Time | None,
    today: str,
) -> EventStatus | None:
    """What words in the clause, the verb that carries or governs it, its statement or its date say, if any."""
    governed = (GOVERNS.get(governor.type) or GOVERNS.get(governor.root)) if governor else None
    own = _said(clause, trigger) or carried or governed
    lasting = trigger.type in LASTING and trigger.kind == "masdar"
    if statement and statement.stance == "denies":
        return "denied"
    if own == "possible":
        return "planned" if trigger.root == "CONSULT" else "alleged"
    if own and not lasting:
        return own
    if statement and not lasting:
        if statement.stance in ALLEGED_STANCES:
            return "alleged"
        if statement.stance == "demands":
            return "planned"
        if statement.stance in {"expects", "warns"} and not trigger.mark.entry.feature.startswith("perfect"):
            return "planned" if trigger.root == "CONSULT" else "alleged"
    if when and (when.value == "FUTURE_REF" or _begin(when.value) > today > ""):
        return "planned"
    perfect = trigger.kind in {"verb", "passive"} and trigger.mark.entry.feature.startswith("perfect")
    return "happened" if perfect else None


def _begin(value: str) -> str:
    """The first day of a value, as far as it says one."""
    if week := WEEK.match(value):
        return date.fromisocalendar(int(week[1]), int(week[2]), 1).isoformat()
    return value[:10] if value[:4].isdigit() else ""


def _said(clause: Clause, trigger: Trigger) -> Literal["planned", "possible", "alleged", "denied"] | None:
    scene, statuses = clause.scene, clause.signs.statuses
    prefix = trigger.mark.prefix
    if trigger.kind in {"verb", "passive"} and prefix.endswith("س"):
        return "planned"
    first, _ = clause.around(trigger.first)
    if first == trigger.first and scene.word(first - 1) == "ان":  # يعتزم الوزير أن يزور
        first, _ = clause.around(first - 1)
    finite = trigger.kind == "verb" and trigger.mark.entry.feature.startswith("perfect")
    for token in range(trigger.first - 1, max(first - 3, trigger.first - REACH, clause.sentence.first) - 1, -1):
        mark = statuses.get(token)
        if mark is None or mark.last >= trigger.first:
            continue
        said: Literal["planned", "possible", "alleged", "denied"] = mark.entry.row["status"]  # type: ignore[assignment]
        if scene.stem(token) == "قد" and not scene.word(token + 1).startswith(("ي", "ت")):
            continue
        if finite and (said == "planned" or (said == "possible" and mark.entry.key != "in-hal")):
            continue
        return said
    if trigger.kind != "masdar":
        return None
    for token in (trigger.last + 1, trigger.last + 2, trigger.last + 3):
        mark = statuses.get(token)
        if mark and mark.entry.key in DESCRIBING:
            return mark.entry.row["status"]  # type: ignore[return-value]
    purpose = prefix.endswith("ل") and not prefix.endswith("ال") and trigger.type not in LASTING
    return "planned" if purpose else None


def time(clause: Clause, trigger: Trigger, statement: Statement | None) -> tuple[Time | None, str]:
    """The time of the clause, else of the sentence, and which of them.

    When something was said is not when it happened; what lasts has the date that follows it alone.
    """
    scene, sentence = clause.scene, clause.sentence
    first, last = clause.around(trigger.first)
    on = [scene.time_on[t] for t in range(sentence.first, sentence.last + 1) if t in scene.time_on]
    times = {one.start: one for one in on}.values()
    dated = [one for one in times if is_date(one) and (statement is None or _inside(statement, one))]
    start, end = scene.text.starts[first], scene.text.ends[last]
    within = [one for one in dated if start <= one.start < end]
    if trigger.kind == "masdar" and trigger.root != "CONSULT":
        stop = scene.text.ends[min(last, trigger.last + FOLLOWS)]
        within = [one for one in within if trigger.end <= one.start < stop]
        return (within[0], "date of the clause") if within else (None, "")
    if within:
        return min(within, key=lambda one: abs(one.start - trigger.end)), "date of the clause"
    if dated and trigger.type not in LASTING:
        return min(dated, key=lambda one: abs(one.start - trigger.end)), "date of the sentence"
    return None, ""


def _inside(statement: Statement, one: Time) -> bool:
    return any(span.start <= one.start < span.end for span in statement.content)


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
        if token not in clause.signs.numbers and not scene.word(token)[-1:].isdigit():
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
        if word.isalpha() and not lexicon.particle(word)[0] and noun not in scene.time_on and noun <= last:
            hedge, start = _hedge(scene, clause.signs, token)
            of = scene.surface(noun, noun)
            found.append(Quantity(of, value, hedge, start, scene.text.ends[noun]))
            end = noun
        token = end + 1
    return tuple(found)


def _number(scene: Scene, signs: Signs, token: int, last: int) -> tuple[float | None, int]:
    word, end = scene.word(token), token
    value: float | None = None
    word = word.lstrip("وبلكف")
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


def statement_at(saying: Holding[Statement], offset: int) -> Statement | None:
    """The smallest statement in whose content an offset lies."""
    holders = [s for s in saying.around(offset) if any(span.start <= offset < span.end for span in s.content)]
    return min(holders, key=lambda s: s.content[-1].end - s.content[0].start, default=None)

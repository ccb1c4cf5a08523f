"""Whether, when and how many: the status of an event, its date, and the numbers in its clause."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

from takhrij.readings.events import lexicon
from takhrij.readings.events.clause import Clause
from takhrij.readings.events.signs import Signs
from takhrij.readings.events.triggers import Trigger
from takhrij.readings.scene import Scene
from takhrij.records import Article, EventStatus, Quantity, Statement, Time

ALLEGED_STANCES = frozenset({"accuses", "unclear"})
GOVERNS: Mapping[str, EventStatus | None] = {
    "AGREE/pledge": "planned", "REQUEST": "planned", "THREATEN": "planned", "REJECT": "planned", "ACCUSE": "alleged",
    "ACCUSE/condemn": None, "ACCUSE/criticise": None,
}  # fmt: skip
DESCRIBING = frozenset({"muntazar", "mutawaqqa", "muzma", "qarib", "yuzam", "rubbama"})  # القمة المرتقبة، صفقة محتملة
LASTING = frozenset({"ASSAULT/war", "ASSAULT/invade", "ASSAULT/fight"})  # known to go on, whoever speaks of it
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
    *,
    by_rival: bool = False,
) -> EventStatus | None:
    """What words in the clause, the verb that carries or governs it, its statement or its date say, if any.

    `by_rival`: those of another country say it of somebody.
    """
    if any(t.last == trigger.first - 1 and t.root == "CONSULT" and t.kind == "verb" for t in clause.triggers):
        return "planned"  # يبحثان إرسال مساعدات
    governed = GOVERNS.get(governor.type, GOVERNS.get(governor.root)) if governor else None
    said, carried_on = _said(clause, trigger), trigger.kind == "masdar" and trigger.type in LASTING
    if statement and statement.stance == "denies":
        return "denied"
    past = (when is not None and "" < _end(when.value) < today) or _was(clause, trigger)
    if past and said in {None, "purpose"} and not governed:
        return "alleged" if by_rival or (statement and statement.stance in ALLEGED_STANCES) else "happened"
    own: EventStatus | Literal["possible"] | None = carried or governed
    if said == "purpose":
        own = own or "planned"
    elif said:
        own = said
    if own == "possible" and not carried_on:
        return "planned" if trigger.root == "CONSULT" else "alleged"
    if own and own != "possible" and not carried_on:
        return own
    perfect = trigger.kind in {"verb", "passive"} and trigger.mark.entry.feature.startswith("perfect")
    if statement and not carried_on and (told := _by_statement(trigger, statement, perfect=perfect, by_rival=by_rival)):
        return told
    if not perfect and when and (when.value == "FUTURE_REF" or _begin(when.value) > today > ""):
        return "planned"
    return "happened" if perfect or carried_on else None


def _by_statement(trigger: Trigger, statement: Statement, *, perfect: bool, by_rival: bool) -> EventStatus | None:
    """What the stance of those who tell of it says."""
    if statement.stance in ALLEGED_STANCES or by_rival:
        return "alleged"
    imperfect = trigger.mark.entry.feature.startswith("imperfect")
    if (statement.stance == "demands" and not perfect) or (statement.stance == "announces" and imperfect):
        return "planned"
    if statement.stance in {"expects", "warns"} and not perfect:
        return "planned" if trigger.root == "CONSULT" else "alleged"
    return None


def _was(clause: Clause, trigger: Trigger) -> bool:
    """Whether a clause without another verb says what was: وكانت آخر زيارة له إلى روسيا للقاء الرئيس."""
    first, _ = clause.limits(trigger.first)
    before = range(first, min(trigger.first, first + 2))
    return trigger.kind == "masdar" and any(clause.scene.stem(t) in {"كان", "كانت"} for t in before)


def is_past(when: Time, today: str) -> bool | None:
    """Whether a time lies before a day; None where that is not known."""
    if not today or not (end := _end(when.value)):
        return None
    return end < today[: len(end)] if end[: len(today)] != today[: len(end)] else None


def days_between(value: str, today: str) -> int:
    """How many days lie between the beginning of a value and a day, a month and a year taken at their middle."""
    begin = _begin(value)
    whole = begin + "2000-07-02"[len(begin) :] if len(begin) != len("2000-07") else begin + "-15"
    try:
        return abs((date.fromisoformat(whole) - date.fromisoformat(today)).days)
    except ValueError:
        return date.max.toordinal()


def _end(value: str) -> str:
    """The last day of a value, as far as it says one; of a month or year its beginning."""
    return _begin(value.rpartition("/")[2])


def _begin(value: str) -> str:
    """The first day of a value, as far as it says one."""
    if week := WEEK.match(value):
        return date.fromisocalendar(int(week[1]), int(week[2]), 1).isoformat()
    return value[:10] if value[:4].isdigit() else ""


def _said(clause: Clause, trigger: Trigger) -> Literal["planned", "possible", "alleged", "denied", "purpose"] | None:
    scene, statuses = clause.scene, clause.signs.statuses
    prefix = trigger.mark.prefix
    if trigger.kind in {"verb", "passive"} and prefix.endswith("س"):
        return "planned"
    first, _ = clause.around(trigger.first)
    if first == trigger.first and scene.word(first - 1) == "ان":  # يعتزم الوزير أن يزور
        first, _ = clause.around(first - 1)
    finite = trigger.kind == "verb" and trigger.mark.entry.feature.startswith("perfect")
    told = {t.first for t in clause.triggers if t.kind in {"verb", "passive"}}
    for token in range(trigger.first - 1, max(first - 3, trigger.first - REACH, clause.sentence.first) - 1, -1):
        mark = statuses.get(token)
        if mark is None and token in told:
            break  # another verb stands between
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
    before = next((t for t in reversed(clause.triggers) if t.last < trigger.first), None)
    taken = before is not None and before.kind == "masdar" and (  # دعم للعقوبات، استنكارا لمقتل
        "li" in before.takes or (before.last == trigger.first - 1 and scene.accusative(before.last))
    )  # fmt: skip
    purpose = prefix.endswith("ل") and not prefix.endswith(("ال", "لل")) and not taken and trigger.type not in LASTING
    return "purpose" if purpose else None


def time(clause: Clause, trigger: Trigger, statement: Statement | None, today: str) -> tuple[Time | None, str]:
    """The time of the clause, else of the sentence, and which of them.

    When something was said is not when it happened; what lasts has the date that follows it alone.
    """
    scene, sentence = clause.scene, clause.sentence
    first, last = clause.around(trigger.first)
    on = [scene.time_on[t] for t in range(sentence.first, sentence.last + 1) if t in scene.time_on]
    done = today and trigger.kind in {"verb", "passive"} and trigger.mark.entry.feature.startswith("perfect")
    times = [one for one in {one.start: one for one in on}.values() if not (done and _begin(one.value) > today)]
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

"""Noun phrases that name somebody who can speak: where they begin, how far they reach."""

import msgspec

from takhrij.marks import Mark
from takhrij.readings.statements.scene import COMMAS, DASHES, OPEN_QUOTES, Scene, particles
from takhrij.records import Mention

HEADS = ("role", "source", "medium", "org_head", "reporting_noun")
MUTE = frozenset({"event_name", "treaty"})
PEOPLE = ("role", "source")
MODIFIERS = ("nationality", "role")
ADJECTIVE_ENDINGS = ("ي", "يه", "يون", "يين", "ون", "ين", "ات", "ه")
DESCRIPTION = 8  # tokens at most between a noun phrase and its verb
REACH = 12  # tokens between a role and the name it introduces: الأستاذ في جامعة … فلان


class Party(msgspec.Struct, frozen=True):
    """Tokens `first` to `last` name somebody; `start` leaves out an attached particle."""

    first: int
    last: int
    start: int


def begins(scene: Scene, token: int) -> bool:
    """Whether somebody who can speak is named from here: a name, a role, a source, a medium, a body."""
    mention = scene.mention_from.get(token)
    if mention:
        return scene.entities[mention.entity].kind not in MUTE
    return head(scene, token) is not None


def head(scene: Scene, token: int) -> Mark | None:
    """The common noun for somebody who can speak that begins with a token. A meeting says nothing, a statement does."""
    return next((mark for mark in scene.marked.starting(token, *HEADS) if _speaks(mark)), None)


def _speaks(mark: Mark) -> bool:
    if mark.entry.table != "reporting_noun":
        return True
    return mark.entry.row["type"] in {"document", "footage"} or bool(mark.entry.row["takes"])


def start_of(scene: Scene, token: int) -> int:
    """Where the name at a token begins, after what is attached to it."""
    mention = scene.mention_from.get(token)
    if mention:
        return mention.start
    mark = head(scene, token)
    if mark is None:
        return scene.text.starts[token]
    return mark.start - (2 if mark.prefix.endswith("ال") else 0)


def _unknown_noun(scene: Scene, first: int) -> int | None:
    """A definite noun that no list has, alone or after عدد من and its like."""
    noun = first
    if scene.is_particle(first, "quantifier"):
        noun += 2 if scene.word(first + 1) == "من" else 1
    return noun if is_definite(scene, noun) else None


def is_definite(scene: Scene, token: int) -> bool:
    """Whether a token is a noun with its article, as far as its letters show."""
    word = scene.word(token)
    return (
        word.startswith("ال")
        and len(word) > 4
        and token not in scene.time_on
        and not scene.is_particle(token, "relative", "preposition", "adverb")
    )


def phrase(scene: Scene, first: int, last: int, *, loose: bool = False) -> Party | None:
    """The noun phrase that begins at a token and names somebody, no further than `last`; none if nobody is named there.

    Where somebody must be named, as after a verb, `loose` takes any definite noun: قالت الجارة.
    """
    if first > last or first in scene.time_on or scene.mark(first, "frame"):
        return None
    if scene.is_particle(first, "opener", "relative", "preposition", "adverb"):
        return None
    end = _head(scene, first, last)
    if end is None and loose:
        end = _unknown_noun(scene, first)
    if end is None:
        return None
    person = _has_person(scene, first, end)
    while end < last:
        grown = _modifier(scene, first, end, last) or _reach(scene, first, end, last, person)
        if grown is None or grown > last:
            break
        end = grown
        person = person or _has_person(scene, first, end)
    return Party(first, end, start_of(scene, first))


def _head(scene: Scene, token: int, last: int) -> int | None:
    if mention := scene.mention_from.get(token):
        return scene.last_of_mention(mention) if begins(scene, token) else None
    if scene.word(token) in OPEN_QUOTES and (mention := scene.mention_from.get(token + 1)):
        return scene.last_of_mention(mention) + 1
    if mark := head(scene, token):
        return mark.last
    if scene.is_particle(token, "quantifier") or scene.word(token).isdigit() or scene.mark(token, "number"):
        following = token + (2 if scene.word(token + 1) == "من" else 1)
        return _head(scene, following, last) if following <= last else None
    return None


def _modifier(scene: Scene, first: int, end: int, last: int) -> int | None:
    """The end of what follows and belongs to the phrase."""
    token = end + 1
    return (
        _name(scene, end, token)
        or _descriptive(scene, first, end, token)
        or _enclosed(scene, token)
        or _joined(scene, first, token, last)
    )


def _name(scene: Scene, end: int, token: int) -> int | None:
    """A name that the phrase introduces. Of two names in a row the second is somebody else."""
    mention = scene.mention_from.get(token)
    if mention and mention.start == scene.text.starts[token]:
        introduced = end not in scene.mention_on or scene.mark(token - 1, "role") is not None
        return scene.last_of_mention(mention) if introduced else None
    return token if mention is None and token in scene.mention_on else None


def _descriptive(scene: Scene, first: int, end: int, token: int) -> int | None:
    """A nationality, a second role, a defining noun, an adjective."""
    mark = scene.mark(token, *MODIFIERS)
    if mark and (mark.prefix == "" or (mark.prefix == "ال" and mark.entry.table == "nationality")):
        return mark.last
    if _idafa(scene, first, end, token) or _adjective(scene, token) or _indefinite_adjective(scene, first, end, token):
        return token
    return None


def _enclosed(scene: Scene, token: int) -> int | None:
    """A name in brackets or quotation marks, or one word in brackets."""
    word = scene.word(token)
    if word == "(" and scene.word(token + 2) == ")":
        return token + 2
    inner = scene.mention_from.get(token + 1)
    if inner is None or word not in OPEN_QUOTES | {"("}:
        return None
    close = scene.last_of_mention(inner) + 1
    return close if word != "(" or scene.word(close) == ")" else None


def _joined(scene: Scene, first: int, token: int, last: int) -> int | None:
    """Whom the phrase speaks for, an apposition after a comma, a second party after و."""
    word = scene.word(token)
    if word in {"باسم", "بلسان"}:
        return _follow(scene, token + 1, last)
    if scene.word(token - 1) in {"باسم", "بلسان"}:
        return _follow(scene, token, last)
    if word in COMMAS and _apposition(scene, first, token + 1):
        return _follow(scene, token + 1, last)
    tail = scene.mark(token + 1, "tail")
    if word in COMMAS and tail and tail.entry.key == "bima-fi-dhalik":
        return _follow(scene, tail.last + 1, last)
    return _follow(scene, token, last) if word.startswith("و") and _second(scene, token) else None


def _idafa(scene: Scene, first: int, end: int, token: int) -> bool:
    """شرطة المرور، خبراء الأرصاد: a definite noun right after an indefinite head defines it."""
    noun = head(scene, first)
    return (
        noun is not None
        and noun.first == noun.last == end
        and not _definite(noun)
        and is_definite(scene, token)
        and end not in scene.mention_on
        and noun.entry.feature not in {"possessed", "possessed_plural"}
    )


def _definite(mark: Mark) -> bool:
    return mark.prefix.endswith(("ال", "لل")) or mark.entry.text.startswith("ال")


def _adjective(scene: Scene, token: int) -> bool:
    """A definite adjective, as far as its ending or the list shows: الرسمية، السابق."""
    word = scene.word(token)
    if token in scene.time_on or token in scene.mention_on or scene.is_particle(token, "relative"):
        return False
    nisba = is_definite(scene, token) and word.endswith(("ي", "يه", "يون", "يين", "يات"))
    return nisba or word in particles("adjective")


def _follow(scene: Scene, token: int, last: int) -> int | None:
    found = phrase(scene, token, last)
    return found.last if found else None


def _apposition(scene: Scene, first: int, token: int) -> bool:
    """After a comma: a person after a role, or a role after a person; no second subject."""
    if scene.text.starts[token] != start_of(scene, token) and not scene.word(token).startswith(("و", "ال")):
        return False
    mention = scene.mention_from.get(token)
    named_person = mention is not None and scene.entities[mention.entity].kind == "person"
    if scene.word(token).startswith("و") and (mention is None or mention.start > scene.text.starts[token]):
        return named_person or scene.mark(token, "role") is not None
    return named_person or (scene.mark(token, "role") is not None and first in scene.mention_on)


def _second(scene: Scene, token: int) -> bool:
    mention = scene.mention_from.get(token)
    if mention:
        return mention.start == scene.text.starts[token] + 1
    mark = head(scene, token)
    return mark is not None and mark.prefix in {"و", "وال"}


def _indefinite_adjective(scene: Scene, first: int, end: int, token: int) -> bool:
    """مصدر عسكري, خبراء دفاع: after an indefinite source, adjectives, and one noun right after it."""
    noun = head(scene, first)
    word = scene.word(token)
    if noun is None or _definite(noun) or end - first > 3 or not word.isalpha() or len(word) < 3:
        return False
    if scene.is_particle(token, "opener", "preposition", "connective", "adverb", "relative") or token in scene.time_on:
        return False
    if scene.mark(token, "reporting_verb", "frame", "negation") or token in scene.mention_on:
        return False
    return word.endswith(ADJECTIVE_ENDINGS) and not word.startswith(("و", "ب", "ل"))


def _reach(scene: Scene, first: int, end: int, last: int, person: bool) -> int | None:
    """The end of the name that a role introduces from afar: الأستاذ في جامعة الساحل سامر الحلبي."""
    token = end + 1
    if scene.mark(first, *PEOPLE) is None or person or first in scene.mention_on or scene.word(token) in COMMAS:
        return None
    if scene.is_particle(token, "opener", "relative", "connective") or scene.mark(token, "reporting_verb", "frame"):
        return None
    for later in range(token, min(last, token + REACH) + 1):
        if scene.mark(later, "frame") or scene.word(later) in {":", *OPEN_QUOTES}:
            break
        mention = scene.mention_from.get(later)
        if scene.word(later) in COMMAS:
            after = scene.mention_from.get(later + 1)
            if after is None or scene.entities[after.entity].kind != "person":
                break
        if mention and scene.entities[mention.entity].kind == "person" and mention.start == scene.text.starts[later]:
            return scene.last_of_mention(mention)
    if scene.word(token) in {"من", "في", "لدي"} and (mention := scene.mention_from.get(token + 1)):
        return scene.last_of_mention(mention)
    return None


def _has_person(scene: Scene, first: int, last: int) -> bool:
    return any(scene.entities[m.entity].kind == "person" for m in mentions_in(scene, first, last))


def mentions_in(scene: Scene, first: int, last: int) -> list[Mention]:
    """The mentions that begin within tokens."""
    return [scene.mention_from[t] for t in range(first, last + 1) if t in scene.mention_from]


def is_addressee(scene: Scene, token: int) -> bool:
    """Whether ل is attached to somebody here: لوكالة, للصحافيين, ل«الأفق»."""
    if scene.word(token) == "ل":
        return scene.word(token + 1) in OPEN_QUOTES and token + 2 in scene.mention_from
    mention = scene.mention_from.get(token)
    if mention:
        return scene.text.original[scene.text.starts[token] : mention.start].endswith("ل")
    marks = scene.marked.starting(token, *HEADS)
    return any(mark.prefix.endswith("ل") and not mark.prefix.endswith("ال") for mark in marks)


def before(scene: Scene, clause_first: int, token: int) -> Party | None:
    """The phrase that ends right before a verb and begins its clause: موسكو [قد] نفت."""
    last = token - 1
    while last > clause_first and (
        scene.word(last) in {"قد", "لا", "لم", "لن", "سوف", "ايضا"} or scene.word(last) in COMMAS
    ):
        last -= 1
    for first in range(clause_first, last + 1):
        if first > clause_first and not _may_begin(scene, first):
            continue
        found = phrase(scene, first, last, loose=first == clause_first)
        if found and (found.last == last or _described(scene, found.last + 1, last)):
            return Party(first, last, found.start)
    return None


def antecedent(scene: Scene, relative: int) -> Party | None:
    """The name that a relative pronoun refers to: الوزير سامر، الذي."""
    last = relative - 1 if scene.word(relative - 1) not in COMMAS else relative - 2
    mention = scene.mention_on.get(last)
    if mention is None:
        return None
    first = scene.text.token_at(mention.start)
    return Party(first, last, mention.start)


def _described(scene: Scene, first: int, last: int) -> bool:
    """Whether tokens can only describe the noun phrase before them: المشغلة للسد، الذي زار المدينة."""
    if last - first > DESCRIPTION or any(
        scene.word(t) in COMMAS or not scene.word(t).isalnum() for t in range(first, last + 1)
    ):
        return False
    relative = scene.is_particle(first, "relative")
    return relative or not any(
        scene.is_particle(t, "opener", "connective", "relative") or scene.mark(t, "reporting_verb", "frame") is not None
        for t in range(first, last + 1)
    )


def _may_begin(scene: Scene, token: int) -> bool:
    previous = token - 1
    return (
        scene.word(previous) in COMMAS | DASHES | {":"}
        or any(scene.mark(t, "negation") for t in (previous, previous - 1))
        or scene.is_particle(previous, "connective", "opener")
        or scene.word(token).startswith(("و", "ف"))
    )


def bounded(scene: Scene, first: int, last: int) -> Party | None:
    """The phrase at a token where it is known that nothing but circumstances stand between it and `last`."""
    party = phrase(scene, first, last, loose=True)
    if party is None and (_bound(scene, first) or scene.is_particle(first, "preposition")):
        return None
    end = party.last if party else first
    while end < last:
        if scene.is_particle(end + 1, "preposition") and scene.is_particle(end + 2, "foremost"):
            members = phrase(scene, end + 3, last)
            end = members.last if members else end + 2
        elif _bound(scene, end + 1) or (scene.word(end + 1) == "ل" and end + 2 in scene.quote_from):
            break
        else:
            end += 1
    return Party(first, end, start_of(scene, first))


def _possessed_saying(scene: Scene, token: int) -> bool:
    """استهل الرئيس كلمته: what somebody says is nobody."""
    mark = scene.mark(token, "reporting_noun")
    return mark is not None and mark.entry.feature.startswith("possessed")


def _bound(scene: Scene, token: int) -> bool:
    word = scene.word(token)
    return (
        not word.isalnum()
        or token in scene.time_on
        or scene.is_particle(token, "preposition", "adverb", "relative", "connective", "opener", "doubt")
        or is_addressee(scene, token)
        or scene.is_prepositional(token)
        or scene.mark(token, "frame", "negation") is not None
        or _possessed_saying(scene, token)
    )

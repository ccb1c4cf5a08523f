"""Noun phrases that name somebody who can speak: where they begin, how far they reach."""

import msgspec

from takhrij.marks import Mark
from takhrij.readings.scene import CLOSE_QUOTES, COMMAS, DASHES, OPEN_QUOTES, Scene, particles
from takhrij.records import Mention

HEADS = ("role", "source", "medium", "org_head", "reporting_noun")
MUTE = frozenset({"event_name", "treaty"})
SHOWING = frozenset({"document", "footage"})
PEOPLE = ("role", "source")
MODIFIERS = ("nationality", "role")
ADJECTIVE_ENDINGS = ("ي", "يه", "يون", "يين", "ون", "ين", "ات", "ه")
OCCASIONS = frozenset({":", "اثر", "عقب", "خلال", "بعد", "قبل", "اثناء", "مع", "عند", "امام"}) | OPEN_QUOTES
STATES = frozenset({"وهو", "وهي", "وهم", "وهما"})
LONGEST_TITLE = 6  # tokens of a medium's name in marks
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
    if mark.entry.row["type"] == "stance_noun" and mark.entry.feature.startswith("possessed"):
        return False  # ثقتها، قلقهم
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
    happens = scene.mark(noun, "event_noun", "event_head")  # تطرق اللقاء إلى …: nobody speaks
    return noun if is_definite(scene, noun) and not happens else None


def indefinite_source(scene: Scene, last: int) -> bool:
    """Whether an indefinite source ends with a token: مصادر تحدثت إلى القناة, where a verb describes it."""
    marks = (mark for first in (last, last - 1) for mark in scene.marks(first, "source"))
    return any(mark.last == last and not _definite(mark) for mark in marks)


def talked_to(scene: Scene, source: Party, last: int) -> Party | None:
    """The medium that an indefinite source talked to, in a clause about the source: مصادر تحدثت إلى القناة."""
    token = source.last + 1
    if not indefinite_source(scene, source.last) or scene.mark(token, "reporting_verb") is None:
        return None
    named = token + 2 if scene.word(token + 1) in {"الي", "ل", "مع"} else token + 1
    return phrase(scene, named, last) if named > token + 1 or is_addressee(scene, named) else None


def is_definite(scene: Scene, token: int) -> bool:
    """Whether a token is a noun with its article, as far as its letters show."""
    word = scene.word(token)
    return (
        word.startswith("ال")
        and len(word) > 3
        and token not in scene.time_on
        and not scene.is_particle(token, "relative", "preposition", "adverb")
        and not any(m.exact and m.prefix == "" for m in scene.marked.starting(token, "event_verb", "reporting_verb"))
    )


def phrase(scene: Scene, first: int, last: int, *, loose: bool = False) -> Party | None:
    """The noun phrase that begins at a token and names somebody, no further than `last`; none if nobody is named there.

    Where somebody must be named, as after a verb, `loose` takes any definite noun: قالت الجارة.
    """
    if first > last or first in scene.time_on or scene.mark(first, "frame") or scene.accusative(first):
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
        grown = _modifier(scene, first, end, last) or _reach(scene, first, end, last, person, loose)
        if grown is None or grown > last:
            break
        end = grown
        person = person or _has_person(scene, first, end)
    return Party(first, end, start_of(scene, first))


def _head(scene: Scene, token: int, last: int) -> int | None:
    if mention := scene.mention_from.get(token):
        return scene.last_of_mention(mention) if begins(scene, token) else None
    if len(scene.word(token)) == 1 and scene.word(token + 1) == ".":  # م. سعيد
        return _head(scene, token + 2, last)
    if token in scene.quote_from and (mention := scene.mention_from.get(token + 1)):
        closing = scene.last_of_mention(mention) + 1
        return closing if scene.word(closing) in CLOSE_QUOTES else None
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
        or _issued(scene, first, token, last)
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
    if (
        _idafa(scene, first, end, token)
        or _adjective(scene, token)
        or _agreeing(scene, first, end, token)
        or _indefinite_adjective(scene, first, end, token)
    ):
        return token
    return None


def _enclosed(scene: Scene, token: int) -> int | None:
    """A name in brackets or quotation marks, or one word in brackets."""
    word = scene.word(token)
    if word == "(" and scene.word(token + 2) == ")":
        return token + 2
    if word in OPEN_QUOTES and scene.mark(token - 1, "medium") and (marks := scene.quote_from.get(token)):
        first, last = scene.tokens(marks.inner)
        if marks.closed and last - first < LONGEST_TITLE:  # موقع «بي.سي ماغازين»
            return last + 1
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
        quoted = scene.quote_from.get(tail.last + 1)
        return scene.tokens(quoted.inner)[1] + 1 if quoted else _follow(scene, tail.last + 1, last)
    return _follow(scene, token, last) if word.startswith("و") and _second(scene, token) else None


def _issued(scene: Scene, first: int, token: int, last: int) -> int | None:
    """The body whose text it is: بيان أصدرته الوزارة، تقرير صادر عن المنظمة."""
    text = scene.mark(first, "reporting_noun")
    if text is None or text.entry.row["type"] == "stance_noun":
        return None
    if is_addressee(scene, token) and text.entry.row["type"] == "document":  # تقرير لمجلس الأمن
        named = phrase(scene, token + (scene.word(token) == "ل"), last)
        return named.last if named else None
    token += scene.is_particle(token, "relative")
    if token >= last or not scene.is_particle(token, "issued"):
        return None
    named = phrase(scene, token + (2 if scene.word(token + 1) in {"عن", "من"} else 1), last, loose=True)
    return named.last if named else None


def describes_footage(scene: Scene, token: int) -> bool:
    """Whether a word after a noun for pictures is an adjective of it: لقطات مصورة، الصور الأولى، صورا جديدة."""
    word = scene.word(token)
    adjective = word.endswith(("ه", "ي", "يا", "ا", "ات")) or word.startswith("ال")
    return adjective and len(word) > 3 and word.isalpha() and not scene.mark(token, "reporting_verb") \
        and token not in scene.mention_on  # fmt: skip


def publisher(scene: Scene, shown: Party, last: int) -> tuple[int, Party] | None:
    """Who published pictures or a text, and the verb's token: صور نشرتها الوكالة, الصور التي بثتها القناة."""
    text = scene.mark(shown.first, "reporting_noun")
    token = shown.last + 1 + (scene.word(shown.last + 1) in COMMAS)
    token += scene.is_particle(token, "relative")
    if text is None or token >= last or not scene.is_particle(token, "published"):
        return None
    named = phrase(scene, token + 1, last, loose=True)
    return (token, named) if named else None


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


def _agreeing(scene: Scene, first: int, end: int, token: int) -> bool:
    """A definite participle that agrees with a noun of the phrase: العضو المفصول، رئيس البلدية المستقيل."""
    word = scene.word(token)
    derived = word.startswith(("المت", "المست")) or "و" in word[-3:] or word.endswith("ه")  # المتقاعد، المفصول، المشغلة
    if not (derived and word.startswith("الم") and len(word) > 5 and is_definite(scene, token)):
        return False
    if token in scene.mention_on or begins(scene, token) or scene.mark(token, "place_head", "event_head"):
        return False
    forms = {_form(scene.word(t)) for t in range(first, end + 1) if scene.word(t).startswith("ال") or t == first}
    return _form(word) in forms and not word.endswith("ين")


def _form(word: str) -> str:
    """What of a noun's ending its adjective repeats."""
    return next((ending for ending in ("ه", "ات", "ون", "ان") if word.endswith(ending)), "")


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


def _reach(scene: Scene, first: int, end: int, last: int, person: bool, loose: bool) -> int | None:
    """The end of the name that a role introduces from afar: الأستاذ في جامعة الساحل سامر الحلبي."""
    token = end + 1
    agent = scene.mark(first, *PEOPLE) or (
        loose and is_definite(scene, first) and scene.is_particle(token, "preposition")
    )
    if not agent or person or first in scene.mention_on or scene.word(token) in COMMAS or scene.mark(first, "medium"):
        return None
    if scene.is_particle(token, "opener", "relative", "connective") or scene.mark(token, "reporting_verb", "frame"):
        return None
    for later in range(token, min(last, token + REACH) + 1):
        if scene.mark(later, "frame") or scene.word(later) in OCCASIONS or scene.is_particle(later, "relative"):
            break
        if scene.word(later) == "الي" and later + 1 not in scene.mention_on:
            break  # أشارت مصادر إلى سماع …, but not المبعوث إلى اليمن فلان
        mention = scene.mention_from.get(later)
        if scene.word(later) in COMMAS:
            titled = scene.mark(later + 1, "role")
            after = scene.mention_from.get(titled.last + 1 if titled else later + 1)
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
    """Whether ل is attached to somebody here: لوكالة, للصحافيين, ل«الأفق»; وكالة كونا للأنباء is told nothing."""
    if scene.word(token) in {"للانباء", "للاخبار"}:
        return False
    if scene.word(token) == "ل":
        return token + 1 in scene.quote_from and token + 2 in scene.mention_from
    mention = scene.mention_from.get(token)
    if mention:
        return scene.text.original[scene.text.starts[token] : mention.start].endswith("ل")
    marks = scene.marked.starting(token, *HEADS)
    return any(mark.prefix.endswith("ل") and not mark.prefix.endswith("ال") for mark in marks)


def before(scene: Scene, clause_first: int, token: int) -> Party | None:
    """The phrase that ends right before a verb and begins its clause: موسكو [قد] نفت."""
    if scene.word(token)[0] in "وف" and any(m.prefix for m in scene.marks(token, "reporting_verb") if m.exact):
        return None if not scene.word(clause_first).endswith("اما") else phrase(scene, clause_first + 1, token - 1)
    last = token - 1
    while last > clause_first and (
        scene.word(last) in {"قد", "لا", "لم", "لن", "سوف", "ايضا"} or scene.word(last) in COMMAS
    ):
        last -= 1
    closed = any(scene.word(t) in COMMAS for t in range(last + 1, token))
    for first in range(clause_first, last + 1):
        if first > clause_first and not _may_begin(scene, first):
            continue
        if _governed(scene, first):
            continue
        if closed and first > clause_first and scene.word(first - 1) in COMMAS:
            continue  # قبل وصوله إلى سول، عاصمة البلاد، قال الوزير: between commas stands an apposition
        found = phrase(scene, first, last, loose=first == clause_first)
        if found and (found.last == last or _described(scene, found.last + 1, last)):
            return Party(first, last, found.start)
    return None


def _governed(scene: Scene, token: int) -> bool:
    """Whether a preposition stands before a noun, with or without a demonstrative: في هذا الإطار."""
    before = token - 1 - (scene.word(token - 1) in {"هذا", "هذه", "ذلك", "تلك"})
    return scene.is_particle(before, "preposition")


def data(scene: Scene, token: int) -> Party | None:
    """What shows it, right before a verb that describes it: لديه معلومات استخباراتية تظهر أن …, مع صور تظهر …"""
    for first in range(max(0, token - 3), token):
        noun = scene.mark(first, "reporting_noun")
        shows = noun is not None and (
            noun.entry.row["type"] in SHOWING
            or noun.entry.key == "maluma"
            or (noun.entry.row["type"] == "utterance" and noun.last == token - 1)  # رسالة تقول إن
        )
        preposition = scene.is_particle(first - 1, "preposition") and scene.word(first - 1) != "مع"
        governed = preposition or (noun is not None and noun.prefix[-1:] in {"ب", "ل"})
        if noun and shows and not _definite(noun) and not governed:
            found = phrase(scene, first, token - 1)
            return found if found and found.last == token - 1 else None
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
        scene.word(previous) in COMMAS | DASHES | {":"} | OPEN_QUOTES
        or any(scene.mark(t, "negation") for t in (previous, previous - 1))
        or scene.is_particle(previous, "connective", "opener")
        or scene.word(token).startswith(("و", "ف"))
    )


def bounded(scene: Scene, first: int, last: int) -> Party | None:
    """The phrase at a token where it is known that nothing but circumstances stand between it and `last`."""
    party = phrase(scene, first, last, loose=True)
    if party and indefinite_source(scene, party.last) and scene.mark(party.last + 1, "reporting_verb"):
        return party
    if party is None and (_bound(scene, first) or scene.is_particle(first, "preposition")):
        return None
    end = party.last if party else first
    if party and _unnamed(scene, party):
        return Party(first, _place_of_work(scene, end, last), party.start)
    while end < last:
        if scene.is_particle(end + 1, "preposition") and scene.is_particle(end + 2, "foremost"):
            members = phrase(scene, end + 3, last)
            end = members.last if members else end + 2
        elif _bound(scene, end + 1) or (scene.word(end + 1) == "ل" and end + 2 in scene.quote_from):
            break
        else:
            end += 1
    return Party(first, end, start_of(scene, first))


def _unnamed(scene: Scene, party: Party) -> bool:
    """Whether a phrase is a person or a source without a name: مسؤول، موظف، ناشطون."""
    person = scene.mark(party.first, *PEOPLE)
    return person is not None and not _definite(person) and not _has_person(scene, party.first, party.last)


def _place_of_work(scene: Scene, end: int, last: int) -> int:
    """The end of where somebody without a name is, or of what: موظف في إدارة المساعدة, مسؤول بالوزارة."""
    token = end + 1
    where = scene.word(token) in {"في", "من", "لدي"} or scene.word(token).startswith("بال")
    if not where or token >= last:
        return end
    following = token if scene.word(token).startswith("بال") else token + 1
    if following in scene.time_on or scene.mark(following, "reporting_noun") or scene.mark(token, "tail", "frame"):
        return end
    while following < last and not (
        following > token + 1 and _bound(scene, following) and scene.word(following) != "في"
    ):
        following += 1
    marks = scene.quote_from.get(following)
    if marks and marks.closed and scene.tokens(marks.inner)[1] - following < LONGEST_TITLE:
        return scene.tokens(marks.inner)[1] + 1
    return following - (following > token + 1 and _bound(scene, following))


def _participle(scene: Scene, token: int) -> bool:
    """Whether a token says what the speaker does besides: نافيا الاتهامات."""
    marks = scene.marks(token, "reporting_verb")
    return any(m.exact and m.entry.feature == "participle" and m.entry.text.endswith("ا") for m in marks)


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
        or (word.startswith("ل") and len(word) > 4 and word.endswith(("ه", "ها", "هم")) and not begins(scene, token))
        or word in STATES
        or scene.accusative(token)
        or scene.is_prepositional(token)
        or scene.mark(token, "frame", "negation") is not None
        or _possessed_saying(scene, token)
        or _participle(scene, token)
    )

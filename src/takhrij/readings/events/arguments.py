"""Who did it to whom, and where: the phrases around a trigger, by construction.

1. a finite verb: the subject before it (كيم زار) or after it (زار كيم); the object, or what its particle marks; 2. a
passive: its subject is acted on; 3. a masdar or noun: nationalities that describe it, who owns it, what particles mark,
whoever carries it (شنت القوات هجوما); 4. a participle: whom the sentence is about.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from takhrij import text
from takhrij.readings.events import lexicon
from takhrij.readings.events.members import Member
from takhrij.readings.events.phrases import Phrase, boundaries
from takhrij.readings.events.signs import Signs
from takhrij.readings.events.triggers import Trigger, adjectives
from takhrij.readings.statements.scene import Scene, Sentence
from takhrij.words import values

SKIPPED = frozenset("قد لقد لا لم لن سوف ايضا كان كانت كانوا بدوره بدورها ) ( » « \" ، , -".split())
RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "RETREAT/ceasefire", "ASSAULT/clash", "MOBILIZE/exercise"})
BEFALLS = frozenset({"ASSAULT", "COERCE", "AID", "RETREAT", "SANCTION", "REQUEST", "ACCUSE", "THREATEN", "REJECT"})
CARRIED = 12  # tokens between a carrier and its noun
PLACES = frozenset({"fi", "amama"})
LOCATED = frozenset({"PROTEST", "ASSAULT", "COERCE"})  # where they are is told before them too
GIVES = frozenset({"AID", "COOPERATE", "MOBILIZE"})
VISITS = frozenset({"CONSULT/visit"})


@dataclass(slots=True)
class Parties:
    """Who takes part."""

    actors: list[Member] = field(default_factory=list)
    targets: list[Member] = field(default_factory=list)
    place: Member | None = None
    rule: str = ""


class Clause:
    """A sentence cut into clauses, with its phrases, for the triggers in it."""

    def __init__(self, scene: Scene, signs: Signs, sentence: Sentence, phrases: list[Phrase]) -> None:
        self.scene, self.signs, self.sentence, self.phrases = scene, signs, sentence, phrases
        self.bounds = [sentence.first - 1, *boundaries(scene, sentence), sentence.last + 1]
        self.nouns: set[int] = set()  # last tokens of the masdars and nouns among its triggers
        self.masdars: set[int] = set()  # and their first tokens, where no particle is attached

    def around(self, token: int) -> tuple[int, int]:
        """First and last token of the clause that a token stands in."""
        before = self.bounds[bisect_left(self.bounds, token) - 1]
        after = self.bounds[bisect_right(self.bounds, token)]
        return before + 1, after - 1

    def after(self, token: int, end: int) -> list[Phrase]:
        """The phrases from a token to the end of its clause."""
        return [p for p in self.phrases if token < p.first <= end]

    def ending_at(self, token: int) -> Phrase | None:
        """The phrase that ends right before a token, small words between them left out."""
        last = token - 1
        while last > self.sentence.first and (self.scene.word(last) in SKIPPED or last in self.scene.time_on):
            last -= 1
        return next((p for p in self.phrases if p.last == last), None)

    def subject(self, token: int) -> Phrase | None:
        """The first bare phrase of the clause before a token."""
        first, _ = self.around(token)
        return next((p for p in self.phrases if first <= p.first < token and p.particle == "" and not p.loose), None)

    def topic(self, before: int) -> Phrase | None:
        """Whom the sentence is about: its first bare phrase that acts."""
        return next((p for p in self.phrases if p.particle == "" and not p.loose and p.first < before), None)


def is_mutual(trigger: Trigger) -> bool:
    """Whether those who do it are actor and target alike: they meet, agree, cooperate, clash."""
    return trigger.root in RECIPROCAL or trigger.type in RECIPROCAL


def read(clause: Clause, trigger: Trigger, stop: int, carrier: "Carried | None", previous: Parties | None) -> Parties:
    """The parties of a trigger; `stop` is the next trigger of a clause of its own."""
    found = _read(clause, trigger, stop, carrier, previous)
    if not found.targets and (thing := _object(clause, trigger)):
        found.targets = [thing]
    if found.place is None and trigger.root in LOCATED:
        first, _ = clause.around(trigger.first)
        before = [p for p in clause.phrases if first <= p.first < trigger.first and p.particle == "fi"]
        found.place = next((p.members[0] for p in before if p.members[0].kind == "place"), None)
    return found


def _object(clause: Clause, trigger: Trigger) -> Member | None:
    """The noun that makes an event of the verb, where it is what is acted on: قطعوا الطريق."""
    if not trigger.object or not {"object", "min"} & set(trigger.takes):
        return None
    text, (first, *_), last = clause.scene.text, trigger.object, trigger.object[-1]
    return Member(None, first, last, text.starts[first], text.ends[last], "thing")


def _read(clause: Clause, trigger: Trigger, stop: int, carrier: "Carried | None", previous: Parties | None) -> Parties:
    _, end = clause.around(trigger.last)
    end = min(end, stop - 1)
    after = clause.after(trigger.last, end)
    if trigger.kind == "masdar":
        return _nominal(clause, trigger, after, carrier)
    if trigger.kind == "passive" or _looks_passive(clause, trigger, after):
        return _passive(clause, trigger, after)
    if trigger.kind == "participle":
        return _participle(clause, trigger, after)
    return _verbal(clause, trigger, after, previous)


@dataclass(slots=True)
class Carried:
    """The subject of the verb that carries a noun, and whether it acts or is acted on."""

    subject: Phrase | None
    role: str


# ---------------------------------------------------------------- verbs


def _verbal(clause: Clause, trigger: Trigger, after: list[Phrase], previous: Parties | None) -> Parties:
    bare = [p for p in after if p.particle == ""]
    subject, rule = _subject_before(clause, trigger, bare), "subject-first"
    if subject is None:
        subject = next((p for p in bare if not p.loose), None)
        if subject and not _near(clause, trigger, subject):
            subject = None
        if subject is None and bare and bare[0].first == trigger.last + 1 and bare[0].loose and not trigger.pronoun \
                and (len(bare) > 1 or "object" not in trigger.takes):  # fmt: skip
            subject = bare[0]
        rule = "verb-first"
        if subject and _left_out(clause, trigger, bare):
            subject, rule = None, "same subject"
    rest = [p for p in after if p is not subject]
    actors = list(subject.members) if subject else []
    if _of_event(clause, trigger):
        found = Parties([], [], None, "what it did")
        _mark_targets(trigger, after, found)
        return found
    if not actors:
        outer = clause.subject(trigger.first - 1) if clause.scene.word(trigger.first - 1) == "ان" else None  # يمكن لروسيا أن
        if outer:
            actors, rule = list(outer.members), "subject of the clause"
        else:
            actors, rule = (list(previous.actors), "same subject") if previous else ([], "no subject")
        if not actors and (topic := clause.topic(trigger.first)):
            actors, rule = list(topic.members), "topic"
    found = Parties(actors, [], None, rule)
    _mark_targets(trigger, rest, found)
    if trigger.type in VISITS and found.actors and found.actors[0].kind == "place" and "object" in trigger.takes:
        other = next((p for p in bare if p.members[0].kind == "person" and p is not subject), None)
        if other:  # زار باريس وزير الخارجية
            found.place, found.targets, found.actors = found.actors[0], found.actors, list(other.members)
    if not found.targets and len(found.actors) > 1 and is_mutual(trigger):
        found.actors, found.targets = found.actors[:1], found.actors[1:]
    return found


def _subject_before(clause: Clause, trigger: Trigger, bare: list[Phrase]) -> Phrase | None:
    """كيم زار، الذي زار، إن الوزير زار: the bare phrase right before, unless a subject follows at once."""
    scene, token = clause.scene, trigger.first
    if scene.word(token).startswith(("و", "ف")) and trigger.mark.prefix.startswith(("و", "ف")):
        return None
    if scene.is_particle(token - 1, "relative"):
        phrase = clause.ending_at(token - 1)
        follows = bare and bare[0].first == trigger.last + 1 and not bare[0].loose and "object" not in trigger.takes
        return None if follows else phrase
    phrase = clause.ending_at(token)
    if phrase is None or phrase.particle not in {"", "bi", "li"} or phrase.particle and not phrase.first == clause.sentence.first:
        return None
    begins = phrase.first == clause.around(phrase.first)[0] or scene.word(phrase.first - 1) in SKIPPED or \
        clause.sentence.kind in {"title", "subtitle", "heading"}  # fmt: skip
    follows = bool(bare) and bare[0].first == trigger.last + 1 and len([p for p in bare if not p.loose]) > 1
    return phrase if begins and not follows else None


def _left_out(clause: Clause, trigger: Trigger, bare: list[Phrase]) -> bool:
    """حيث سيلتقي الرئيس: a verb that needs an object has one party only, and somebody was the subject before."""
    only = bare[0].members[0]
    if trigger.root in GIVES and only.head is not None and only.head.entry.key == "aircraft":  # باعت دبابات
        return True
    if "object" not in trigger.takes[:1] or trigger.pronoun or len(bare) != 1 or trigger.first == clause.sentence.first:
        return False
    if trigger.last + 1 in clause.masdars or bare[0].last + 1 in clause.masdars or clause.scene.is_particle(trigger.first - 1, "relative"):
        return False
    topic = clause.topic(trigger.first)
    if topic is None or topic.members[0].key == only.key:
        return False
    feminine = _feminine_verb(trigger)
    return _feminine(only) is not feminine or _feminine(topic.members[0]) is feminine


def _feminine_verb(trigger: Trigger) -> bool:
    form = text.fold(trigger.mark.entry.text).text
    return form.endswith("ت") if trigger.mark.entry.feature.startswith("perfect") else form.startswith("ت")


def _feminine(member: Member) -> bool:
    """As a verb would agree with it: countries but few, nouns in ـة, bodies in the plural."""
    if member.kind in lexicon.PRONOUNS:
        return member.kind == "ها"
    if member.kind == "place":
        return member.country not in lexicon.masculine()
    if member.head is not None and member.kind == "group":
        head = member.head.entry
        return head.text.endswith("ة") or (head.feature == "plural" and head.row.get("kind") == "body")
    return False


def _of_event(clause: Clause, trigger: Trigger) -> bool:
    """تفجير استهدف الشرطة: the subject is the attack."""
    return trigger.first - 1 in clause.nouns


def _near(clause: Clause, trigger: Trigger, subject: Phrase) -> bool:
    return subject.first - trigger.last <= 6


def _mark_targets(trigger: Trigger, rest: list[Phrase], found: Parties) -> None:
    taken: Phrase | None = None
    for how in trigger.takes:
        wanted = "" if how == "object" else how
        taken = next((p for p in rest if p.particle == wanted and not p.loose), None) or \
            next((p for p in rest if p.particle == wanted), None)  # fmt: skip
        if taken:
            if how == "bayna" and not found.actors:
                found.actors, found.targets = [taken.members[0]], list(taken.members[1:])
            else:
                found.targets = list(taken.members)
            break
    found.place = _place(trigger, [p for p in rest if p is not taken])
    if found.place is None and trigger.type in VISITS and taken and taken.members[0].kind == "place":
        found.place = taken.members[0]


def _place(trigger: Trigger, phrases: list[Phrase]) -> Member | None:
    """A named place; of violence and protest also one that is only described: في السوق."""
    there = [p.members[0] for p in phrases if p.particle in PLACES]
    named = next((m for m in there if m.kind == "place"), None)
    described = there[0] if there and trigger.root in {"ASSAULT", "PROTEST"} else None
    return named or described


# ---------------------------------------------------------------- passives and participles


def _looks_passive(clause: Clause, trigger: Trigger, after: list[Phrase]) -> bool:
    """قتل ثلاثة أشخاص في انفجار: a verb often passive, with one party, who suffers it."""
    if "subject" in trigger.takes:
        return True
    stem = trigger.mark.entry.text
    if trigger.kind != "verb" or "object" not in trigger.takes or trigger.pronoun or \
            trigger.root not in {"ASSAULT", "COERCE"} or not trigger.mark.entry.feature.startswith("perfect"):  # fmt: skip
        return False
    bare = [p for p in after if p.particle == ""]
    often = text.fold(stem).text.removesuffix("ت").removesuffix("وا").removesuffix("ا") in lexicon.listed("often_passive")
    if not bare and often and _subject_before(clause, trigger, bare):
        return True
    if len(bare) != 1 or bare[0].first != trigger.last + 1 or _subject_before(clause, trigger, bare):
        return False
    by = any(p.particle == "by" for p in after)
    victims = bare[0].members[0].kind == "group" and bare[0].members[0].first != (bare[0].members[0].head or trigger.mark).first
    return by or (victims and often)


def _passive(clause: Clause, trigger: Trigger, after: list[Phrase]) -> Parties:
    bare = next((p for p in after if p.particle == "" and p.first - trigger.last <= 4), None)
    if bare is None:
        bare = _subject_before(clause, trigger, [])
    by = next((p for p in after if p.particle == "by"), None)
    found = Parties(list(by.members) if by else [], list(bare.members) if bare else [], None, "passive")
    found.place = _place(trigger, after)
    return found


def _participle(clause: Clause, trigger: Trigger, after: list[Phrase]) -> Parties:
    subject = clause.ending_at(trigger.first) if clause.scene.word(trigger.first).startswith("ال") else None
    subject = subject or clause.topic(trigger.first)
    found = Parties(list(subject.members) if subject else [], [], None, "participle")
    _mark_targets(trigger, after, found)
    return found


# ---------------------------------------------------------------- masdars and nouns


def _nominal(clause: Clause, trigger: Trigger, after: list[Phrase], carrier: Carried | None) -> Parties:
    scene = clause.scene
    described = [m for token, mark in adjectives(scene, clause.signs, trigger) if (m := _country(clause, token, mark.start, mark.end, mark.entry.key))]
    last = trigger.last + len(described)
    owner = next((p for p in after if p.particle == "" and p.first <= trigger.last + 1 + (last - trigger.last)), None)
    if owner and owner.members[0].kind == "group" and described:
        owner = None
    found = Parties([], [], None, "noun")
    rest = [p for p in after if p is not owner and p.members[0].first > last]
    by = next((p for p in rest if p.particle == "by"), None)
    _mark_targets(trigger, [p for p in rest if p.particle], found)
    li = next((p for p in rest if p.particle == "li" and not p.loose), None)
    second = next((p for p in rest if p.particle == "" and owner and p.first == owner.last + 1), None)
    if described:
        found.actors = described[:1]
        if len(described) > 1 and not found.targets:
            found.targets = described[1:]
    if li and trigger.type in VISITS and li.members[0].kind in {"person", "group"}:  # زيارة للرئيس
        found.actors = found.actors or list(li.members)
        found.targets = [] if found.targets == list(li.members) else found.targets
    elif not found.targets and li and "object" in trigger.takes:
        found.targets = list(li.members)
    if by:
        found.actors = list(by.members)
    if owner:
        _own(trigger, owner, second, found)
        asks = is_mutual(trigger) and trigger.mark.prefix.endswith(("ل", "ب"))
        if asks and trigger.type not in VISITS and found.actors and not found.targets and (subject := clause.subject(trigger.first) or clause.topic(trigger.first)):
            found.actors, found.targets = list(subject.members), found.actors  # للقاء الرئيس
    if carrier and carrier.subject:
        _carry(trigger, carrier, found)
    minimum = next((p for p in rest if p.particle == "min" and p.members[0].kind != "thing"), None)
    if not found.actors and minimum and trigger.root in {"THREATEN", "ACCUSE", "SUPPORT", "REQUEST"} and "min" not in trigger.takes:
        found.actors = list(minimum.members)  # تحذيرات من واشنطن
    if not found.actors and not trigger.mark.prefix.endswith("ال") and not trigger.pronoun and _complement(clause, trigger) \
            and (subject := clause.subject(trigger.first)):  # fmt: skip
        found.actors, found.rule = [m for m in subject.members if m not in found.targets], "subject of the clause"
    return found


def _complement(clause: Clause, trigger: Trigger) -> bool:
    """Whether a masdar completes a verb: لجأت إلى تزويد، بهدف دعم، للحصول."""
    before = clause.scene.word(trigger.first - 1)
    return trigger.mark.prefix.endswith(("ل", "ب")) or before in {"الي", "علي", "بهدف", "اجل", "في", "من", "عن", "بغيه", "قبل", "بعد"} or \
        trigger.first - 1 in clause.signs.verbs  # fmt: skip


def _own(trigger: Trigger, owner: Phrase, second: Phrase | None, found: Parties) -> None:
    members = list(owner.members)
    if trigger.pronoun:  # غزوها الجزيرة
        found.targets = found.targets or members
        return
    reciprocal = is_mutual(trigger)
    if trigger.type in VISITS:
        if members[0].kind in {"person", "group"} or found.targets:
            found.actors = found.actors or members
        else:
            found.targets, found.place = members, members[0] if members[0].kind == "place" else found.place
    elif reciprocal:
        if found.actors and not found.targets:
            found.targets = members
        else:
            found.actors = found.actors or (members if found.targets else members[:1])
            found.targets = found.targets or members[1:]
    elif second is not None and "object" in trigger.takes:
        found.actors, found.targets = found.actors or members, list(second.members)
    elif "object" in trigger.takes and trigger.root in BEFALLS and not found.targets:
        found.targets = members
    elif "subject" in trigger.takes:
        found.targets = found.targets or members
    else:
        found.actors = found.actors or members


def _carry(trigger: Trigger, carrier: Carried, found: Parties) -> None:
    assert carrier.subject is not None
    members = list(carrier.subject.members)
    if carrier.role == "target":
        found.targets = found.targets or members
    elif carrier.role == "place":
        found.place = found.place or (members[0] if members[0].kind == "place" else None)
    elif not found.actors:
        reciprocal = is_mutual(trigger) and not found.targets and len(members) > 1
        found.actors = members[:1] if reciprocal else members
        found.targets = members[1:] if reciprocal else found.targets
    found.rule = "carried"


def _country(clause: Clause, token: int, start: int, end: int, key: str) -> Member | None:
    original = clause.scene.text.original
    if original[start - 2 : start] == "ال":
        start -= 2
    return Member(None, token, token, start, end, "nationality", None, key)


def carried(clause: Clause, trigger: Trigger) -> Carried | None:
    """The carrier of a noun, before it in its clause, and its subject."""
    first, _ = clause.around(trigger.first)
    for token in range(trigger.first - 1, max(first - 1, trigger.first - CARRIED), -1):
        mark = clause.signs.carriers.get(token)
        if mark is None or mark.last >= trigger.first:
            continue
        verbal = mark.entry.feature.startswith(("perfect", "imperfect"))
        between = [p for p in clause.after(mark.last, trigger.first - 1) if p.particle == ""]
        subject = between[0] if between else None
        if verbal and subject is None:
            subject = clause.ending_at(mark.first) or clause.topic(mark.first)
        if not verbal and subject is None:
            subject = clause.topic(mark.first)
        role = values(mark.entry.row, "subject")[0]
        return Carried(subject, role)
    return None

"""Cues: the verbs that attribute, and where what they attribute begins."""

from collections.abc import Iterator

import msgspec

from takhrij.marks import Mark
from takhrij.readings.statements import parties, phrases
from takhrij.readings.statements.scene import COMMAS, OPEN_QUOTES, STOPS, Scene, openers, particles
from takhrij.records import Span

VERBAL = ("perfect", "imperfect", "passive", "perfect+object", "imperfect+object", "passive+object")
PREPOSITIONS = {"الي": "ila", "علي": "ala", "من": "min", "عن": "an", "في": "fi"}
NP_OPENERS = {"الي": "ila", "علي": "ala", "من": "min", "عن": "an_np", "في": "fi", "ل": "li"}
DAMMA, SHADDA = "\u064f", "\u0651"
SPEECH = 5  # tokens, marks included, that a quotation has at least to be speech without a colon
LONGEST_ADDRESSEE = 8  # tokens
REACH = 45  # tokens between a cue and its opener


class Opening(msgspec.Struct, frozen=True):
    """Where said content begins: after `last`, the last token of cue or opener, at offset `start` in token `first`."""

    kind: str  # a value of the column `takes`, without the subjunctive's difference
    opener: int  # the opener's first token: what stands before it is the zone of the speaker
    first: int
    start: int


def verbs(scene: Scene, token: int) -> list[Mark]:
    """The finite reporting verbs of the third person that a token may be; the exactly spelt first."""
    found = scene.marked.starting(token, "reporting_verb")
    if not found:
        return []
    if scene.mark(token, "frame") or _is_preposition(scene, token):  # حسب، نقلا عن; بين، عبر
        return []
    if scene.word(token - 1) in particles("preposition") - {"من", "ما"}:  # رغم نفي الشركة: a noun of the same letters
        return []
    if _formula(scene, token):
        return []
    finite = [mark for mark in found if mark.entry.feature in VERBAL and _fits(mark)]
    sure = [mark for mark in finite if mark.exact or mark.entry.row["strength"] == "strong"]  # هنا is no هنأ
    fitting = [mark for mark in sure if not _vocalised_passive(scene, mark)]
    if scene.word(token - 1) in openers():  # أن تعهد الوزير: a noun of the same letters
        masdars = [m.entry.text for m in found if m.entry.feature == "masdar" and m.exact]
        fitting = [m for m in fitting if m.entry.text not in masdars or not m.entry.feature.startswith("perfect")]
    if any(other.exact for other in scene.marked.starting(token, "reporting_noun", "reporting_verb")):
        fitting = [mark for mark in fitting if mark.exact]
    return sorted(fitting, key=_likelihood)


def _formula(scene: Scene, token: int) -> bool:
    """Whether a token stands in a formula that nobody says: ويشار إلى أن، طلب عدم ذكر اسمه، لم تسمه."""
    tails = (scene.mark(first, "tail") for first in (token, token - 1))
    return any(tail and tail.last >= token and tail.entry.row["type"] in {"ends", "aside"} for tail in tails)


def _likelihood(mark: Mark) -> tuple[bool, bool, bool]:
    printed = mark.shadda and SHADDA in mark.entry.text
    return not mark.exact, not printed, mark.entry.row["strength"] != "strong"


def _is_preposition(scene: Scene, token: int) -> bool:
    """Whether بين or عبر is the preposition: it is, unless a clause begins with it and somebody is named next."""
    if not scene.is_particle(token, "preposition"):
        return False
    begins = (
        token == 0
        or scene.word(token - 1) in STOPS | COMMAS
        or scene.text.original[: scene.text.starts[token]].endswith("\n")
    )
    return not (begins and (phrases.begins(scene, token + 1) or scene.word(token + 1).startswith("ال")))


def _fits(mark: Mark) -> bool:
    imperfect = mark.entry.feature.startswith("imperfect") or mark.entry.text[0] in "يت"
    return mark.prefix in {"", "و", "ف"} or (imperfect and mark.prefix in {"س", "وس", "فس"})


def _vocalised_passive(scene: Scene, mark: Mark) -> bool:
    """يُتوقع: whoever says it is not named. Verbs that pass on (نُقل عن) are another matter."""
    return scene.text.original[mark.start + 1 : mark.start + 2] == DAMMA and not mark.entry.row["addressee"].startswith(
        "speaker"
    )


def participles(scene: Scene, token: int) -> list[Mark]:
    """The indefinite active participles of reporting verbs that a token may be: مضيفا، مؤكدة."""
    return [
        mark
        for mark in scene.marked.starting(token, "reporting_verb")
        if mark.entry.feature == "participle"
        and not scene.is_particle(token - 1, "copula")
        and (mark.prefix == "" or (mark.prefix == "و" and scene.word(token - 1) in COMMAS))
        and mark.entry.text.endswith(("ا", "ة", "ين"))
    ]


def participial(scene: Scene, participle: Mark, limit: int) -> Opening | None:
    """What a participle attributes: a clause near it, or a noun phrase, after whoever is spoken to."""
    opening = clause(scene, participle, min(limit, participle.last + 8))
    if opening:
        return opening
    if participle.entry.row["strength"] != "strong":
        return None
    token = participle.last + 1
    if participle.entry.row["addressee"] == "object":
        return past_addressee(scene, participle, token, limit)
    return nominal(scene, participle, token, limit)


def past_addressee(scene: Scene, verb: Mark, token: int, limit: int) -> Opening | None:
    """What a verb takes after whoever is spoken to: حث السكان على …، داعيا أهالي البلدة إلى …"""
    while scene.word(token) in COMMAS:
        token += 1
    for at in range(token, min(token + LONGEST_ADDRESSEE, limit) + 1):
        opening = nominal(scene, verb, at, limit)
        if opening and opening.kind != "object":
            return opening
        if not scene.word(at).isalnum() and scene.word(at) not in OPEN_QUOTES | {"»"}:
            return None
    return None


def spoken_masdars(scene: Scene, token: int) -> list[Mark]:
    """قوله، تأكيدها: masdars of reporting verbs with an attached pronoun."""
    marks = scene.marked.starting(token, "reporting_verb")
    return [m for m in marks if m.entry.feature == "masdar+pronoun" and m.exact]


def negated(scene: Scene, token: int) -> bool:
    """Whether a verb is negated: لم يقل. What affirms by a negation (لا يزال يقول، لم يخف أن) negates nothing."""
    before, itself = scene.mark(token - 1, "negation"), scene.mark(token, "negation")
    affirms = any(mark and mark.entry.row["type"] == "affirms" for mark in (before, itself))
    return before is not None and before.entry.row["type"] == "negates" and before.last < token and not affirms


def unreal(scene: Scene, token: int) -> bool:
    """Whether the saying is only possible, wished or still to come: يمكن أن يقول، من المتوقع أن يعلن."""
    return any(
        mark.last == token - 1 and mark.entry.row["type"] != "perfect_sure"
        for first in range(max(0, token - 4), token)
        for mark in scene.marked.starting(first, "mood")
    )


def clause(scene: Scene, verb: Mark, limit: int) -> Opening | None:
    """The clause or speech that a verb opens with أنّ, إنّ, a colon or quotation marks, no further than `limit`."""
    takes = set(verb.entry.row["takes"].split())
    token = verb.last + 1
    sentence_last, limit = limit, min(limit, verb.last + REACH)
    fragments = False
    while token <= limit:
        word = scene.word(token)
        quote = scene.quote_from.get(token)
        if quote and scene.word(token - 1) not in {"ب", "ل"}:
            speech = _speech_follows(scene, verb.last + 1, token) or (
                not fragments and _closes_sentence(scene, token, sentence_last)
            )
            if "colon" in takes and speech and not _names_something(scene, token):
                return Opening("colon", token, token, scene.text.starts[token])
            fragments = fragments or not _names_something(scene, token)
            token = max(token, scene.tokens(quote.inner)[1] + 1)
        elif word == ":" and not scene.is_clock(token):
            if "colon" in takes or verb.entry.row["strength"] == "strong":
                return Opening("colon", token, token + 1, scene.text.starts[min(token + 1, limit)])
            return None
        elif token > verb.last + 1 and _another_owns(scene, token):
            return None
        elif kind := opened_by(scene, token, takes):
            first = token - 1 if "_anna" in kind and scene.word(token - 1) in PREPOSITIONS else token
            if token + 1 <= limit:
                return Opening(kind, first, token + 1, scene.text.starts[token + 1])
            return None
        token += 1
    return None


def opened_by(scene: Scene, token: int, takes: set[str]) -> str | None:
    """The kind of opener that a token is for a verb that takes these, or none."""
    word = scene.word(token)
    if word not in openers() or scene.is_particle(token - 1, "owner") or token in scene.mention_on:
        return None  # يمكن أن، and the last part of a Korean name
    if word.startswith("ب"):
        return "bianna" if takes & {"bianna", "bi_an", "bi", "anna", "inna"} else None
    preposition = PREPOSITIONS.get(scene.word(token - 1))
    if preposition and takes & {f"{preposition}_anna", f"{preposition}_an", preposition}:
        return f"{preposition}_anna"
    if takes & {"anna", "inna", "an"}:
        return "anna"
    return None


def _speech_follows(scene: Scene, first: int, quote: int) -> bool:
    """Whether a quotation without a colon is what is said: only speaker and circumstances stand before it."""
    if first == quote:
        return True
    zone = parties.zone(scene, first, quote - 1)
    after = zone.speaker.last + 1 if zone.speaker else first
    aside = all(
        t in scene.time_on or scene.is_particle(t, "adverb", "preposition") or scene.word(t) in COMMAS
        for t in range(after, quote)
    )
    return aside or bool(zone.links)


def _closes_sentence(scene: Scene, token: int, limit: int) -> bool:
    """Whether a quotation of some length runs to the end of the sentence: it is what is said, wherever it was said."""
    quote = scene.quote_from[token]
    first, last = scene.tokens(Span(quote.start, quote.end))
    return last - first > SPEECH and all(not scene.word(t).isalnum() for t in range(last + 1, limit + 1))


def _names_something(scene: Scene, token: int) -> bool:
    """Quotation marks around a name: صحيفة «الأفق»; whatever stands in them is one where an opener follows."""
    quote = scene.quote_from[token]
    closing = scene.tokens(Span(quote.start, quote.end))[1]
    for after in range(closing + 1, closing + 4):
        if scene.word(after) in openers():
            return True
        if not scene.word(after).isalnum() or "\n" in scene.text.original[quote.end : scene.text.starts[after]]:
            break
    mention = scene.mention_from.get(token + 1)
    return mention is not None and scene.word(scene.last_of_mention(mention) + 1) in {"»", '"', "”", "'", "’", "›"}


def _another_owns(scene: Scene, token: int) -> bool:
    """An opener belongs to the nearest cue before it."""
    if token in scene.mention_on:
        return False
    return any(mark.exact and mark.shadda for mark in verbs(scene, token)) or bool(participles(scene, token))


def nominal(scene: Scene, verb: Mark, token: int, limit: int) -> Opening | None:
    """The noun phrase that a verb takes as content; `token` follows cue and speaker: أدان الهجوم، أشاد بالجهود."""
    if token > limit:
        return None
    word = scene.word(token)
    for take in verb.entry.row["takes"].split():
        if take == "bi" and word == "ب" and scene.word(token + 1) in OPEN_QUOTES:
            return Opening(take, token, token + 1, scene.text.starts[token + 1])
        if take == "bi" and _has_ba(scene, token):
            return Opening(take, token, token, scene.text.starts[token] + 1)
        attached = take == "li" and word.startswith("ل") and len(word) > 3
        if attached and not phrases.is_addressee(scene, token) and not _named_here(scene, token):
            return Opening(take, token, token, scene.text.starts[token] + 1)
        if take in NP_OPENERS.values() and NP_OPENERS.get(word) == take and token + 1 <= limit:
            if take == "ila" and _is_place(scene, token + 1):  # دعا الرئيس إلى موسكو
                return None
            return Opening(take, token, token + 1, scene.text.starts[token + 1])
        sure = verb.entry.row.get("strength") != "weak" or verb.shadda  # حمل is no حمّل
        if take == "counted" and word.isdecimal():
            return Opening(take, token, token, scene.text.starts[token])
        if take == "object" and sure and _may_be_object(scene, token):
            return Opening(take, token, token, scene.text.starts[token])
    return None


def _has_ba(scene: Scene, token: int) -> bool:
    """Whether the particle ب is attached to a noun here."""
    word = scene.word(token)
    if not word.startswith("ب") or word in particles("root") or _named_here(scene, token):
        return False
    known = any(mark.prefix.endswith("ب") and mark.exact for mark in scene.marked.by_token.get(token, ()))
    return len(word) > 3 or (len(word) == 3 and known)


def through_noun(scene: Scene, opening: Opening, limit: int) -> tuple[Mark, Opening] | None:
    """أعرب عن قلقه من …: a noun of attitude belongs to the cue, and what it takes is the content."""
    if opening.kind == "colon" or opening.kind.endswith("anna"):
        return None
    noun = scene.mark(opening.first, "reporting_noun")
    if noun is None or noun.entry.row["type"] != "stance_noun" or noun.prefix.endswith(("ال", "لل")):
        return None
    token = noun.last + 1
    if token > limit:
        return None
    word = scene.word(token)
    if word in openers():
        return (noun, Opening("anna", token, token + 1, scene.text.starts[token + 1])) if token < limit else None
    if word in PREPOSITIONS and scene.word(token + 1) in openers() and token + 2 <= limit:
        return noun, Opening("anna", token, token + 2, scene.text.starts[token + 2])
    if word in PREPOSITIONS and token + 1 <= limit:
        return noun, Opening("bi", token, token + 1, scene.text.starts[token + 1])
    possessed = noun.entry.feature.startswith("possessed")
    if possessed and word[0] in "بل" and len(word) > 2 and not _named_here(scene, token):
        return noun, Opening("bi", token, token, scene.text.starts[token] + 1)
    return None


def _named_here(scene: Scene, token: int) -> bool:
    mention = scene.mention_on.get(token)
    return mention is not None and mention.start <= scene.text.starts[token]


def _is_place(scene: Scene, token: int) -> bool:
    mention = scene.mention_from.get(token)
    return mention is not None and scene.entities[mention.entity].kind == "place"


def _may_be_object(scene: Scene, token: int) -> bool:
    word = scene.word(token)
    if scene.quote_from.get(token) or word == "ما":  # كذبت ما تردد
        return True
    return (
        len(word) > 1
        and word.isalpha()
        and not scene.is_particle(token, "opener", "preposition", "connective", "adverb", "relative")
        and token not in scene.time_on
        and not scene.mark(token, "frame", "negation")
    )


def states(scene: Scene, verb: Mark, limit: int) -> bool:
    """Whether a verb clearly makes a statement of its own, as it must to end another."""
    if not verb.exact or negated(scene, verb.first):
        return False
    strong = verb.entry.row["strength"] == "strong"
    if strong and clause(scene, verb, limit):
        return True
    speaker = phrases.phrase(scene, verb.last + 1, limit, loose=True)
    opening = nominal(scene, verb, (speaker.last if speaker else verb.last) + 1, limit)
    return opening is not None and (strong or (verb.shadda and opening.kind != "object"))


def words_of(scene: Scene, mark: Mark, opening: Opening | None) -> Iterator[int]:
    """The tokens of a verbal cue."""
    yield from range(mark.first, mark.last + 1)
    if opening and opening.kind in {"ila", "ala", "min", "an_np"}:
        yield opening.opener

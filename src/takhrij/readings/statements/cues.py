"""Cues: the verbs that attribute, and where what they attribute begins."""

from collections.abc import Iterator

import msgspec

from takhrij.marks import Mark
from takhrij.readings.scene import COMMAS, OPEN_QUOTES, STOPS, Scene, openers, particles
from takhrij.readings.statements import parties, phrases
from takhrij.records import Span
from takhrij.text import Quote

VERBAL = ("perfect", "imperfect", "passive", "perfect+object", "imperfect+object", "passive+object")
PREPOSITIONS = {"الي": "ila", "علي": "ala", "من": "min", "عن": "an", "في": "fi"}
NP_OPENERS = {"الي": "ila", "علي": "ala", "من": "min", "عن": "an_np", "في": "fi", "ل": "li"}
INCUMBENT = frozenset({"علينا", "عليه", "عليها", "عليهم", "عليك", "عليكم"})  # علينا ذكر أن: a noun
ABSENCE = frozenset({"عدم", "بعدم", "لعدم", "وعدم"})  # عدم ذكر اسمه
VERB_ENDINGS = ("لت", "دت", "حت", "رت", "فت", "نت", "عت", "وا")  # قالت، أكدت: no masdar ends so
CLAUSAL = frozenset({"connective", "opener", "adverb", "relative", "sequence", "contrast", "copula", "adjective"})
DAMMA, SHADDA = "\u064f", "\u0651"
SPEECH = 5  # tokens, marks included, that a quotation has at least to be speech without a colon
LONGEST_ADDRESSEE = 8  # tokens
SIGHT = 14  # tokens between a participle and its opener
NEAR = 4  # if it is mostly another word
REACH = 45  # tokens between a cue and its opener


class Opening(msgspec.Struct, frozen=True):
    """Where said content begins: after `last`, the last token of cue or opener, at offset `start` in token `first`."""

    kind: str  # a value of the column `takes`, without the subjunctive's difference
    opener: int  # the opener's first token: what stands before it is the zone of the speaker
    first: int
    start: int


def strong(mark: Mark) -> bool:
    """Whether a verb hardly has another use than to report; a phrase has none."""
    return mark.entry.row.get("strength", "strong") == "strong"


def addressee(mark: Mark) -> str:
    """How a cue marks the one spoken to, a value of the column; a noun marks nobody."""
    return mark.entry.row.get("addressee", "")


def verbs(scene: Scene, token: int) -> list[Mark]:
    """The finite reporting verbs of the third person that a token may be; the exactly spelt first."""
    if not scene.marks(token, "reporting_verb"):
        return []
    if token not in scene.verbs:
        scene.verbs[token] = _verbs(scene, token)
    return scene.verbs[token]


def _verbs(scene: Scene, token: int) -> list[Mark]:
    found = scene.marks(token, "reporting_verb")
    if not found:
        return []
    if scene.mark(token, "frame") or _is_preposition(scene, token):  # حسب، نقلا عن; بين، عبر
        return []
    governed = scene.word(token - 1) in particles("preposition") - {"من", "ما"}
    governed = governed or scene.word(token - 1) in INCUMBENT | ABSENCE
    if governed and not scene.word(token).endswith(VERB_ENDINGS):  # رغم نفي الشركة: a noun of the same letters
        return []
    if _formula(scene, token):
        return []
    if token in scene.mention_on and not any(strong(mark) for mark in found):
        return []  # أبين is a place
    nouns = {mark.entry.text for mark in found if mark.entry.feature == "masdar"}
    finite = [mark for mark in found if mark.entry.feature in VERBAL and _fits(mark)]
    if nouns and not scene.word(token).startswith(("و", "ف")) and _behind_noun(scene, token):
        finite = [mark for mark in finite if mark.entry.text not in nouns]  # لم يتلق أي طلب
    sure = [mark for mark in finite if mark.exact or strong(mark)]  # هنا is no هنأ
    fitting = [mark for mark in sure if not _vocalised_passive(scene, mark)]
    if (
        scene.word(token - 1) in openers() and token - 1 not in scene.mention_on
    ):  # أن تعهد الوزير: a noun of the same letters
        masdars = [m.entry.text for m in found if m.entry.feature == "masdar" and m.exact]
        fitting = [m for m in fitting if m.entry.text not in masdars or not m.entry.feature.startswith("perfect")]
    if any(other.exact for other in scene.marked.starting(token, "reporting_noun", "reporting_verb")):
        fitting = [mark for mark in fitting if mark.exact]
    return sorted(fitting, key=_likelihood)


def _formula(scene: Scene, token: int) -> bool:
    """Whether a token stands in a formula that nobody says: ويشار إلى أن، طلب عدم ذكر اسمه، لم تسمه، لم تعد."""
    before = scene.mark(token - 1, "negation")
    if before and before.last >= token and before.entry.row["type"] == "negates":
        return True
    tails = (scene.mark(first, "tail") for first in (token, token - 1))
    return any(tail and tail.last >= token and tail.entry.row["type"] in {"ends", "aside"} for tail in tails)


def _behind_noun(scene: Scene, token: int) -> bool:
    """Whether the word before can only be a noun or an adjective that is nobody: what follows is no verb."""
    before = token - 1
    if before < 0 or not scene.word(before).isalpha() or scene.types[before] & CLAUSAL:
        return False
    return not (
        before in scene.mention_on
        or before in scene.time_on
        or scene.text.original[: scene.text.starts[token]].rstrip(" ").endswith("\n")
        or scene.mark(before, "negation", "mood", "frame")
        or any(mark.last == before for t in (before, before - 1) for mark in scene.marked.starting(t, *phrases.HEADS))
        or scene.word(before).startswith("ال")
    )


def _likelihood(mark: Mark) -> tuple[bool, bool, bool]:
    printed = mark.shadda and SHADDA in mark.entry.text
    return not mark.exact, not printed, not strong(mark)


def _is_preposition(scene: Scene, token: int) -> bool:
    """Whether بين or عبر is the preposition: it is, unless a clause begins with it and somebody is named next."""
    if not scene.is_particle(token, "preposition") or scene.word(token + 1) in particles("opener"):  # وبين أن
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
    """يُتوقع, ويدعى فلانا: whoever says it is not named. Verbs that pass on (نُقل عن) are another matter."""
    called = mark.entry.text.endswith("ي") and scene.text.original[mark.end - 1] == "ى"
    if called and scene.word(mark.last + 1) not in openers():
        return True
    return scene.text.original[mark.start + 1 : mark.start + 2] == DAMMA and not addressee(mark).startswith("speaker")


def participles(scene: Scene, token: int) -> list[Mark]:
    """The indefinite active participles of reporting verbs that a token may be: مضيفا، مؤكدة."""
    found = scene.marks(token, "reporting_verb")
    if not found or _formula(scene, token):
        return []
    return [
        mark
        for mark in found
        if mark.entry.feature == "participle"
        and not scene.is_particle(token - 1, "copula")
        and scene.word(token - 1) != "غير"
        and (mark.prefix == "" or (mark.prefix == "و" and (scene.word(token - 1) in COMMAS or strong(mark))))
        and mark.entry.text.endswith(("ا", "ة", "ين"))
    ]


def participial(scene: Scene, participle: Mark, limit: int) -> Opening | None:
    """What a participle attributes: a clause near it, or a noun phrase, after whoever is spoken to."""
    opening = clause(scene, participle, min(limit, participle.last + (SIGHT if strong(participle) else NEAR)))
    if opening and (strong(participle) or opening.kind != "colon" or scene.quote_from.get(opening.first)):
        return opening
    token = participle.last + 1
    if not strong(participle):
        behind = nominal(scene, participle, token, limit) if scene.word(participle.first - 1) in COMMAS else None
        return behind if behind and behind.kind in NP_OPENERS.values() else None  # ، كاشفا عن …
    if addressee(participle) == "object":
        return past_addressee(scene, participle, token, limit)
    if addressee(participle) == "target":
        behind = past_addressee(scene, participle, token, limit)
        if behind and behind.opener > token:
            return Opening("object", token, token, scene.text.starts[token])
    return nominal(scene, participle, token, limit)


def past_addressee(scene: Scene, verb: Mark, token: int, limit: int, reach: int = LONGEST_ADDRESSEE) -> Opening | None:
    """What a verb takes after whoever is spoken to: حث السكان على …، داعيا أهالي البلدة إلى …"""
    while scene.word(token) in COMMAS:
        token += 1
    for at in range(token, min(token + reach, limit) + 1):
        opening = nominal(scene, verb, at, limit)
        if opening and opening.kind != "object":
            return opening
        if not scene.word(at).isalnum() and scene.word(at) not in OPEN_QUOTES | {"»"}:
            return None
    return None


def spoken_masdars(scene: Scene, token: int) -> list[Mark]:
    """قوله، تأكيدها، القول: masdars of reporting verbs with an attached pronoun or the article."""
    marks = scene.marks(token, "reporting_verb")
    return [
        m
        for m in marks
        if (m.entry.feature == "masdar+pronoun" and m.exact) or (m.entry.feature == "masdar" and m.prefix == "ال")
    ]


def negated(scene: Scene, token: int) -> bool:
    """Whether a verb is negated: لم يقل. What affirms by a negation (لا يزال يقول، لم يخف أن) negates nothing."""
    before, itself = scene.mark(token - 1, "negation"), scene.mark(token, "negation")
    affirms = any(mark and mark.entry.row["type"] == "affirms" for mark in (before, itself))
    if before is None or before.entry.row["type"] != "negates" or affirms:
        return False
    return not (before.entry.key == "ma" and _relative_ma(scene, token))


def _relative_ma(scene: Scene, token: int) -> bool:
    """Whether ما before a verb is what: ما قاله الوزير, خلال ما وصفته الوكالة, في ما بدا."""
    owned = any(mark.entry.feature.endswith("+object") for mark in scene.marks(token, "reporting_verb"))
    return owned or scene.is_particle(token - 2, "preposition")


def unreal(scene: Scene, token: int) -> bool:
    """Whether the saying is only possible, wished or still to come: يمكن أن يقول، من المتوقع أن يعلن."""
    if any("س" in mark.prefix for mark in verbs(scene, token)):  # سيعلن: not yet said
        return True
    if scene.word(token - 1) in {"قد", "فقد", "وقد"} and scene.word(token)[0] in "يت" and _imperfect(scene, token):
        return True
    return any(
        mark.last == token - 1 and mark.entry.row["type"] != "perfect_sure"
        for first in range(max(0, token - 4), token)
        for mark in scene.marks(first, "mood")
    )


def _imperfect(scene: Scene, token: int) -> bool:
    return any(mark.entry.feature.startswith("imperfect") for mark in verbs(scene, token))


def clause(scene: Scene, verb: Mark, limit: int) -> Opening | None:
    """The clause or speech that a verb opens with أنّ, إنّ, a colon or quotation marks, no further than `limit`."""
    takes = set(verb.entry.row["takes"].split())
    token = verb.last + 1
    sentence_last, limit = limit, min(limit, verb.last + REACH)
    fragments = False
    while (token := scene.joint(token)) <= limit:
        word = scene.word(token)
        quote = scene.quote_from.get(token)
        if quote and token < limit and opened_by(scene, token + 1, takes) and scene.word(token + 2).isalpha():
            token += 1  # «أن …»: the marks stand around the clause
            continue
        if quote and scene.word(token - 1) not in {"ب", "ل"}:
            speech = (
                _speech_follows(scene, verb.last + 1, token) and (strong(verb) or _speech_ends(scene, quote, limit))
            ) or (strong(verb) and not fragments and _closes_sentence(scene, token, sentence_last))
            if "colon" in takes and speech and not _names_something(scene, token):
                return Opening("colon", token, token, scene.text.starts[token])
            fragments = fragments or not _names_something(scene, token)
            token = max(token, scene.tokens(quote.inner)[1] + 1)
        elif word == ":" and not scene.is_clock(token):
            if "colon" in takes or strong(verb):
                first = token + 1 + (scene.word(token + 1) in openers() and token + 2 <= limit)
                return Opening("colon", token, first, scene.text.starts[min(first, limit)])
            return None
        elif scene.word(token - 1) in COMMAS and scene.mark(token, "frame") and (close := _comma(scene, token, limit)):
            token = close  # قال المصدر، وفقا لما نقلته الوكالة، إن …
        elif token > verb.last + 1 and _another_owns(scene, token):
            return None
        elif kind := opened_by(scene, token, takes, adjacent=token <= verb.last + 2):
            if token - 1 > verb.last and (modal := _of_modality(scene, token - 1)):
                return modal
            first = token - 1 if "_anna" in kind and scene.word(token - 1) in PREPOSITIONS else token
            if token + 1 <= limit:
                return Opening(kind, first, token + 1, scene.text.starts[token + 1])
            return None
        token += 1
    return None


def _of_modality(scene: Scene, token: int) -> Opening | None:
    """The opening at a noun of what must or may be, with its particle: على أهمية أن …؛ بضرورة أن …؛ ضرورة أن …"""
    word, start = scene.word(token), scene.text.starts[token]
    if word in particles("modal_noun"):
        kind = NP_OPENERS.get(scene.word(token - 1))
        return Opening(kind, token - 1, token, start) if kind else Opening("object", token, token, start)
    if word[:1] == "ب" and word[1:] in particles("modal_noun"):
        return Opening("bi", token, token, start + 1)
    return None


def _comma(scene: Scene, token: int, limit: int) -> int | None:
    return next((t for t in range(token, min(token + SIGHT, limit)) if scene.word(t) in COMMAS), None)


def opened_by(scene: Scene, token: int, takes: set[str], *, adjacent: bool = False) -> str | None:
    """The kind of opener that a token is for a verb that takes these, or none. Right behind the verb any will do."""
    word = scene.word(token)
    if (
        word not in openers()
        or word.startswith("لان")
        or (not adjacent and scene.word(token - 1) in parties.TO_THEM)  # يحق لها أن
        or scene.is_particle(token - 1, "owner")
        or token in scene.mention_on
    ):
        return None  # يمكن أن، and the last part of a Korean name
    if word.startswith("ب"):
        return "bianna" if takes & {"bianna", "bi_an", "bi", "anna", "inna"} else None
    preposition = PREPOSITIONS.get(scene.word(token - 1))
    if preposition and takes & {f"{preposition}_anna", f"{preposition}_an", preposition}:
        return f"{preposition}_anna"
    if preposition and preposition != "fi" and not (adjacent or _ends_circumstance(scene, token - 1)):
        return None  # سجلت زلزالا تم تقييمه على أنه انهيار: another verb's
    if takes & {"anna", "inna", "an"} or any(take.endswith("_anna") for take in takes):  # أشار أن
        return "anna"
    return None


def _ends_circumstance(scene: Scene, token: int) -> bool:
    return scene.word(token - 1) in COMMAS


def _speech_follows(scene: Scene, first: int, quote: int) -> bool:
    """Whether a quotation without a colon is what is said: only speaker and circumstances stand before it."""
    if first == quote:
        return True
    zone = parties.zone(scene, first, quote - 1)
    after = zone.speaker.last + 1 if zone.speaker else first
    aside = after == quote or after in scene.time_on or scene.word(after) in COMMAS
    aside = aside or scene.is_particle(after, "adverb", "preposition") or phrases.is_addressee(scene, after)
    aside = aside and scene.word(after) != "الي"
    told = any(mark.exact for t in range(after, quote) for mark in scene.marks(t, "reporting_verb"))
    return (aside and not told) or bool(zone.links)


def _speech_ends(scene: Scene, quote: Quote, limit: int) -> bool:
    """Whether nothing of the author's own clause follows a quotation: سيواصل «حملة الضغط» بالعقوبات does not."""
    after = scene.tokens(Span(quote.start, quote.end))[1] + 1
    ends = (
        after > limit or scene.word(after) in STOPS | COMMAS | {":"} | OPEN_QUOTES or scene.word(after).startswith("و")
    )
    return ends or bool(participles(scene, after)) or scene.mark(after, "frame", "tail") is not None


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
    if scene.mark(token - 1, "medium", "org_head") and closing - token < LONGEST_ADDRESSEE:
        return True
    mention = scene.mention_from.get(token + 1)
    return mention is not None and scene.word(scene.last_of_mention(mention) + 1) in {"»", '"', "”", "'", "’", "›"}


def _another_owns(scene: Scene, token: int) -> bool:
    """An opener belongs to the nearest cue before it."""
    if token in scene.mention_on:
        return False
    owners = (mark for mark in verbs(scene, token) if mark.exact and not _describes(scene, mark))
    return any(mark.shadda or strong(mark) for mark in owners) or bool(participles(scene, token))


def _describes(scene: Scene, verb: Mark) -> bool:
    """Whether a verb belongs to a clause about the noun before it: بيان نقلته الوكالة, مصادر تحدثت إلى القناة."""
    if verb.prefix or scene.word(verb.first - 1) in COMMAS:
        return False
    owned = verb.entry.feature.endswith("+object") and addressee(verb) not in {"object", "target"}
    return owned or scene.is_particle(verb.first - 1, "relative") or phrases.indefinite_source(scene, verb.first - 1)


def nominal(scene: Scene, verb: Mark, token: int, limit: int) -> Opening | None:
    """The noun phrase that a verb takes as content; `token` follows cue and speaker: أدان الهجوم، أشاد بالجهود."""
    if token > limit:
        return None
    word = scene.word(token)
    for take in verb.entry.row["takes"].split():
        if take == "bi" and word == "ب" and (scene.word(token + 1) in OPEN_QUOTES or scene.word(token + 1).isdecimal()):
            return Opening(take, token, token + 1, scene.text.starts[token + 1])
        if take == "bi" and _has_ba(scene, token):
            return Opening(take, token, token, scene.text.starts[token] + 1)
        attached = take == "li" and word.startswith("ل") and len(word) > 3
        spoken_to = addressee(verb) == "li" and phrases.is_addressee(scene, token)
        if attached and not spoken_to and not _named_here(scene, token):
            return Opening(take, token, token, scene.text.starts[token] + 1)
        if take in NP_OPENERS.values() and NP_OPENERS.get(word) == take and token + 1 <= limit:
            if take == "ila" and _is_place(scene, token + 1):  # دعا الرئيس إلى موسكو
                return None
            return Opening(take, token, token + 1, scene.text.starts[token + 1])
        sure = verb.entry.row.get("strength") != "weak" or verb.shadda  # حمل is no حمّل
        if take == "saying" and stance_noun(scene, token):  # جدد التأكيد على …
            return Opening(take, token, token, scene.text.starts[token])
        if take == "counted" and word.isdecimal():
            return Opening(take, token, token, scene.text.starts[token])
        if take == "object" and sure and _may_be_object(scene, token):
            return Opening(take, token, token, scene.text.starts[token])
    return None


def _has_ba(scene: Scene, token: int) -> bool:
    """Whether the particle ب is attached to a noun here."""
    word = scene.word(token)
    if not word.startswith("ب") or _has_own_ba(word) or _named_here(scene, token) or scene.in_place(token):
        return False
    if scene.is_particle(token, "adverb", "preposition"):
        return False
    known = any(mark.prefix.endswith("ب") and mark.exact for mark in scene.marked.by_token.get(token, ()))
    return len(word) > 3 or (len(word) == 3 and known)


def of_saying(scene: Scene, token: int) -> bool:
    """Whether a token is the masdar of a verb of saying: التعليق، تأكيد، الكشف."""
    return any(mark.entry.feature == "masdar" for mark in scene.marks(token, "reporting_verb"))


def says(verb: Mark) -> bool:
    """Whether a verb says nothing without a noun of saying or of attitude: جدد التأكيد على …, أعرب عن الأمل في …"""
    return "saying" in verb.entry.row["takes"].split()


def stance_noun(scene: Scene, token: int) -> Mark | None:
    """The noun of saying or of attitude that begins with a token: قلقه، التأكيد."""
    nouns = scene.marks(token, "reporting_noun")
    return next((noun for noun in nouns if noun.exact and noun.entry.row["type"] == "stance_noun"), None)


def through_noun(scene: Scene, verb: Mark, opening: Opening, limit: int) -> tuple[Mark, Opening] | None:
    """أعرب عن قلقه من …: a noun of attitude belongs to the cue, and what it takes is the content."""
    if opening.kind == "colon" or opening.kind.endswith("anna"):
        return None
    noun = stance_noun(scene, opening.first + scene.is_particle(opening.first, "intensifier"))
    if noun is None or (noun.prefix.endswith(("ال", "لل")) and not says(verb)):
        return None
    token = noun.last + 1
    if noun.entry.feature.startswith("possessed") and scene.word(token).startswith("ال"):
        token += 1  # التزامهما الجاد ب …
    if token > limit:
        return None
    word = scene.word(token)
    if word in openers():
        return (noun, Opening("anna", token, token + 1, scene.text.starts[token + 1])) if token < limit else None
    if scene.is_particle(token, "about") and token + 1 <= limit:
        return noun, Opening("bi", token, token + 1, scene.text.starts[token + 1])
    if word in PREPOSITIONS and scene.word(token + 1) in openers() and token + 2 <= limit:
        return noun, Opening("anna", token, token + 2, scene.text.starts[token + 2])
    if word in PREPOSITIONS and token + 1 <= limit:
        return noun, Opening("bi", token, token + 1, scene.text.starts[token + 1])
    possessed = noun.entry.feature.startswith("possessed")
    bare = "object" in noun.entry.row["takes"].split() and word[:1] not in {"ب", "ل"}
    if possessed and bare and _may_be_object(scene, token):
        return noun, Opening("object", token, token, scene.text.starts[token])  # عزمه الترشح
    if possessed and word[0] in "بل" and len(word) > 2 and not _named_here(scene, token):
        return noun, Opening("bi", token, token, scene.text.starts[token] + 1)
    return None


def _named_here(scene: Scene, token: int) -> bool:
    mention = scene.mention_on.get(token)
    return mention is not None and mention.start <= scene.text.starts[token]


def _has_own_ba(word: str) -> bool:
    """Whether the ب is the word's own: بيان, بارزين."""
    return word in particles("root") or any(
        word.removesuffix(ending) in particles("root") for ending in ("ين", "ون", "ات", "ه", "ا", "ان", "تين")
    )


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
        and not phrases.is_addressee(scene, token)
        and not _attached(scene, token)
    )


def _attached(scene: Scene, token: int) -> bool:
    """Whether a particle is attached to a name: بالدانمارك."""
    mention = scene.mention_from.get(token)
    return mention is not None and mention.start > scene.text.starts[token] and scene.word(token)[0] in "بلك"


def states(scene: Scene, verb: Mark, limit: int) -> bool:
    """Whether a verb clearly makes a statement of its own, as it must to end another."""
    if not verb.exact or negated(scene, verb.first):
        return False
    named = phrases.phrase(scene, verb.last + 1, limit)
    opening = clause(scene, verb, limit)
    if opening and (strong(verb) or named or opening.opener == verb.last + 1):
        return True
    speaker = named or phrases.phrase(scene, verb.last + 1, limit, loose=True)
    opening = nominal(scene, verb, (speaker.last if speaker else verb.last) + 1, limit)
    return opening is not None and (strong(verb) or (verb.shadda and opening.kind != "object"))


def words_of(scene: Scene, mark: Mark, opening: Opening | None) -> Iterator[int]:
    """The tokens of a verbal cue."""
    yield from range(mark.first, mark.last + 1)
    if opening and opening.kind in {"ila", "ala", "min", "an_np"}:
        yield opening.opener

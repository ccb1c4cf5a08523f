"""The clause that a cue stands in: where it begins, whom it continues, what it says."""

from takhrij.marks import Mark
from takhrij.readings.scene import COMMAS, DASHES, STOPS, Scene, Sentence
from takhrij.readings.statements import content, cues, parties
from takhrij.readings.statements.cues import Opening
from takhrij.readings.statements.draft import Draft
from takhrij.readings.statements.phrases import Party
from takhrij.records import Span, Stance


def rule(name: str, mark: Mark) -> str:
    """The pattern and the entry of its cue."""
    return f"{name} {mark.entry.table}:{mark.entry.key}"


def stance_of(mark: Mark) -> Stance:
    """The stance that a cue's entry gives."""
    return mark.entry.row["stance"]  # type: ignore[return-value]  # the tests hold the column to the values of Stance


def said(scene: Scene, sentence: Sentence, opening: Opening, *, relative: bool = False) -> list[Span]:
    """What is said from an opening on; a noun phrase in a relative clause ends at the comma."""
    clause = opening.kind == "colon" or opening.kind.endswith("anna")
    last = content.end(scene, sentence, opening.first, clause=clause)
    if not clause and relative:
        last = next((t - 1 for t in range(opening.first, last + 1) if scene.word(t) in COMMAS), last)
    return content.spans(scene, sentence, opening.first, opening.start, last)


def subject(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> Party | None:
    """Whom a cue within a sentence continues: the last statement's speaker, or the sentence's subject.

    Who speaks within the words of another is not continued behind them.
    """
    place = scene.text.starts[token]
    before = [draft for draft in found if draft.anchor < token and not draft.start <= place < draft.end]
    for draft in reversed(before):
        if not any(other.holds(draft) and not other.rule.startswith("frame") for other in before):
            return draft.speaker
    return parties.first_named(scene, sentence.first, token - 1)


def told_before(scene: Scene, sentence: Sentence, token: int, found: list[Draft]) -> list[Party]:
    """Media told in the sentence before its first cue with content: قال ذلك ل«الأفق» الوزير وزاد أن …"""
    if found and found[-1].sentence == sentence:
        return []
    told = parties.links(scene, sentence.first, token - 1)
    return [party for party in told if any(t in scene.mention_on for t in range(party.first, party.last + 1))]


def begins(scene: Scene, sentence: Sentence, token: int) -> bool:
    """Whether a verb begins its clause, as far as what stands before it shows."""
    return token == sentence.first or scene.word(token)[0] in "وف" or starts(scene, token)


def starts(scene: Scene, token: int) -> bool:
    """Whether a clause starts with a token, after a comma or a small word that opens clauses."""
    return scene.word(token - 1) in COMMAS | DASHES or scene.is_particle(token - 1, "connective", "opener", "relative")


def first_token(scene: Scene, sentence: Sentence, token: int) -> int:
    """The first token of the clause that a verb stands in: after a connective, or the sentence's."""
    first = token
    while first > sentence.first:
        previous = first - 1
        if scene.is_particle(previous, "relative") or scene.word(previous) in STOPS | {":"}:
            break
        quote = scene.quote_from.get(previous)
        if quote and quote.end > scene.text.starts[token]:
            break
        if scene.is_particle(previous, "connective", "opener") and scene.word(previous) not in {"قد", "كان", "كانت"}:
            break
        if cues.verbs(scene, previous) and scene.word(previous) not in {"كان"} and token - previous > 12:
            break
        first = previous
    if scene.is_particle(first, "connective") and first < token:
        first += 1
    return first

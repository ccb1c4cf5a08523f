"""Which data files there are, how their rows are spelt in a text, and which particles may be attached to them."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from takhrij.words import Row, inflection, values
from takhrij.words.inflection import Form

CONJUNCTIONS = ("", "و", "ف")
VERB = frozenset(c + p for c in (*CONJUNCTIONS, "أ") for p in ("", "س", "ل"))
DEED = frozenset(c + p for c in CONJUNCTIONS for p in ("", "س", "ل"))
FRAME = frozenset(CONJUNCTIONS)
NAME = frozenset(c + p for c in CONJUNCTIONS for p in ("", "ب", "ل", "ك"))
NOUN = NAME | {c + p + "ال" for c in CONJUNCTIONS for p in ("", "ب", "ك")} | {c + "لل" for c in CONJUNCTIONS}

# what a site puts around articles, by class: a phrase alone on its line, or, with …, one that a line goes on from
FURNITURE = (
    "menu",
    "share",
    "subscribe",
    "comments",
    "legal",
    "technical",
    "counters",
    "weather",
    "read_also",
    "keywords",
    "source",
    "published",
    "bylines",
    "photo",
    "ads",
    "live",
    "broadcast",
    "embeds",
    "markets",
    "staff",
)


class Table(NamedTuple):
    """A data file: its entries' table name, its path, the particles that may be attached, its rows' forms."""

    name: str
    path: str
    clitics: frozenset[str]
    forms: Callable[[Row], Iterable[Form]]


def plain(*columns: str) -> Callable[[Row], Iterator[Form]]:
    """Every value of the columns, as it stands."""

    def forms(row: Row) -> Iterator[Form]:
        for column in columns:
            yield from ((column, value) for value in values(row, column))

    return forms


def _verb(row: Row) -> Iterator[Form]:
    for perfect in values(row, "perfect"):
        for imperfect in values(row, "imperfect") or ("",):
            forms = inflection.verb(perfect, imperfect)
            if row["addressee"] in {"object", "target"}:
                yield from inflection.with_objects(forms)
            else:
                yield from forms
                singular = [("perfect", form) for form in (perfect, perfect + "ت")]  # ما أعلنته الوزارة
                yield from inflection.with_objects(iter(singular), inflection.PRONOUNS[:2])
    for masdar in values(row, "masdar"):
        yield "masdar", masdar
        yield from (("masdar+pronoun", inflection.possessed(masdar, pronoun)) for pronoun in inflection.PRONOUNS)
    for participle in values(row, "participle"):
        yield from (("participle", participle + ending) for ending in ("", "ا", "ة", "ين", "ان", "تين"))


def _phrase(row: Row) -> Iterator[Form]:
    for perfect in values(row, "perfect"):
        yield from inflection.verb(perfect, values(row, "imperfect")[0])


def _noun(row: Row) -> Iterator[Form]:
    for form in values(row, "form"):
        yield from inflection.noun(form, values(row, "plural"))


def _role(row: Row) -> Iterator[Form]:
    feminine = values(row, "feminine")
    for form in values(row, "form"):
        yield from inflection.noun(form, values(row, "plural"), feminine, person=True)


def _source(row: Row) -> Iterator[Form]:
    for form in values(row, "sing"):
        yield from inflection.noun(form, values(row, "plural"), person=True)


def _frame(row: Row) -> Iterator[Form]:
    for form in values(row, "form"):
        yield "form", form
        if row["type"] in {"own_words", "turn"} and form.endswith("ه"):
            yield from (("form", form[:-1] + pronoun) for pronoun in inflection.PRONOUNS)


def _country(row: Row) -> Iterator[Form]:
    yield from plain("ar")(row)


def _nationality(row: Row) -> Iterator[Form]:
    for adjective in values(row, "adjective"):
        yield from inflection.nisba(adjective)
    for plural in values(row, "plural"):
        yield "plural", plural
        yield "plural", inflection.definite(plural)


def abbreviated(letters: str) -> Iterator[str]:
    """An abbreviation as the press dots and spaces it: أ ف ب، أ.ف.ب، أ. ف. ب."""
    parts = letters.split()
    if len(parts) > 1:
        yield from (joint.join(parts) + end for joint in (" ", ".", ". ", " . ") for end in ("", "."))
    else:
        yield letters


def _abbreviations(row: Row) -> Iterator[Form]:
    yield from plain("ar")(row)
    for letters in values(row, "abbr"):
        yield from (("abbreviation", form) for form in abbreviated(letters))


def _unit(row: Row) -> Iterator[Form]:
    singular = values(row, "sing")
    yield from (("unit", form) for form in singular)
    yield from (("dual", form) for form in values(row, "dual"))
    yield from (("pair", form[:-1]) for form in values(row, "dual") if form.endswith("ين"))  # يومي الأحد والاثنين
    yield from (("units", form) for form in values(row, "plural"))
    owned = [form for form in singular if not form.endswith("ا")]
    yield from (("own", inflection.possessed(form, p)) for form in owned for p in inflection.PRONOUNS[:4])


def _frequency(row: Row) -> Iterator[Form]:
    for adjective in values(row, "adjective"):
        head, _, last = adjective.rpartition(" ")  # ربع سنوي: ربع سنوية
        yield from ((feature, f"{head} {form}".strip()) for feature, form in inflection.nisba(last))
    yield from plain("adverb")(row)


def _event_verb(row: Row) -> Iterator[Form]:
    for perfect in values(row, "perfect"):
        for imperfect in values(row, "imperfect") or ("",):
            forms = list(inflection.verb(perfect, imperfect))
            yield from forms
            if "object" in row["takes"].split("|"):
                singular = [
                    form for form in forms if form[1] in {perfect, imperfect, "ت" + imperfect[1:], perfect + "ت"}
                ]
                yield from inflection.with_objects(iter(singular))
    for masdar in values(row, "masdar"):
        yield "masdar", masdar
        if not masdar.endswith(("ة", "ا", "ء", "ى", "ات")):
            yield "masdar", masdar + "ا"
        yield from (("masdar+pronoun", inflection.possessed(masdar, pronoun)) for pronoun in inflection.PRONOUNS)
    derived = (
        inflection.participle(*pair) for pair in zip(values(row, "perfect"), values(row, "imperfect"), strict=False)
    )
    for participle in values(row, "participle") or filter(None, derived):
        yield from (("participle", participle + ending) for ending in ("", "ا", "ة", "ين", "ات"))


def _event_noun(row: Row) -> Iterator[Form]:
    for form in values(row, "form"):
        plurals = values(row, "plural")
        yield from inflection.noun(form, plurals)
        for phrase in (form, *plurals):
            if " " in phrase:  # عملية عسكرية: العملية العسكرية, صفقة أسلحة: صفقة الأسلحة
                head, _, rest = phrase.partition(" ")
                yield "definite", inflection.definite(phrase)
                yield "definite", f"{head} {inflection.definite(rest)}"
                if " " not in rest and not head.endswith(("ة", "ا", "ت")) and not rest.endswith(("ة", "ا", "ء")):
                    yield "accusative", f"{head}{'' if head.endswith('ء') else 'ا'} {rest}ا"  # شنوا هجوما انتحاريا


def _furniture(row: Row) -> Iterator[Form]:
    phrase = row["form"].removesuffix("…").strip()
    yield ("opening" if row["form"].endswith("…") else "alone"), phrase


TABLES = (
    Table("reporting_verb", "reporting/verbs.csv", VERB | NOUN, _verb),
    Table("reporting_noun", "reporting/nouns.csv", NOUN, _noun),
    Table("reporting_phrase", "reporting/phrases.csv", VERB, _phrase),
    Table("frame", "reporting/frames.csv", FRAME, _frame),
    Table("tail", "reporting/tails.csv", FRAME, plain("form")),
    Table("source", "reporting/unnamed.csv", NOUN, _source),
    Table("mood", "reporting/moods.csv", FRAME, plain("form")),
    Table("medium", "reporting/media.csv", NOUN, _noun),
    Table("negation", "reporting/negation.csv", FRAME, plain("form")),
    Table("country", "names/countries.csv", NAME, _country),
    Table("nationality", "names/countries.csv", NOUN, _nationality),
    Table("capital", "names/capitals.csv", NAME, plain("ar")),
    Table("place", "names/places.csv", NAME, plain("ar")),
    Table("city", "names/cities.csv", NAME, plain("ar")),
    Table("organisation", "names/organisations.csv", NAME, _abbreviations),
    Table("agency", "press/agencies.csv", NAME, _abbreviations),
    Table("outlet", "press/outlets.csv", NAME, plain("ar")),
    Table("retelling", "press/retelling.txt", FRAME, plain("form")),
    Table("leader", "names/leaders.csv", NAME, plain("ar")),
    Table("named_event", "names/named_events.csv", NAME, plain("ar")),
    Table("treaty", "names/treaties.csv", NAME, plain("ar")),
    Table("org_head", "names/org_heads.csv", NOUN, _noun),
    Table("place_head", "names/place_heads.csv", NOUN, _noun),
    Table("event_head", "names/event_heads.csv", NOUN, _noun),
    Table("treaty_head", "names/treaty_heads.csv", NOUN, _noun),
    Table("role", "names/roles.csv", NOUN, _role),
    Table("given_name", "names/given_names.txt", NAME, plain("form")),
    Table("foreign_name", "names/foreign_given_names.txt", NAME, plain("form")),
    Table("name_part", "names/name_parts.csv", NAME, plain("form")),
    Table("month", "dates/months.csv", NAME, plain("ar")),
    Table("weekday", "dates/weekdays.csv", NAME, plain("ar")),
    Table("bare_weekday", "dates/weekdays.csv", NAME, plain("bare")),
    Table("time_unit", "dates/units.csv", NOUN, _unit),
    Table("number", "dates/numbers.csv", NOUN, plain("ar", "feminine")),
    Table("decade", "dates/decades.csv", NOUN, plain("ar")),
    Table("deictic", "dates/deictics.csv", NAME, plain("ar")),
    Table("modifier", "dates/modifiers.csv", frozenset({""}), plain("ar")),
    Table("day_part", "dates/day_parts.csv", NOUN, plain("noun", "adverb")),
    Table("phase", "dates/phases.txt", NAME, plain("form")),
    Table("season", "dates/seasons.csv", NOUN, plain("ar")),
    Table("vague_time", "dates/vague.csv", NAME, plain("ar")),
    Table("zone", "dates/zones.csv", FRAME, plain("ar")),
    Table("frequency", "dates/frequencies.csv", FRAME, _frequency),
    Table("hedge", "dates/hedges.txt", NAME, plain("form")),
    Table("quantifier", "dates/quantifiers.csv", NAME, plain("ar")),
    Table("time_particle", "dates/particles.csv", NAME, plain("ar")),
    Table("event_verb", "events/triggers.csv", DEED | NOUN, _event_verb),
    Table("event_noun", "events/nouns.csv", NOUN, _event_noun),
    Table("event_carrier", "events/carriers.csv", DEED | NOUN, _event_verb),
    Table("event_status", "events/statuses.csv", NOUN, plain("form")),
    Table("sector", "events/sectors.csv", NOUN, _noun),
    *(
        Table(f"furniture_{name}", f"furniture/{name}.txt", frozenset({"", "و"}), _furniture)
        for name in (*FURNITURE, "site_name", "site_talk")
    ),
)

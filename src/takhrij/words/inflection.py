"""The regular inflection of Arabic, as it is written: from a dictionary form to the forms of the press.

>>> [form for _, form in verb("نفى", "ينفي")][:6]
['نفى', 'نفت', 'نفوا', 'نفيا', 'نفتا', 'نفين']
"""

from collections.abc import Iterator

Form = tuple[str, str]  # feature, surface
PRONOUNS = ("ه", "ها", "هم", "هما", "هن")
OBJECTS = (*PRONOUNS, "ني", "نا")


def verb(perfect: str, imperfect: str) -> Iterator[Form]:
    """Third persons, the first of the imperfect, indicative and subjunctive; س, و and ف are clitics of the marks."""
    yield from (("perfect", form) for form in _perfect(perfect))
    if imperfect:
        yield from (("imperfect", form) for form in _imperfect(imperfect))
        yield from (("first_person", person + imperfect[1:]) for person in "نأ")
        yield from (("jussive", form) for form in _jussive(imperfect))
    if passive := _hollow_passive(perfect, imperfect):
        yield from (("passive", form) for form in passive)


def _perfect(form: str) -> Iterator[str]:
    yield form
    if form.endswith(("ى", "ا")) and len(form) > 2:  # defective: نفى، دعا
        stem = form[:-1]
        glide = "و" if form.endswith("ا") and len(form) == 3 else "ي"
        yield from (stem + "ت", stem + "وا", stem + glide + "ا", stem + "تا", stem + glide + "ن")
    elif form.endswith("ي"):  # خشي
        yield from (form + "ت", form[:-1] + "وا", form + "ا", form + "تا", form + "ن")
    elif form.endswith("أ"):  # بدأ، أنبأ
        yield from (form + "ت", form[:-1] + "أوا", form[:-1] + "ؤوا", form[:-1] + "آ", form + "تا", form + "ن")
    else:
        yield from (form + "ت", form + "وا", form + "ا", form + "تا", form + "ن")


def _imperfect(form: str) -> Iterator[str]:
    rest = form[1:]
    yield from (form, "ت" + rest)
    if form.endswith(("ى", "ي", "و")):
        stem, dual = rest[:-1], rest[:-1] + ("و" if form.endswith("و") else "ي")
    elif form.endswith("أ"):
        stem, dual = rest[:-1] + "ؤ", rest[:-1] + "أ"
    else:
        stem = dual = rest
    for prefix in "يت":
        yield from (prefix + stem + ending for ending in ("ون", "وا"))
        yield from (prefix + dual + ending for ending in ("ان", "ا"))
    yield "ي" + dual + "ن"


def _jussive(form: str) -> Iterator[str]:
    """After لم, where its letters differ: لم ينفِ، لم يقل."""
    if form.endswith(("ى", "ي", "و")):
        yield from (form[:-1], "ت" + form[1:-1])
    elif len(form) >= 4 and form[-2] in "ايو":
        yield from (form[:-2] + form[-1], "ت" + form[1:-2] + form[-1])


def _hollow_passive(perfect: str, imperfect: str) -> tuple[str, ...]:
    """قال: قيل، يقال; أفاد: أفيد، يفاد. Other passives are spelt like their actives."""
    if len(perfect) < 3 or perfect[-2] != "ا" or len(imperfect) < 3 or imperfect[-2] not in "ايو":
        return ()
    past, present = perfect[:-2] + "ي" + perfect[-1], imperfect[:-2] + "ا" + imperfect[-1]
    return tuple(form for form in (past, past + "ت", present, "ت" + present[1:]) if form not in {perfect, imperfect})


def participle(perfect: str, imperfect: str) -> str:
    """The active participle of a derived form, `""` for the first form, whose participle has to be listed.

    >>> participle("وزّع", "يوزّع"), participle("استهدف", "يستهدف"), participle("قتل", "يقتل")
    ('موزّع', 'مستهدف', '')
    """
    derived = len(perfect) > 3 and len(imperfect) > 3
    return "م" + imperfect[1:] if derived else ""


def with_objects(forms: Iterator[Form], pronouns: tuple[str, ...] = OBJECTS) -> Iterator[Form]:
    """The forms of a verb and the same with an attached object: أبلغه، أبلغتهم، يتهمونها."""
    bare = list(forms)
    spelt = {form for _, form in bare}
    for feature, form in bare:
        yield feature, form
        stem = form[:-1] + "ا" if form.endswith("ى") else form.removesuffix("ا") if form.endswith("وا") else form
        women = form.endswith("ن") and form[:-1] in spelt  # قلن, but not أعلن
        if not women and (not form.endswith("ا") or form.endswith("وا")):
            yield from ((feature + "+object", stem + pronoun) for pronoun in pronouns)


def definite(phrase: str) -> str:
    """Every word with its article.

    >>> definite("كوري شمالي")
    'الكوري الشمالي'
    """
    return " ".join(word if word.startswith("ال") else "ال" + word for word in phrase.split())


def nisba(adjective: str) -> Iterator[Form]:
    """An adjective in -ي of one or more words: gender, number, and with articles.

    >>> [form for _, form in nisba("كوري شمالي")][:4]
    ['كوري شمالي', 'الكوري الشمالي', 'كورية شمالية', 'الكورية الشمالية']
    """
    words = adjective.split()
    for feature, ending in ("masculine", ""), ("feminine", "ة"), ("plural", "ون"), ("plural", "ين"), ("dual", "ان"), \
            ("dual_feminine", "تان"), ("dual_feminine", "تين"), ("plural_feminine", "ات"):  # fmt: skip
        phrase = " ".join(word + ending for word in words)
        yield feature, phrase
        yield feature, definite(phrase)


def noun(
    singular: str, plurals: tuple[str, ...] = (), feminine: tuple[str, ...] = (), *, person: bool = False
) -> Iterator[Form]:
    """A noun's numbers and, attached pronouns included, its possessed forms; its article is a clitic of the marks."""
    head, *rest = singular.split()
    tail = "".join(" " + word for word in rest)
    yield "singular", singular
    yield from (("plural", plural) for plural in plurals)
    if not person:
        yield from (("plural", plural + "ا") for plural in plurals if _triptote(plural))
    dual = head[:-1] + "ت" if head.endswith("ة") else head
    yield from (("dual", dual + ending + tail) for ending in (("ان", "ين", "ي", "ا") if not tail else ("ا", "ي")))
    if not tail:
        yield from (("possessed", possessed(singular, pronoun)) for pronoun in PRONOUNS)
        yield from (("possessed_plural", possessed(plural, pronoun)) for plural in plurals for pronoun in PRONOUNS
                    if " " not in plural)  # fmt: skip
    if person and head.endswith(("ي", "ل", "ر", "م", "ب", "د", "ن", "ق", "ث", "ح", "ف", "ع", "ط", "س", "ص", "ج", "ت")):
        if not plurals:
            yield from (("plural", head + ending + tail) for ending in (("ون", "ين") if not tail else ("و", "ي")))
            if not tail:
                yield from (("plural", head + ending) for ending in ("و", "ي"))
        if not feminine:
            yield "feminine", head + "ة" + tail
            yield "plural_feminine", head + "ات" + tail
    yield from (("feminine", form) for form in feminine)


def _triptote(plural: str) -> bool:
    """Whether a plural may have the ا of the indefinite accusative: صورا، بنودا, but not تصريحات, زعماء, مصادر."""
    broken = not plural.endswith(("ات", "اء", "ون", "ين", "ى", "ا", "ة"))
    return " " not in plural and broken and not (len(plural) > 4 and plural[2] == "ا")


def possessed(word: str, pronoun: str) -> str:
    """A noun with an attached pronoun.

    >>> possessed("رسالة", "ه")
    'رسالته'
    """
    return (word[:-1] + "ت" if word.endswith("ة") else word) + pronoun

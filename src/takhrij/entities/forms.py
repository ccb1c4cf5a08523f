"""The shorter forms of a name: the end or the beginning of a person's, the beginning of a body's.

>>> short("لافروف", "سيرغي لافروف", "person"), short("بن سلمان", "محمد بن سلمان", "person")
(True, True)
>>> short("وزارة الخارجية", "وزارة الخارجية الفرنسية", "organisation")
True
>>> short("الوزارة", "وزارة الخارجية الفرنسية", "organisation")
False
"""

from takhrij.entities import spelling
from takhrij.entities.spelling import Word
from takhrij.records import EntityKind

MORE = 2  # forefathers
EASTERN, SYLLABLE = 3, 5  # words of an East Asian name, letters of each


def short(form: str, full: str, kind: EntityKind) -> bool:
    """Whether a form is short for a full name."""
    few, many = spelling.words_of(form), spelling.words_of(full)
    size = len(few)
    if not 0 < size < len(many):
        return False
    if kind != "person":  # غرفة العمليات is not غرفة عمليات الهلال
        return size > 1 and few[0].part == many[0].part and few[1:] == many[1:size]
    begins = [word.part for word in many[:size]] == [word.part for word in few]
    ends = many[-size:]
    return begins or _ends_with(few, ends)


def _ends_with(few: tuple[Word, ...], ends: tuple[Word, ...]) -> bool:
    """Whether the last words of a name are these; a son's may keep his بن, and does if his father is named alone."""
    first, *rest = few
    same = first.part == ends[0].part if not ends[0].son else first.part == spelling.SON + ends[0].part
    return same and [word.part for word in rest] == [word.part for word in ends[1:]]


def surnames(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a person's full name by which others may call him: the last, of three short ones the first too.

    >>> surnames(("سيرغي", "لافروف")), surnames(("مون", "جاي", "ان")), surnames(("لافروف",))
    (('لافروف',), ('ان', 'مون'), ())
    """
    eastern = len(parts) == EASTERN and all(len(part) <= SYLLABLE for part in parts)
    return () if len(parts) < 2 else (parts[-1], parts[0]) if eastern else (parts[-1],)


def fuller(few: str, many: str) -> bool:
    """Whether a name of several words is another with one or two more forefathers, its first word the same.

    Its last word is the same too, or goes on with بن.

    >>> fuller("محمد العاصمي", "محمد بن عبدالرحيم العاصمي"), fuller("محمد بن سلمان", "محمد بن سلمان بن عبدالعزيز")
    (True, True)
    >>> fuller("محمد سلمان", "محمد سلمان العاصمي"), fuller("سعد العاصمي", "محمد بن سعد العاصمي")
    (False, False)
    """
    one, other = spelling.parts(few), spelling.parts(many)
    size = len(one)
    if not 1 < size < len(other) <= size + MORE or one[0] != other[0]:
        return False
    following = iter(other)
    ends = one[-1] == other[-1] or (one == other[:size] and spelling.words_of(many)[size].son)
    return ends and all(part in following for part in one)

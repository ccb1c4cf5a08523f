"""PLOVER's types of events, each in its category: cooperation or conflict, verbal or material."""

VERBAL_COOPERATION, MATERIAL_COOPERATION = "verbal cooperation", "material cooperation"
VERBAL_CONFLICT, MATERIAL_CONFLICT = "verbal conflict", "material conflict"

# As the README of PLOVER has them, where REQUEST was still called DEMAND, and ACCUSE DISAPPROVE. The data set POLECAT
# counts SANCTION as material: docs/events-csv.md tells so.
QUADS = {
    "AGREE": VERBAL_COOPERATION,
    "CONSULT": VERBAL_COOPERATION,
    "SUPPORT": VERBAL_COOPERATION,
    "CONCEDE": VERBAL_COOPERATION,
    "COOPERATE": MATERIAL_COOPERATION,
    "AID": MATERIAL_COOPERATION,
    "RETREAT": MATERIAL_COOPERATION,
    "REQUEST": VERBAL_CONFLICT,
    "ACCUSE": VERBAL_CONFLICT,
    "REJECT": VERBAL_CONFLICT,
    "THREATEN": VERBAL_CONFLICT,
    "SANCTION": VERBAL_CONFLICT,
    "PROTEST": MATERIAL_CONFLICT,
    "MOBILIZE": MATERIAL_CONFLICT,
    "COERCE": MATERIAL_CONFLICT,
    "ASSAULT": MATERIAL_CONFLICT,
}


def parts(type_: str) -> tuple[str, str]:
    """The type without its mode, and the mode.

    >>> parts("CONSULT/visit"), parts("AGREE")
    (('CONSULT', 'visit'), ('AGREE', ''))
    """
    root, _, mode = type_.partition("/")
    return root, mode


def quad(type_: str) -> str:
    """The category of a type; empty for one that PLOVER does not have.

    >>> quad("CONSULT/visit")
    'verbal cooperation'
    """
    return QUADS.get(parts(type_)[0], "")

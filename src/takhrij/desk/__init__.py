"""The desk: a dossier for people to read, right to left, and to ask about a claim.

In: a dossier. Out: `report.write` makes pages that open from disk; `check.check` finds what it knows about a claim.

>>> from takhrij.desk import labels
>>> labels.of("ar")("stance.denies"), labels.of("en")("stance.denies")
('ينفي', 'denies')
"""

"""Things that are one, joined step by step, each step with the rule that joined them."""


class Groups:
    """Numbered things; a group has the number of its first.

    >>> groups = Groups(3)
    >>> groups.join(2, 0, "same words")
    >>> groups.of, groups.members, groups.rules
    ([0, 1, 0], {0: [0, 2], 1: [1]}, {0: ['same words'], 1: []})
    """

    def __init__(self, size: int) -> None:
        self.of = list(range(size))
        self.members = {n: [n] for n in self.of}
        self.rules: dict[int, list[str]] = {n: [] for n in self.of}

    def join(self, a: int, b: int, rule: str) -> None:
        """Make one group of the groups of two things."""
        a, b = sorted((self.of[a], self.of[b]))
        if a == b:
            return
        self.rules[a] += [*self.rules.pop(b), rule]
        for n in self.members[b]:
            self.of[n] = a
        self.members[a] += self.members.pop(b)

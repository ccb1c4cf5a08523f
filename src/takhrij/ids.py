"""Ids made from content, so that the same input gets the same ids on every machine.

>>> of("time", "p1", 3, 8) == of("time", "p1", 3, 8) != of("time", "p1", 3, 9)
True
"""

from hashlib import blake2b


def of(kind: str, *parts: object) -> str:
    """`kind`, a hyphen and 16 hexadecimal digits of the parts' digest.

    >>> of("page", "a.txt", "00ff")
    'page-07b1b64f6ce6a8d3'
    """
    digest = blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=8)
    return f"{kind}-{digest.hexdigest()}"

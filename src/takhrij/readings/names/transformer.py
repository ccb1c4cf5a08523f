"""Names by a transformer: what a network, run by ONNX Runtime on the processor, takes each word for.

1. Each stretch is cut into word pieces, and into windows that overlap where the model cannot read all of it at once.
2. The network gives each piece a score for each label. A word has those of its first piece, as such models are trained,
   from the window in which it has most around it.
3. Words of one kind in a row are a name.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from takhrij import text
from takhrij.readings.names.labels import Label
from takhrij.readings.names.tagging import Tagged
from takhrij.readings.names.tokens import Tokens
from takhrij.records import EntityKind

KINDS: tuple[EntityKind | None, ...] = (None, "person", "organisation", "place")
OVERLAP = 4  # one piece in so many stands in the next window too
BATCH = 8  # windows at once
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
LONGEST = 64  # characters of a name; a word without end may be as many pieces as a book


class Said(NamedTuple):
    """What the network takes a word for."""

    context: int  # pieces to the nearer end of the window
    kind: EntityKind | None
    begins: bool
    probability: float


class Transformer:
    """A network with its tokenizer and what its labels mean."""

    def __init__(self, name: str, tokenizer: Path, network: Path, labels: Sequence[Label], window: int) -> None:
        self.name = name
        self._of_kind = np.array([[label.kind == kind for kind in KINDS] for label in labels], np.float32)
        self._begins = self._of_kind * np.array([[label.begins] for label in labels], np.float32)
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(window, stride=window // OVERLAP)
        self._tokenizer.no_padding()
        self._session = onnxruntime.InferenceSession(network, _options(), providers=["CPUExecutionProvider"])
        self._inputs = [each.name for each in self._session.get_inputs()]
        if strange := [name for name in self._inputs if name not in INPUTS]:
            raise ValueError(f"it asks for {', '.join(strange)} beside word pieces")
        tried = self._probable([self._tokenizer.encode(["خبر"], is_pretokenized=True)])  # what cannot be run fails here
        if tried.shape[-1] != len(labels):
            raise ValueError(f"it knows {tried.shape[-1]} labels where config.json names {len(labels)}")

    def tag(self, tokens: Tokens, stretches: Sequence[range]) -> list[Tagged]:
        """The names in stretches of tokens, in their order."""
        # 1
        windows = [(stretch, window) for stretch in stretches for window in self._windows(tokens, stretch)]
        windows.sort(key=lambda each: len(each[1]))  # so that little is padded
        # 2
        said: dict[int, Said] = {}
        for batch in (windows[n : n + BATCH] for n in range(0, len(windows), BATCH)):
            for (stretch, _), words in zip(batch, self._said([window for _, window in batch]), strict=True):
                for number, word in words.items():
                    n = stretch[number]
                    if n not in said or said[n].context < word.context:
                        said[n] = word
        # 3
        return [name for stretch in stretches for name in _names(tokens, stretch, said)]

    def _windows(self, tokens: Tokens, stretch: range) -> list[Encoding]:
        if not stretch:
            return []
        words = [_word(tokens.text, n) for n in stretch]
        first = self._tokenizer.encode(words, is_pretokenized=True)
        return [first, *first.overflowing]

    def _said(self, windows: Sequence[Encoding]) -> Iterator[dict[int, Said]]:
        """What the network takes the words of each window for, by number."""
        probable = self._probable(windows)
        of_kind, begins = probable @ self._of_kind, probable @ self._begins
        for window, kinds, begun in zip(windows, of_kind, begins, strict=True):
            first = _first_pieces(window)
            yield {word: _of_piece(min(at, len(window) - at), kinds[at], begun[at]) for word, at in first.items()}

    def _probable(self, windows: Sequence[Encoding]) -> NDArray[np.float32]:
        """The probability of each label for each piece of each window."""
        length = max(map(len, windows))
        rows = zip(*((window.ids, window.attention_mask, window.type_ids) for window in windows), strict=True)
        inputs = {name: _padded(each, length) for name, each in zip(INPUTS, rows, strict=True)}
        scores = self._session.run(None, {name: inputs[name] for name in self._inputs})[0]
        powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=-1, keepdims=True), np.float32)


def _options() -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # each processor has a process of its own
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors: warnings are about what could run faster
    return options


def _word(of: text.Text, n: int) -> str:
    """A token as such models know it: its spelling in ordinary letters without vowel marks; none for an endless one."""
    word = unicodedata.normalize("NFKC", text.undecorated(of.original[of.starts[n] : of.ends[n]]))
    return word if len(word) <= LONGEST else ""


def _padded(rows: Iterable[list[int]], length: int) -> NDArray[np.int64]:
    return np.array([row + [0] * (length - len(row)) for row in rows], np.int64)  # what stands there is masked


def _first_pieces(window: Encoding) -> dict[int, int]:
    """The words with a piece in a window, by number, and where their first one is."""
    first: dict[int, int] = {}
    for at, word in enumerate(window.word_ids):
        if word is not None:
            first.setdefault(word, at)
    return first


def _of_piece(context: int, kinds: NDArray[np.float32], begun: NDArray[np.float32]) -> Said:
    best = int(kinds.argmax())
    return Said(context, KINDS[best], bool(2 * begun[best] > kinds[best]), min(float(kinds[best]), 1.0))


def _names(tokens: Tokens, stretch: range, said: dict[int, Said]) -> list[Tagged]:
    """The names in a stretch: words of one kind in a row, a hyphen between them too (جيه-إن)."""
    found: list[Tagged] = []
    for n in (n for n in stretch if n in said):
        _, kind, begins, probability = said[n]
        if kind is None:
            continue
        before = found[-1] if found else None
        if before and before.kind == kind and not begins and _joined(tokens, before.last, n):
            found[-1] = before._replace(last=n, probability=min(before.probability, probability))
        else:
            found.append(Tagged(n, n, kind, probability))
    return found


def _joined(tokens: Tokens, last: int, n: int) -> bool:
    """Whether a word goes on right behind another, or behind a hyphen."""
    return last == n - 1 or (last == n - 2 and tokens.hyphened(n - 1))

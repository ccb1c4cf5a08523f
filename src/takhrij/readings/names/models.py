"""A tagger of names from a folder that the user brings: any token-classification model, exported to ONNX.

The folder holds `config.json`, `tokenizer.json` and `model.onnx`. Nothing is fetched. The libraries that run it come
with the extra `models`, and are imported where a folder is asked for.
"""

import os
from functools import cache
from pathlib import Path

import msgspec

from takhrij.readings.names.labels import label
from takhrij.readings.names.tagging import Tagger

CONFIG, TOKENIZER, NETWORK = "config.json", "tokenizer.json", "model.onnx"
WINDOW = 512  # word pieces at once; a network that reads more takes time by their square


class BadModel(Exception):
    """A model that cannot be used: says of which folder, why, and what to do."""


class Config(msgspec.Struct, frozen=True):
    """What is needed of a model's `config.json`."""

    id2label: dict[int, str] = {}
    max_position_embeddings: int = WINDOW


@cache
def load(folder: Path) -> Tagger:
    """The tagger in a folder, loaded once in a process and in those that are forked from it.

    Raises BadModel.
    """
    for name in (CONFIG, TOKENIZER, NETWORK):
        if not (folder / name).is_file():
            raise BadModel(f"{folder}: there is no {name}; export the model as the README says under Models of names")
    config = _config(folder / CONFIG)
    labels = [label(config.id2label.get(n, "")) for n in range(len(config.id2label))]
    if not any(each.kind for each in labels):
        shown = ", ".join(config.id2label.values()) or "none at all"
        raise BadModel(
            f"{folder / CONFIG}: no label stands for persons, organisations or places; there are {shown}. "
            "What labels mean is in words/names/labels.csv"
        )
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # newer releases than we ask for report home as soon as they are imported
    try:
        from takhrij.readings.names.transformer import Transformer
    except ImportError as error:
        raise BadModel(f"{folder}: {error.name} is not installed; see Models of names in the README") from error
    window = min(WINDOW, config.max_position_embeddings)
    try:
        return Transformer(f"model {folder.resolve().name}", folder / TOKENIZER, folder / NETWORK, labels, window)
    except Exception as error:  # the libraries have no common type for what they cannot read
        raise BadModel(f"{folder}: the model cannot be run: {' '.join(str(error).split())}") from error


def _config(path: Path) -> Config:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Config)
    except msgspec.DecodeError as error:
        raise BadModel(f"{path}: {error}; export the model anew") from error

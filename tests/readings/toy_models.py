"""Toy models of names, for tests: folders as an export leaves them, with a network that looks each word piece up.

A word has the label that `WORDS` gives it, whatever stands around it. The network reads sixteen pieces at once and fails
on more. It may also be blind at the ends of what it reads, as real ones see less there.
"""

import json

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

WINDOW = 16
LABELS = ("O", "B-PERS", "I-PERS", "B-ORG", "I-ORG", "B-GPE", "I-GPE", "B-MISC")
PLAIN = ("O", "PER", "per", "organization", "ORG", "loc", "LOC", "MISC")  # a scheme that does not say where names begin
WORDS = {
    "سامر": "B-PERS", "رنا": "B-PERS", "الحداد": "I-PERS", "جيه": "B-PERS", "إن": "I-PERS", "ستيفار": "B-PERS",
    "نقابة": "B-ORG", "الصيادين": "I-ORG", "تزمور": "B-GPE", "بردان": "B-GPE", "العليا": "I-GPE", "الكأس": "B-MISC",
    "لتز": "B-GPE", "قال": "O", "في": "O", "،": "O", "-": "O", "##لين": "O", "##مور": "O", "_": "O", "#": "O",
}  # fmt: skip
PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS)
SURE, UNSURE = 9.0, 2.0  # scores, against 0 of each other label
DOUBTFUL = ("رنا", "العليا")


def write(folder, labels=LABELS, blind=0):
    """Write a model to a folder, blind at so many pieces from each end of what it reads."""
    folder.mkdir(exist_ok=True)
    config = {"id2label": {str(n): label for n, label in enumerate(labels)}, "max_position_embeddings": WINDOW}
    (folder / "config.json").write_text(json.dumps(config), "utf-8")
    tokenizer().save(str(folder / "tokenizer.json"))
    save(network(blind), folder / "model.onnx")
    return folder


def tokenizer():
    vocabulary = {piece: n for n, piece in enumerate(PIECES)}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=10**9))
    made.normalizer = normalizers.BertNormalizer(strip_accents=False, lowercase=False)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    ends = [(piece, vocabulary[piece]) for piece in ("[CLS]", "[SEP]")]
    made.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=ends)
    return made


def network(blind=0, inputs=("input_ids", "attention_mask", "token_type_ids")):
    """Scores: those of the piece, and of its place in the window."""
    pieces = np.zeros((len(PIECES), len(LABELS)), np.float32)
    for n, piece in enumerate(PIECES):
        pieces[n, LABELS.index(WORDS.get(piece, "O"))] = UNSURE if piece in DOUBTFUL else SURE
    places = np.zeros((WINDOW, len(LABELS)), np.float32)
    places[:blind, 0] = places[WINDOW - blind :, 0] = 2 * SURE
    nodes = [
        helper.make_node("Gather", ["pieces", "input_ids"], ["of_piece"]),
        helper.make_node("CumSum", ["attention_mask", "along"], ["nth"]),
        helper.make_node("Sub", ["nth", "attention_mask"], ["place"]),
        helper.make_node("Gather", ["places", "place"], ["of_place"]),
        helper.make_node("Add", ["of_piece", "of_place"], ["logits"]),
    ]
    tables = {"pieces": pieces, "places": places, "along": np.array(1, np.int64)}
    size = ("batch", "length")
    graph = helper.make_graph(
        nodes,
        "toy",
        [helper.make_tensor_value_info(name, TensorProto.INT64, size) for name in inputs],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, (*size, len(LABELS)))],
        [numpy_helper.from_array(table, name) for name, table in tables.items()],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    checker.check_model(made)
    return made

"""Write trained weights as the int8 ONNX file that the package ships.

The graph is written node by node, so that what is quantised, and how, stands here and nowhere
else. Weights of the encoder are signed 7-bit integers, one scale an output channel; what is
multiplied with them is quantised at run time, one scale a row. Seven bits, since on processors
without VNNI the sum of two products of eight bits overflows its sixteen-bit register and the tags
change. One scale a row, so that a word's vector does not depend on the largest value elsewhere in
the window. Word embeddings are int8, one scale a row; so are the large heads, while those of tags and
parts of speech stay float32.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from allegedly.reading.windows import WINDOW
from training.corpora import TAGS, UPOS
from training.network import IMPOSSIBLE, Shape, legal_transitions

Array = NDArray[np.float32]
#: Version of the model; it rises whenever the shipped weights change.
VERSION = "2"
CONTRIB = "com.microsoft"
OPSET = 21


class Graph:
    """A graph under construction: every call adds a node and gives the name of its result."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def add(self, op: str, *inputs: str, name: str | None = None, domain: str = "", **attributes: Any) -> str:
        """Add a node."""
        out = name or f"{op.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, list(inputs), [out], name=out, domain=domain, **attributes))
        return out

    def constant(self, value: Any, dtype: Any = np.float32) -> str:
        """Add a constant, once however often it is used."""
        array = np.ascontiguousarray(np.asarray(value, dtype=dtype))
        key = hashlib.sha256(f"{array.dtype}{array.shape}".encode() + array.tobytes()).hexdigest()[:16]
        name = f"c_{key}"
        self.constants.setdefault(name, numpy_helper.from_array(array, name))
        return name


def quantize_rows(table: Array, top: int) -> tuple[NDArray[np.int8], Array]:
    """Quantise each row symmetrically to ``[-top, top]``; return integers and scales."""
    scale = np.abs(table).max(1) / top
    scale[scale == 0] = 1.0
    return np.round(table / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def integer_linear(graph: Graph, rows: tuple[str, str], weight: Array, bias: Array) -> str:
    """Multiply quantised rows ``(integers, scales)`` with quantised weights (out, in)."""
    integers, scales = rows
    quantised, scale = quantize_rows(weight, 63)
    product = graph.add(
        "MatMulIntegerToFloat",
        *(integers, graph.constant(quantised.T, np.int8)),
        *(graph.constant(1), graph.constant(scale)),
        *(graph.constant(128, np.uint8), graph.constant(np.zeros(len(scale)), np.int8)),
        domain=CONTRIB,
    )
    return graph.add("Add", graph.add("Mul", product, scales), graph.constant(bias))


def quantized(graph: Graph, x: str) -> tuple[str, str]:
    """Quantise each row of `x` to unsigned eight bits around 128; return integers and scales."""
    largest = graph.add("ReduceMax", graph.add("Abs", x), graph.constant([-1], np.int64), keepdims=1)
    scale = graph.add("Mul", graph.add("Max", largest, graph.constant(1e-9)), graph.constant(1 / 127))
    flat = graph.add("Squeeze", scale, graph.constant([-1], np.int64))
    middle = graph.add("Expand", graph.constant(128, np.uint8), graph.add("Shape", flat))
    return graph.add("QuantizeLinear", x, flat, middle, axis=0), scale


def linear(graph: Graph, x: str, weight: Array, bias: Array) -> str:
    """Multiply in float32."""
    return graph.add("Add", graph.add("MatMul", x, graph.constant(weight.T)), graph.constant(bias))


def normalised(graph: Graph, x: str, w: dict[str, Array], name: str) -> str:
    """Apply layer normalisation."""
    scale, bias = graph.constant(w[f"{name}.weight"]), graph.constant(w[f"{name}.bias"])
    return graph.add("LayerNormalization", x, scale, bias, axis=-1, epsilon=1e-12)


def encoder(graph: Graph, w: dict[str, Array], shape: Shape) -> list[str]:
    """Add the encoder; return the names of all layers' outputs, each (pieces, width)."""
    table, scale = quantize_rows(w["encoder.word.weight"], 127)
    word = graph.add("Cast", graph.add("Gather", graph.constant(table, np.int8), "ids"), to=TensorProto.FLOAT)
    word = graph.add("Mul", word, graph.add("Gather", graph.constant(scale[:, None]), "ids"))
    zero = graph.constant([0], np.int64)
    position = graph.add(
        "Slice", graph.constant(w["encoder.position.weight"][:WINDOW]), zero, graph.add("Shape", "ids")
    )
    casing = graph.add("Gather", graph.constant(w["encoder.casing.weight"]), "types")
    x = graph.add("Add", graph.add("Add", word, position), casing)
    out = [normalised(graph, x, w, "encoder.norm")]
    for k in range(shape.layers):
        out.append(
            layer(
                graph,
                out[-1],
                {n.split(".", 3)[3]: v for n, v in w.items() if n.startswith(f"encoder.layers.{k}.")},
                shape,
            )
        )
    return out


def attention(graph: Graph, rows: tuple[str, str], w: dict[str, Array], shape: Shape) -> str:
    """Add the attention of a layer, from quantised rows to (pieces, width).

    Written in plain operators, which calculate to the last bit alike on every x86 processor: the
    fused one sums its softmax in an order that depends on the width of the processor's registers.
    """
    size = shape.width // shape.attention_heads
    parts = [(w[f"{n}.weight"], w[f"{n}.bias"]) for n in ("query", "key", "value")]
    parts[0] = (parts[0][0] / size**0.5, parts[0][1] / size**0.5)
    weight, bias = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    joined = integer_linear(graph, rows, weight, bias)
    zero = graph.constant([0], np.int64)
    heads = graph.add("Reshape", joined, graph.constant([-1, 3 * shape.attention_heads, size], np.int64))
    heads = graph.add("Transpose", heads, perm=[1, 0, 2])
    bounds = [graph.constant([k * shape.attention_heads], np.int64) for k in range(4)]
    query, key, value = (graph.add("Slice", heads, *pair, zero) for pair in pairwise(bounds))
    scores = graph.add("MatMul", query, graph.add("Transpose", key, perm=[0, 2, 1]))
    # Instead of the row's largest score, which costs two passes, a bound: up to 80 the exponentials of a
    # whole window and their products with values fit into a float32, and scores of 80 hardly occur.
    clipped = graph.add("Clip", scores, graph.constant(-80), graph.constant(80))
    weights = graph.add("Exp", clipped)
    total = graph.add("ReduceSum", weights, graph.constant([-1], np.int64), keepdims=1)
    mixed = graph.add("Div", graph.add("MatMul", weights, value), total)
    mixed = graph.add("Transpose", mixed, perm=[1, 0, 2])
    return graph.add("Reshape", mixed, graph.constant([-1, shape.width], np.int64))


def layer(graph: Graph, x: str, w: dict[str, Array], shape: Shape) -> str:
    """Add one transformer layer."""
    mixed = attention(graph, quantized(graph, x), w, shape)
    after = integer_linear(graph, quantized(graph, mixed), w["output.weight"], w["output.bias"])
    x = normalised(graph, graph.add("Add", x, after), w, "norm_attention")
    inner = graph.add("Gelu", integer_linear(graph, quantized(graph, x), w["inner.weight"], w["inner.bias"]))
    after = integer_linear(graph, quantized(graph, inner), w["outer.weight"], w["outer.bias"])
    return normalised(graph, graph.add("Add", x, after), w, "norm_output")


def heads(graph: Graph, layers: Sequence[str], w: dict[str, Array], shape: Shape) -> None:
    """Add all heads; their results are the graph's outputs."""
    x = graph.add("Gather", layers[-1], "starts")
    weights = np.exp(w["mix"]) / np.exp(w["mix"]).sum()
    scaled = [
        graph.add("Mul", graph.add("Gather", name, "starts"), graph.constant(weight))
        for name, weight in zip(layers, weights, strict=True)
    ]
    mixed = graph.add("Sum", *scaled)

    def tail(y: str) -> str:
        one, most = graph.constant([1], np.int64), graph.constant([np.iinfo(np.int64).max], np.int64)
        return graph.add("Slice", y, one, most, graph.constant([0], np.int64))

    def project(y: str, name: str) -> str:
        return linear(graph, y, w[f"{name}.weight"], w[f"{name}.bias"])

    def project_integers(rows: tuple[str, str], *names: str) -> list[str]:
        """Project quantised rows by several heads in one multiplication."""
        weight = np.concatenate([w[f"{n}.weight"] for n in names])
        joined = integer_linear(graph, rows, weight, np.concatenate([w[f"{n}.bias"] for n in names]))
        ends = np.cumsum([0, *(len(w[f"{n}.bias"]) for n in names)])
        bounds = [graph.constant([end], np.int64) for end in ends]
        axis = graph.constant([1], np.int64)
        return [graph.add("Slice", joined, *pair, axis) for pair in pairwise(bounds)]

    graph.add("Identity", project(tail(x), "tag"), name="tag")
    graph.add("Identity", project(tail(mixed), "upos"), name="upos")
    link_from, link_to = project_integers(quantized(graph, x), "link_from", "link_to")
    link = graph.add("MatMul", tail(link_from), graph.add("Transpose", link_to, perm=[1, 0]))
    graph.add("Mul", link, graph.constant(shape.link**-0.5), name="link")
    names = ("arc_head", "arc_dependent", "relation_head", "relation_dependent")
    head, dependent, relation_head, relation_dependent = (
        graph.add("Gelu", y) for y in project_integers(quantized(graph, mixed), *names)
    )
    dependent = graph.add("MatMul", tail(dependent), graph.constant(w["arc"] / shape.arc**0.5))
    arc = graph.add("MatMul", dependent, graph.add("Transpose", head, perm=[1, 0]))
    bias = graph.add("Transpose", project(head, "arc_bias"), perm=[1, 0])
    graph.add("Add", arc, bias, name="arc")
    graph.add("Identity", relation_head, name="relation_head")
    graph.add("Identity", tail(relation_dependent), name="relation_dependent")


#: The graph's outputs with their shapes; n words, relation vectors of width r.
OUTPUTS: dict[str, list[int | str]] = {
    "tag": ["n", len(TAGS)],
    "link": ["n", "n1"],
    "upos": ["n", len(UPOS)],
    "arc": ["n", "n1"],
    "relation_dependent": ["n", "r"],
    "relation_head": ["n1", "r"],
    "transition": [len(TAGS), len(TAGS)],
    "relation_weight": ["relations", "r3"],
    "relation_bias": ["relations"],
}


def build(weights: dict[str, Array], relations: Sequence[str], shape: Shape, version: str) -> onnx.ModelProto:
    """Build the whole graph.

    Inputs are ``ids`` and ``types`` (pieces of one window, the classification piece first) and
    ``starts`` (0, then each word's first piece). The last three outputs are constants that decoding
    needs: they lie in the graph so that the model is one file.
    """
    graph = Graph()
    heads(graph, encoder(graph, weights, shape), weights, shape)
    transition = np.where(legal_transitions().numpy(), weights["transition"], IMPOSSIBLE)
    for name, value in (
        ("transition", transition),
        ("relation_weight", weights["relation.weight"]),
        ("relation_bias", weights["relation.bias"]),
    ):
        graph.add("Identity", graph.constant(value), name=name)
    proto = helper.make_graph(
        graph.nodes,
        "reading",
        [
            helper.make_tensor_value_info(name, TensorProto.INT64, [size])
            for name, size in (("ids", "m"), ("types", "m"), ("starts", "n1"))
        ],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, size) for name, size in OUTPUTS.items()],
        list(graph.constants.values()),
    )
    model = helper.make_model(
        proto,
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)],
        ir_version=10,
        producer_name="allegedly",
    )
    labels = {"version": version, "tags": TAGS, "upos": UPOS, "relations": tuple(relations)}
    helper.set_model_props(model, {"allegedly": json.dumps(labels)})
    onnx.checker.check_model(model)
    return model


def export(weights: Path, out: Path, *, version: str = VERSION) -> str:
    """Write the ONNX file for a weights file and return its sha256."""
    state = torch.load(weights, weights_only=True)
    arrays = {name: value.float().numpy() for name, value in state["weights"].items()}
    relations = state["relations"]
    model = build(arrays, relations, Shape(relations=len(relations)), version)
    data = model.SerializeToString(deterministic=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(data)
    return hashlib.sha256(data).hexdigest()


def main(argv: Sequence[str] | None = None) -> None:
    """Parse the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args(argv)
    print(export(args.weights, args.out))


if __name__ == "__main__":
    main()

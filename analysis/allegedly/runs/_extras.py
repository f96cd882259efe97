"""Libraries that only runs over corpora need, imported on first use."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .._errors import RunError


def need(module: str, extra: str) -> Any:
    """Import a library that comes with an extra.

    Parameters
    ----------
    module : str
        Name of the module.
    extra : str
        The extra of this library that installs it.

    Raises
    ------
    RunError
        If it is not installed; the message says how to install it.

    Examples
    --------
    >>> need("no_such_module", "files")
    Traceback (most recent call last):
        ...
    allegedly.RunError: this needs no_such_module, which is not installed: pip install "allegedly[files]"
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        # A library that is there but lacks one of its own is another matter.
        if error.name != module.partition(".")[0]:
            raise
        raise RunError(f'this needs {error.name}, which is not installed: pip install "allegedly[{extra}]"') from error

"""Who accuses whom of what, who denies it, who dodges: discourse analysis of news text.

>>> import allegedly as al
>>> doc = al.analyze('"We never sold them arms," the minister said.')

`read` takes a file, `analyze` a string; both return a `Document`, whose ``tokens``, ``attributions``,
``marks``, ``acts``, ``charges`` and ``actors`` are tidy DataFrames, and whose ``to_dict()`` is the JSON
record that ``allegedly analyze --json`` writes. Every offset is a half-open range of characters of the
untouched text.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ._errors import CorrectionError, Error, LexiconError, ModelError, ReadError, RunError

if TYPE_CHECKING:
    from .actors import Actor, Actors
    from .acts import Act
    from .attributions import Attribution
    from .charges import Charge
    from .corpora import Corpus, read_corpus
    from .corpora.ledger import ledger
    from .document import Document, analyze, read
    from .html import report
    from .lexicon import Entry, Lexicon
    from .marks import Mark
    from .reading import Reading
    from .runs import Results, open_results, run_corpus
    from .settings import Settings
    from .text import Text

__version__ = "0.1.0"

__all__ = [
    "Act",
    "Actor",
    "Actors",
    "Attribution",
    "Charge",
    "Corpus",
    "CorrectionError",
    "Document",
    "Entry",
    "Error",
    "Lexicon",
    "LexiconError",
    "Mark",
    "ModelError",
    "ReadError",
    "Reading",
    "Results",
    "RunError",
    "Settings",
    "Text",
    "__version__",
    "analyze",
    "ledger",
    "open_results",
    "read",
    "read_corpus",
    "report",
    "run_corpus",
]

# These names are looked up on first use (PEP 562): pandas, onnxruntime and nltk take most of a second to
# import, which `allegedly --help` and a program that only catches `allegedly.Error` should not pay.
_HOME = {
    "Act": "acts",
    "Actor": "actors",
    "Actors": "actors",
    "Attribution": "attributions",
    "Charge": "charges",
    "Corpus": "corpora",
    "Document": "document",
    "Entry": "lexicon",
    "Lexicon": "lexicon",
    "Mark": "marks",
    "Reading": "reading",
    "Results": "runs",
    "Settings": "settings",
    "Text": "text",
    "analyze": "document",
    "ledger": "corpora.ledger",
    "open_results": "runs",
    "read": "document",
    "read_corpus": "corpora",
    "report": "html",
    "run_corpus": "runs",
}


def __getattr__(name: str) -> Any:
    try:
        home = _HOME[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

"""Answers kept with what they are about: rules ask the same of the same word again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Keeping(Protocol):
    """What does not change, and so can keep answers about itself."""

    @property
    def answers(self) -> dict[object, Any]:
        """Answers by what was asked."""
        ...


K = TypeVar("K", bound=Keeping)


def remembered(function: Callable[Concatenate[K, P], T]) -> Callable[Concatenate[K, P], T]:
    """Ask a function once for each set of arguments, and keep its answers with the first of them.

    Parameters
    ----------
    function : callable
        Gives the same for the same arguments, something that nobody changes; all but the first are hashable.

    Examples
    --------
    >>> class Word:
    ...     def __init__(self, text: str) -> None:
    ...         self.text, self.answers = text, {}
    >>> @remembered
    ... def loud(word: Word, mark: str) -> str:
    ...     print("asked")
    ...     return word.text.upper() + mark
    >>> word = Word("no")
    >>> loud(word, "!"), loud(word, "!")
    asked
    ('NO!', 'NO!')
    """
    # A name and not the function, since an object that keeps answers may be pickled.
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def asked(about: K, /, *args: P.args, **options: P.kwargs) -> T:
        answers = about.answers
        key = (name, args, *options.items()) if options else (name, args)
        try:
            answer: T = answers[key]
        except KeyError:
            answer = answers[key] = function(about, *args, **options)
        return answer

    return asked

"""The server that shows a page: the way back to its lists, and where it tells of each thing.

A file that people pass on has no home. It holds no link, because whoever opens it may have no
server.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """A link out of a page, in the reader's language; `here` is where the reader is already."""

    address: str
    words: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Home:
    """Links to the lists of a server and to the same picture drawn otherwise.

    `address_of` returns where the server tells of an IRI, blank when it does not.
    """

    language: str
    lists: tuple[Way, ...]
    pictures: tuple[Way, ...]
    address_of: Callable[[str], str]

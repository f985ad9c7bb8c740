"""What a reader is: a name, the formats that it knows and a function from a file to its sheets and faults."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.readers.sheet import Sheet
from ingest.readers.source import Source
from schema import Problem


@dataclass(frozen=True, kw_only=True)
class Reader:
    """``formats`` are those of ``ingest.readers.format``; ``suffixes`` what such files are called."""

    name: str
    title: str
    formats: frozenset[str]
    suffixes: tuple[str, ...]
    read: Callable[[Source], Iterator[Sheet | Problem]]

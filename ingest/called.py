"""The names that sheets and files of a table go by."""

from functools import cache

from ingest.cell import words
from ingest.glossary import english
from schema import TABLES, Table


@cache
def table_names(name: str) -> frozenset[str]:
    """The words by which sheets and files of the table are called."""
    table = next(table for table in TABLES if table.name == name)
    return frozenset(words(text) for text in (table.name, table.title, *table.names))


@cache
def _said_names(name: str) -> frozenset[frozenset[str]]:
    return frozenset(english(text) for text in table_names(name))


def called(table: Table, sheet: str, stem: str) -> float:
    """How plainly the sheet's name, or else the file's, says that it is this table: 3 exactly, 1.5 among other words."""
    named = table_names(table.name)
    if words(sheet) in named or english(sheet) in _said_names(table.name):
        return 3.0
    if any(_within(name, words(sheet)) for name in named):
        return 1.5
    return 1.0 if any(_within(name, words(stem)) for name in named) else 0.0


def _within(name: str, text: str) -> bool:
    return f" {name} " in f" {text} "

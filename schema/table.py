"""What an input table is: its columns with type, unit, meaning and other names, its key and its checks."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Kind(StrEnum):
    """What a cell of a column holds; each kind has one SQL type (see :data:`SQL_TYPE`)."""

    ID = "identifier"  # text that names a thing; never a number, whatever it looks like
    TEXT = "text"
    DATE = "date"
    MONEY = "money"  # in the row's currency
    SHARE = "share"  # 0 to 1; 45 % is 0.45
    NUMBER = "number"
    INTEGER = "whole number"
    FLAG = "yes or no"
    CHOICE = "choice"
    CURRENCY = "currency code"  # ISO 4217, three letters
    RATE = "exchange rate"


SQL_TYPE: dict[Kind, str] = {
    Kind.ID: "VARCHAR",
    Kind.TEXT: "VARCHAR",
    Kind.DATE: "DATE",
    Kind.MONEY: "DECIMAL(18,4)",
    Kind.SHARE: "DECIMAL(12,8)",
    Kind.NUMBER: "DECIMAL(18,6)",
    Kind.INTEGER: "INTEGER",
    Kind.FLAG: "BOOLEAN",
    Kind.CHOICE: "VARCHAR",
    Kind.CURRENCY: "VARCHAR",
    Kind.RATE: "DECIMAL(18,8)",
}

Severity = Literal["error", "warning", "notice"]


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of an input table.

    ``names`` are the headings that people give it, in English, beside its own name; ``instead`` those that serve where none of them is there.
    ``choices`` maps each allowed value to the other words people write for it.
    ``refers_to`` is ``"table.column"`` where the value must be known.
    ``to_date`` names the twin of a value *of* a period: the column that holds the value from the start up to the period's end.
    ``gives`` names the column of the table that can be made of it where it has no heading of its own. ``sided`` amounts may be marked as debit or credit.
    ``leaves_out`` describes the answer by which the rows with a word that is none of the choices are left out.
    ``suggests`` maps what systems write, and may mean something else in another, to the answer that is suggested for it.
    """

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    names: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    required: bool = False
    choices: dict[str, tuple[str, ...]] | None = None
    refers_to: str = ""
    to_date: str = ""
    gives: str = ""
    sided: bool = False
    leaves_out: str = ""
    suggests: Mapping[str, str] | None = None
    low: float | None = None
    high: float | None = None
    example: str | int | float | bool = ""

    @property
    def heading(self) -> str:
        """The heading that the template prints: the name in words."""
        return _ACRONYMS.get(self.name) or self.name.replace("_", " ").capitalize().replace(" id", " ID")

    @property
    def sql_type(self) -> str:
        return SQL_TYPE[self.kind]


_ACRONYMS = {
    "pv": "PV",
    "ev": "EV",
    "ac": "AC",
    "pv_to_date": "PV to date",
    "ev_to_date": "EV to date",
    "ac_to_date": "AC to date",
    "eac": "EAC",
    "etc": "ETC",
    "wp_id": "Work package ID",
}


@dataclass(frozen=True, kw_only=True)
class Check:
    """A rule over one row: ``bad`` is a SQL expression over the table's columns, true where it is broken; ``once`` tells all such rows in one."""

    column: str
    bad: str
    says: str
    mend: str
    severity: Severity = "error"
    once: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """One input table: template sheet, importer, messages and documentation follow from it.

    ``key`` names the columns that together identify a row; rows whose key has a blank are not compared.
    ``period`` names the date column of a table that grows with time: a new load of the same origin
    then replaces only the days that it covers, project by project. A table without one describes the
    state of things, and a new load of the same origin replaces the rows of its own projects. ``tells`` names
    columns of which a sheet of this table has at least one: without any of them its other columns say nothing.
    ``several`` says that one file may hold several rows with one key, as the lines of a document.
    ``guides`` are columns of sheets that are not kept, and say how the others are to be read: debit or credit, the local currency.
    """

    name: str
    title: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    names: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    period: str = ""
    tells: tuple[str, ...] = ()
    several: bool = False
    guides: tuple[Column, ...] = ()

    @property
    def readable(self) -> tuple[Column, ...]:
        """Every column that a heading can name."""
        return (*self.columns, *self.guides)

    def column(self, name: str) -> Column:
        """The column of that name; raises ``KeyError`` that lists the names there are."""
        for column in self.readable:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name!r}; it has {', '.join(c.name for c in self.columns)}")

    @property
    def required(self) -> tuple[Column, ...]:
        return tuple(c for c in self.columns if c.required)

"""Who sees what: each audience's tables, columns and rows, enforced where the data is published."""

import hashlib
import json
from dataclasses import asdict, dataclass

from schema import TABLES
from store.tables import RECORDS, layout

PRIVATE_RECORDS = frozenset({"covers", "spared", "apart", "withdrawals"})  # follow from the tables; see store.publish


@dataclass(frozen=True, kw_only=True)
class Grant:
    """One table that an audience sees.

    ``columns`` names what it sees of it (None: all; key, period and project are always needed);
    ``rows`` is a SQL condition over the row's own columns, because rows once published stay published.
    """

    table: str
    columns: tuple[str, ...] | None = None
    rows: str = "true"


@dataclass(frozen=True, kw_only=True)
class Audience:
    """A set of people who see the same: one published file each."""

    name: str
    meaning: str
    grants: tuple[Grant, ...]

    @property
    def digest(self) -> str:
        """Changes with this declaration and with the contracts: the audience then gets a file built anew."""
        return hashlib.sha256(f"{json.dumps(asdict(self), sort_keys=True)}{layout()}".encode()).hexdigest()[:8]


_EVERYTHING = (*(table.name for table in TABLES), *(name for name in RECORDS if name not in PRIVATE_RECORDS))

EVERYONE = Audience(
    name="everyone",
    meaning="Everybody who can open the dashboard on this machine.",
    grants=tuple(Grant(table=name) for name in _EVERYTHING),
)

AUDIENCES: tuple[Audience, ...] = (EVERYONE,)

ROLES: dict[str, str] = {"reader": EVERYONE.name}


def audience_of(role: str) -> str:
    """The audience of a role; raises ``KeyError`` that lists the roles there are."""
    if role not in ROLES:
        raise KeyError(f"There is no role {role!r}; there are {', '.join(sorted(ROLES))}.")
    return ROLES[role]


def named(name: str) -> Audience:
    """The audience of that name; raises ``KeyError`` that lists the audiences there are."""
    for audience in AUDIENCES:
        if audience.name == name:
            return audience
    raise KeyError(f"There is no audience {name!r}; there are {', '.join(one.name for one in AUDIENCES)}.")

"""Control totals: how many rows a sheet left in a table, what they add up to, and a digest of every cell."""

import json
from dataclasses import dataclass
from decimal import Decimal

from duckdb import DuckDBPyConnection

from schema import Table
from store.tables import columns_of, summed


@dataclass(frozen=True, kw_only=True)
class Totals:
    """What can be counted again at any time and must come out the same."""

    rows: int
    sums: dict[str, Decimal]
    digest: str

    def as_json(self) -> str:
        return json.dumps({name: str(value) for name, value in self.sums.items()}, sort_keys=True)


def of(con: DuckDBPyConnection, table: Table, load_id: int, sheet: str) -> Totals:
    """Count what one sheet of one load left in its table."""
    names = summed(table)
    sums = ", ".join(f'coalesce(sum("{name}"), 0)' for name in names)
    # blank cells are left out and columns sorted, so that a column added to the contract later changes no digest
    cells = ", ".join(f"'{name}=' || \"{name}\"::VARCHAR" for name in sorted(columns_of(table)))
    rows = con.execute(
        f"""SELECT count(*), bit_xor(md5_number(concat_ws(chr(31), {cells}))) {"," if sums else ""} {sums}
        FROM "{table.name}" WHERE _load = ? AND _sheet = ?""",
        [load_id, sheet],
    ).fetchall()
    row = rows[0]
    found = {name: Decimal(value) for name, value in zip(names, row[2:], strict=True)}
    return Totals(rows=row[0], sums=found, digest=f"{row[1] or 0:032x}")

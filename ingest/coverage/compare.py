"""A delivery's rows beside those that are known: which are the same, by their key or else by their content."""

from collections.abc import Iterator
from contextlib import contextmanager

from duckdb import DuckDBPyConnection

from ingest.coverage.delivery import Delivery
from schema import Column, Kind, Table
from store import apart
from store.vintages import NULL_IS_A_VALUE

_TEMPORARY = ("_known", "_pairs", "replaced_rows")
FURTHEST = 27  # days between a document's day and its posting
_STRONG = frozenset({Kind.MONEY, Kind.DATE})


@contextmanager
def beside_known(con: DuckDBPyConnection, delivery: Delivery) -> Iterator[None]:
    """Give the connection ``incoming_rows`` (each with ``_n``), ``_known`` (each with ``_k`` and ``_origin``) and their ``_pairs``."""
    con.register("incoming_rows", delivery.all_rows())
    table = delivery.table
    try:
        con.execute(
            f"""CREATE OR REPLACE TEMP TABLE _known AS SELECT row_number() OVER () AS _k, k.*, c.origin AS _origin FROM "{table.name}" k
            LEFT JOIN (SELECT DISTINCT load_id, origin FROM kept.covers WHERE table_name = ?) c ON c.load_id = k._load""",
            [table.name],
        )
        pair(con, delivery)
        yield
    finally:
        con.unregister("incoming_rows")
        for name in _TEMPORARY:
            con.execute(f"DROP TABLE IF EXISTS temp.{name}")


def pair(con: DuckDBPyConnection, delivery: Delivery) -> None:
    """Create ``_pairs``; a number of an origin that numbers apart says nothing."""
    table = delivery.table
    con.execute("CREATE OR REPLACE TEMP TABLE _pairs (_n INTEGER, _k BIGINT, how VARCHAR)")
    if con.execute("SELECT 1 FROM _known LIMIT 1").fetchall():
        loads = f"SELECT load_id FROM ({apart.origin_of('kept.')}) WHERE list_contains($apart, origin)"
        bound = {"table": table.name, "apart": sorted(delivery.numbered_apart)}
        con.execute(f"INSERT INTO _pairs {_by_key(table, loads)}", bound)
        if table.several or any(delivery.lacks(name) for name in compared(table)):
            con.execute(f"INSERT INTO _pairs {_by_content(table)}")
        if table.several:
            con.execute(f"INSERT INTO _pairs {_renumbered(table, loads)}", bound)
            con.execute(f"INSERT INTO _pairs {_redated(table, loads)}", bound)
        if table.several and any(rows.column("_cell").null_count < rows.num_rows for rows in delivery.rows):
            con.execute(f"INSERT INTO _pairs {_by_place(table)}", {"origin": delivery.origin})


def compared(table: Table) -> list[str]:
    """The key's columns in which a blank compares with nothing."""
    return [name for name in table.key if (table.name, name) not in NULL_IS_A_VALUE]


def keyed(table: Table, alias: str) -> str:
    """That a row's key is whole, as SQL."""
    return " AND ".join(f'{alias}."{name}" IS NOT NULL' for name in compared(table))


def _by_key(table: Table, apart: str) -> str:
    """Rows with the same key, but for those of loads apart; of several lines with one number the first with the first, and so on."""
    same = " AND ".join(
        f'n."{name}" {"IS NOT DISTINCT FROM" if (table.name, name) in NULL_IS_A_VALUE else "="} k."{name}"' for name in table.key
    )
    if not table.several:
        return f"SELECT n._n, k._k, 'key' FROM incoming_rows n JOIN _known k ON {same} WHERE k._load NOT IN ({apart})"
    keys = ", ".join(f'"{name}"' for name in table.key)
    order = ", ".join(f'"{column.name}"' for column in table.columns if column.kind is Kind.MONEY)
    ranked = "SELECT *, row_number() OVER (PARTITION BY {0} ORDER BY {1}) AS _rank FROM {2} x WHERE {3}"
    new = ranked.format(keys, order, "incoming_rows", keyed(table, "x"))
    old = ranked.format(keys, order, "_known", f"{keyed(table, 'x')} AND x._load NOT IN ({apart})")
    return f"SELECT n._n, k._k, 'key' FROM ({new}) n JOIN ({old}) k ON {same} AND n._rank = k._rank"


def _by_content(table: Table) -> str:
    """Rows without a common key whose dates and amounts are the same, and whatever else both give."""
    strong, weak = parts(table)
    new = f"SELECT * FROM incoming_rows x WHERE _n NOT IN (SELECT _n FROM _pairs) {_unkeyed(table)}"
    old = f"SELECT * FROM _known WHERE _k NOT IN (SELECT _k FROM _pairs) AND {_like_new(strong)}"
    return (
        f"SELECT n._n, k._k, 'content' FROM ({ranked(new, strong, weak)}) n JOIN ({ranked(old, strong, weak)}) k ON {alike(strong, weak)}"
    )


def _by_place(table: Table) -> str:
    """Amounts of a layout, such as months across, that stand alone for their project, day and item: another one in their place corrects them."""
    _, weak = parts(table)
    same = [name for name in ("project_id", table.period, *weak) if name != "line_id"]
    listed = ", ".join(f'"{name}"' for name in same)
    alone = "SELECT * FROM {0} x WHERE _cell IS NOT NULL AND {1} NOT IN (SELECT {1} FROM _pairs){2} QUALIFY count(*) OVER (PARTITION BY {3}) = 1"
    new = alone.format("incoming_rows", "_n", "", listed)
    old = alone.format("_known", "_k", " AND _origin = $origin", listed)
    on = " AND ".join(f'n."{name}" IS NOT DISTINCT FROM k."{name}"' for name in same)
    return f"SELECT n._n, k._k, 'place' FROM ({new}) n JOIN ({old}) k ON {on}"


def _renumbered(table: Table, apart: str) -> str:
    """Lines of the same content under another number, where they are most of the file: another system numbers the same line differently."""
    strong, weak = parts(table)
    weak = [name for name in weak if name not in table.key]
    new = f"SELECT * FROM incoming_rows x WHERE _n NOT IN (SELECT _n FROM _pairs) AND {keyed(table, 'x')}"
    old = f"SELECT * FROM _known x WHERE _k NOT IN (SELECT _k FROM _pairs) AND {keyed(table, 'x')} AND _load NOT IN ({apart}) AND {_like_new(strong)}"
    found = f"SELECT n._n, k._k FROM ({ranked(new, strong, weak)}) n JOIN ({ranked(old, strong, weak)}) k ON {alike(strong, weak)}"
    enough = "(SELECT count(*) FROM found) * 2 >= (SELECT count(*) FROM incoming_rows)"
    return f"WITH found AS ({found}) SELECT *, 'renumbered' FROM found WHERE {enough}"


def _redated(table: Table, apart: str) -> str:
    """Lines of the same amount, number and text on another day, where they are most of the file: one has the document's day, one the posting's.

    What recurs each month lies further apart, and what recurs in the next file begins after all that is known.
    """
    strong, weak = parts(table)
    strong = [name for name in strong if name != table.period]
    told = [name for name in weak if name in ("line_id", "vendor", "description")]
    day = f'"{table.period}"'
    near = f"{day} BETWEEN (SELECT min({day}) FROM incoming_rows) - {FURTHEST} AND (SELECT max({day}) FROM incoming_rows) + {FURTHEST}"
    new = "SELECT * FROM incoming_rows x WHERE _n NOT IN (SELECT _n FROM _pairs)"
    old = f"SELECT * FROM _known x WHERE {near} AND _k NOT IN (SELECT _k FROM _pairs) AND _load NOT IN ({apart}) AND {_like_new(strong)}"
    same = " OR ".join(f'n."{name}" = k."{name}"' for name in told)
    found = (
        f"SELECT n._n, k._k, n.{day} AS a, k.{day} AS b FROM ({ranked(new, strong, weak)}) n JOIN ({ranked(old, strong, weak)}) k "
        f"ON {alike(strong, weak)} AND ({same}) AND abs(n.{day} - k.{day}) BETWEEN 1 AND {FURTHEST}"
    )
    enough = "(SELECT count(*) > 1 AND count(*) * 2 >= (SELECT count(*) FROM incoming_rows) AND min(a) <= max(b) FROM found)"
    return f"WITH found AS ({found}) SELECT _n, _k, 'redated' FROM found WHERE {enough}"


def _like_new(strong: list[str]) -> str:
    """That a known row may be like one of the new: few of a long ledger are, and only these are put in order."""
    names = ", ".join(f'"{name}"' for name in strong)
    content = f"hash({names})"
    return f"{content} IN (SELECT {content} FROM incoming_rows)"


def _unkeyed(table: Table) -> str:
    """Only ledgers are told by their content though they have numbers: a copy may have lost them."""
    return "" if table.several else f"AND NOT ({keyed(table, 'x')})"


def parts(table: Table) -> tuple[list[str], list[str]]:
    """The columns that must be the same in rows of the same content, and those that may be blank on one side."""

    def strong(column: Column) -> bool:
        return column.required or column.name == "project_id" or column.kind in _STRONG

    names = [column.name for column in table.columns if strong(column)]
    return names, [column.name for column in table.columns if column.name not in names]


def ranked(rows: str, strong: list[str], weak: list[str]) -> str:
    """Rows numbered among those with the same dates and amounts, so that the first is compared with the first."""
    same = ", ".join(f'"{name}"' for name in strong)
    order = ", ".join(f'"{name}"' for name in weak) or "1"
    return f"SELECT *, row_number() OVER (PARTITION BY {same} ORDER BY {order}) AS _rank FROM ({rows})"


def alike(strong: list[str], weak: list[str]) -> str:
    """That two rows n and k have the same content, as SQL."""
    same = [f'n."{name}" IS NOT DISTINCT FROM k."{name}"' for name in strong]
    near = [f'(n."{name}" IS NULL OR k."{name}" IS NULL OR n."{name}" = k."{name}")' for name in weak]
    return " AND ".join([*same, "n._rank = k._rank", *near])


def written(value: object, column: Column) -> str:
    """A kept value as people write it; "" where there is none."""
    if value is None:
        return ""
    if column.kind is Kind.MONEY:
        return f"{value:,.2f}"
    if column.kind is Kind.SHARE:
        return f"{float(str(value)) * 100:g} %"
    return str(value)

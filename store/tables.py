"""The tables of the master store: one for each input table, and those that say where its rows came from."""

import hashlib
import uuid

import pyarrow as pa
from duckdb import DuckDBPyConnection

from schema import TABLES, Kind, Table
from store import covers, profiles

FORMAT = "1"

LINEAGE: tuple[str, ...] = ("_load", "_sheet", "_row", "_cell", "_from")
"""Where a kept row came from; ``_cell`` is the cell or range that it was made of, NULL where it is a whole row of the sheet.

``_from`` is NULL but for a row some of whose values stand elsewhere: ``{"budget": {"load": 1, "file": …, "sheet": …, "row": …, "cell": …}}``.
"""

RECORDS: dict[str, str] = {
    "loads": """load_id INTEGER PRIMARY KEY, loaded_at TIMESTAMP NOT NULL, person VARCHAR, file_name VARCHAR, sha256 VARCHAR,
        reader VARCHAR, source VARCHAR NOT NULL, status_date DATE, mapping JSON, note VARCHAR,
        read INTEGER, loaded INTEGER, rejected INTEGER, blank INTEGER""",
    "load_tables": """load_id INTEGER NOT NULL, table_name VARCHAR NOT NULL, sheet VARCHAR NOT NULL,
        read INTEGER, loaded INTEGER, rejected INTEGER, blank INTEGER, control_totals JSON, digest VARCHAR""",
    "covers": """load_id INTEGER NOT NULL, delivery INTEGER NOT NULL, table_name VARCHAR NOT NULL, origin VARCHAR NOT NULL,
        project_id VARCHAR, low DATE, high DATE, as_of DATE""",
    "spared": """load_id INTEGER NOT NULL, table_name VARCHAR NOT NULL, of_load INTEGER NOT NULL, sheet VARCHAR NOT NULL,
        "row" INTEGER NOT NULL, cell VARCHAR, stays BOOLEAN NOT NULL""",
    "apart": "load_id INTEGER NOT NULL, table_name VARCHAR NOT NULL, origin VARCHAR NOT NULL, other VARCHAR NOT NULL",
    "withdrawals": """withdrawal_id INTEGER PRIMARY KEY, load_id INTEGER NOT NULL, withdrawn_at TIMESTAMP NOT NULL, person VARCHAR,
        note VARCHAR, undone BOOLEAN NOT NULL""",
    "rejects": """load_id INTEGER NOT NULL, file VARCHAR, sheet VARCHAR, "row" INTEGER, "column" VARCHAR,
        found VARCHAR, says VARCHAR, mend VARCHAR, severity VARCHAR""",
    "refused": """load_id INTEGER NOT NULL, table_name VARCHAR NOT NULL, project_id VARCHAR NOT NULL, sheet VARCHAR, "row" INTEGER,
        reason VARCHAR NOT NULL""",
    "profiles": "shape VARCHAR NOT NULL, name VARCHAR, content JSON NOT NULL, person VARCHAR, remembered_at TIMESTAMP",
    "snapshots": """snapshot_id INTEGER PRIMARY KEY, report_key VARCHAR, status_date DATE, known_at TIMESTAMP, sealed_at TIMESTAMP,
        person VARCHAR, loads JSON, hash VARCHAR, content BLOB""",
    "audit": "audit_id INTEGER PRIMARY KEY, done_at TIMESTAMP, person VARCHAR, did VARCHAR, what VARCHAR",
    "meta": "key VARCHAR PRIMARY KEY, value VARCHAR",
}

INCOMPLETE = "project_id VARCHAR, reason VARCHAR, _load INTEGER, _file VARCHAR, _sheet VARCHAR, _row INTEGER"
"""The relation beside the input tables that names the projects of which rows were refused."""

ARROW: dict[Kind, pa.DataType] = {
    Kind.ID: pa.string(),
    Kind.TEXT: pa.string(),
    Kind.DATE: pa.date32(),
    Kind.MONEY: pa.decimal128(18, 4),
    Kind.SHARE: pa.decimal128(12, 8),
    Kind.NUMBER: pa.decimal128(18, 6),
    Kind.INTEGER: pa.int32(),
    Kind.FLAG: pa.bool_(),
    Kind.CHOICE: pa.string(),
    Kind.CURRENCY: pa.string(),
    Kind.RATE: pa.decimal128(18, 8),
}


def arrow_schema(table: Table) -> pa.Schema:
    """What a sheet's rows must look like to be kept: the contract's columns, then where each row and what of it stands elsewhere came from."""
    fields = [pa.field(column.name, ARROW[column.kind]) for column in table.columns]
    places = [pa.field("_sheet", pa.string()), pa.field("_row", pa.int32()), pa.field("_cell", pa.string()), pa.field("_from", pa.string())]
    return pa.schema([*fields, *places])


def columns_of(table: Table) -> tuple[str, ...]:
    """The names of the kept table's columns, lineage last."""
    return (*(column.name for column in table.columns), *LINEAGE)


def definition(table: Table) -> str:
    """The column list of the kept table, as SQL."""
    own = [f'"{column.name}" {column.sql_type}' for column in table.columns]
    return ", ".join([*own, "_load INTEGER", "_sheet VARCHAR", "_row INTEGER", "_cell VARCHAR", "_from VARCHAR"])


def summed(table: Table) -> tuple[str, ...]:
    """The columns whose sums are control totals: all that hold amounts or numbers."""
    kinds = {Kind.MONEY, Kind.SHARE, Kind.NUMBER, Kind.INTEGER, Kind.RATE}
    return tuple(column.name for column in table.columns if column.kind in kinds)


def layout() -> str:
    """A short text that changes when a table or a column is added to the contracts."""
    parts = [f"{table.name}({definition(table)})" for table in TABLES] + [f"{name}({columns})" for name, columns in RECORDS.items()]
    return hashlib.sha256("".join(parts).encode()).hexdigest()


def create(con: DuckDBPyConnection) -> None:
    """Make what is missing; a store begun by an earlier version gains the tables and columns that are new."""
    there: dict[str, set[str]] = {}
    for name, column in con.execute("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal").fetchall():
        there.setdefault(name, set()).add(column)
    con.execute("BEGIN")
    for table in TABLES:
        if table.name not in there:
            con.execute(f'CREATE TABLE "{table.name}" ({definition(table)})')
            continue
        for column in table.columns:
            if column.name not in there[table.name]:
                con.execute(f'ALTER TABLE "{table.name}" ADD COLUMN "{column.name}" {column.sql_type}')
        for name in ("_cell", "_from"):
            if name not in there[table.name]:
                con.execute(f'ALTER TABLE "{table.name}" ADD COLUMN {name} VARCHAR')
    for name, columns in RECORDS.items():
        if name not in there:
            con.execute(f'CREATE TABLE "{name}" ({columns})')
    if "spans" in there:  # begun before covers were kept
        covers.derive(con)
        con.execute("DROP TABLE spans")
    if "mappings" in there:
        profiles.migrate(con)
    if "meta" not in there:
        con.execute("INSERT INTO meta VALUES ('store_id', ?), ('format', ?)", [uuid.uuid4().hex, FORMAT])
    con.execute("COMMIT")

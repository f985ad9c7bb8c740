"""What was decided about sheets of one shape, and how earlier stores' matches and declarations become profiles."""

import json
from datetime import datetime

import duckdb

from schema.wording import shape
from store import tables
from store.profiles import Profile, merged, migrate

AT = datetime(2026, 11, 1)


def test_what_is_decided_anew_takes_the_place_of_what_was_and_the_rest_stays() -> None:
    before = Profile(shape="s", table="costs", headings={"betrag": "amount"}, declared={"date_order": "dmy"}, origin="Finance")
    after = merged(before, Profile(shape="s", declared={"date_order": "mdy", "percent|done": "share"}))
    assert after == Profile(
        shape="s",
        table="costs",
        headings={"betrag": "amount"},
        declared={"date_order": "mdy", "percent|done": "share"},
        origin="Finance",
    )


def test_matches_and_declarations_of_an_earlier_store_become_profiles_of_their_shapes() -> None:
    con = duckdb.connect()
    con.execute(f"CREATE TABLE profiles ({tables.RECORDS['profiles']})")
    con.execute("CREATE TABLE mappings (shape VARCHAR, table_name VARCHAR, headings JSON, person VARCHAR, remembered_at TIMESTAMP)")
    con.execute("CREATE TABLE declarations (source VARCHAR, declared JSON, person VARCHAR, remembered_at TIMESTAMP)")
    con.execute("CREATE TABLE loads (source VARCHAR, mapping JSON)")
    kept = {"Costs": {"table": "costs", "headings": {"Betrag": ["amount", "chosen", 1.0], "Tag": ["date", "chosen", 1.0]}}}
    con.execute("INSERT INTO loads VALUES ('ledger', ?)", [json.dumps(kept)])
    key = shape(["Betrag", "Tag"])
    con.execute("INSERT INTO mappings VALUES (?, 'costs', ?, 'Ada', ?)", [key, json.dumps({"betrag": "amount"}), AT])
    con.execute(
        "INSERT INTO declarations VALUES ('ledger', ?, 'Ada', ?)", [json.dumps({"date_order": "dmy", "constant|project id": "P1"}), AT]
    )
    migrate(con)
    found = con.execute("SELECT shape, content FROM profiles").fetchall()
    assert [row[0] for row in found] == [key]
    content = json.loads(found[0][1])
    assert (content["table"], content["headings"]) == ("costs", {"betrag": "amount"})
    assert content["declared"] == {"date_order": "dmy", "constant|project id|ledger": "P1"}
    assert {name for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()} == {"profiles", "loads"}

"""One text gives SQL, symbols, numbers, the workbook's formula and the value."""

import duckdb
import pytest

from metrics import BY_KEY
from metrics.expression import aggregate, columns, evaluate, excel, formula, holds, names, parse, with_numbers

COMPOSITE = "ac + (bac - ev) / (cpi * spi)"
GIVEN: dict[str, float | None] = {"bac": 1000, "pv": 500, "ev": 400, "ac": 550}


def test_a_formula_is_written_in_symbols() -> None:
    assert formula("ev / ac", BY_KEY) == "EV ÷ AC"
    assert formula(COMPOSITE, BY_KEY) == "AC + (BAC − EV) ÷ (CPI × SPI)"


def test_a_formula_takes_its_numbers() -> None:
    assert with_numbers("ev / ac", {"ev": "400", "ac": "550"}) == "400 ÷ 550"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [("a - (b - c)", "a-(b-c)"), ("a - b - c", "a-b-c"), ("a / (b / c)", "a/(b/c)"), ("(a + b) * c", "(a+b)*c"), ("-a + b", "-a+b")],
)
def test_brackets_stand_where_they_matter_and_nowhere_else(expression: str, expected: str) -> None:
    assert excel(expression, {"a": "a", "b": "b", "c": "c"}) == expected


def test_a_workbook_formula_uses_cells_and_writes_out_metrics_that_have_none() -> None:
    assert excel("ev / ac", {"ev": "B4", "ac": "C4"}) == "B4/C4"
    cells = {"ac": "D4", "bac": "A4", "ev": "C4", "pv": "B4"}
    assert excel(COMPOSITE, {**cells, "cpi": "E4", "spi": "F4"}) == "D4+(A4-C4)/(E4*F4)"
    assert excel(COMPOSITE, cells, BY_KEY) == "D4+(A4-C4)/((C4/D4)*(C4/B4))"
    with pytest.raises(KeyError, match="no cell is given for 'pv'"):
        excel("ev / pv", {"ev": "B4"})


def test_the_columns_behind_a_formula_are_found_through_other_metrics() -> None:
    assert columns(COMPOSITE, BY_KEY) == ("ac", "bac", "ev", "pv")
    assert names(COMPOSITE) == ("ac", "bac", "ev", "cpi", "spi")


def test_sql_and_python_give_the_same_value() -> None:
    con = duckdb.connect()
    con.execute("CREATE TABLE f AS SELECT 1000 AS bac, 500 AS pv, 400 AS ev, 550 AS ac")
    for metric in ("cpi", "eac_composite", "eac_weighted", "tcpi_bac"):
        expression = BY_KEY[metric].expression
        found = con.execute(f"SELECT {aggregate(expression, BY_KEY, within=metric)} FROM f").fetchall()[0][0]
        assert found == pytest.approx(evaluate(expression, GIVEN, BY_KEY))


def test_an_aggregate_sums_then_divides() -> None:
    assert aggregate("ev / ac", BY_KEY) == '(CAST(sum("ev") AS DOUBLE) / nullif(CAST(sum("ac") AS DOUBLE), 0))'


def test_a_division_by_nothing_has_no_value() -> None:
    assert evaluate("ev / ac", {"ev": 1, "ac": 0}) is None
    assert evaluate("ev / ac", {"ev": 1, "ac": None}) is None


def test_conditions_are_read_with_one_or_two_equals_signs() -> None:
    assert holds("due = 0", {"due": 0})
    assert holds("due == 0 or met > 1", {"due": 1, "met": 2})
    assert not holds("ac >= bac and ev > 0", {"ac": 2, "bac": 1, "ev": 0})
    assert not holds("ac == 0", {"ac": None})


@pytest.mark.parametrize("text", ["__import__('os')", "ev ** 2", "ev if ac else 0", "ev.real", "1 +"])
def test_what_is_not_arithmetic_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"arithmetic|only"):
        parse(text)

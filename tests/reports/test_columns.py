"""The unit of a column stands in its heading, and the figures below it are bare."""

from metrics.metric import Unit
from reports.columns import in_columns
from reports.report import Grid, GridColumn, Value


def money(amount: float | None, text: str) -> Value:
    return Value(text=text, number=amount, unit=Unit.MONEY, ref="eac/project/ERP")


def told(*values: Value, label: str = "Over budget") -> tuple[str, list[str]]:
    grid = in_columns(Grid(title="", columns=(GridColumn(label=label, numeric=True),), rows=tuple((value,) for value in values)), "CHF")
    assert [row[0].ref for row in grid.rows] == [value.ref for value in values]
    return grid.columns[0].label, [row[0].text for row in grid.rows]


def test_amounts_of_one_column_have_one_scale_and_signs_where_one_has() -> None:
    values = (money(1_382_000, "CHF\u00a0+1.4\u00a0M"), money(-39_400, "CHF\u00a0−39\u00a0k"), money(None, "–"))
    assert told(*values) == ("Over budget, CHF\u00a0k", ["+1\u202f382.0", "−39.4", "–"])


def test_a_small_amount_keeps_the_whole_column_in_full() -> None:
    assert told(money(4_000, "CHF 4 000"), money(2_600_000, "CHF 2.6 M")) == ("Over budget, CHF", ["4\u202f000", "2\u202f600\u202f000"])


def test_amounts_of_one_table_have_one_scale_unless_it_makes_some_too_long() -> None:
    def heads(*amounts: float) -> list[str]:
        columns = tuple(GridColumn(label=label, numeric=True) for label in ("EAC", "Change"))
        row = tuple(money(amount, "CHF") for amount in amounts)
        return [column.label for column in in_columns(Grid(title="", columns=columns, rows=(row,)), "CHF").columns]

    assert heads(8_486_000, 184_277) == ["EAC, CHF\u00a0k", "Change, CHF\u00a0k"]
    assert heads(4_200_000_000, 11_000) == ["EAC, CHF\u00a0bn", "Change, CHF\u00a0k"]


def test_days_stand_bare_under_a_heading_that_says_working_days() -> None:
    late, none = (
        Value(text=text, number=days, unit=Unit.DAYS) for text, days in (("+47\u00a0working days", 47.0), ("0\u00a0working days", 0.0))
    )
    assert told(late, none, label="Slip") == ("Slip, working days", ["+47", "0"])


def test_what_is_no_amount_stays_as_it_is() -> None:
    index, words = Value(text="0.95", number=0.95, unit=Unit.INDEX), Value(text="ERP")
    assert told(index, label="CPI") == ("CPI", ["0.95"])
    assert told(words, label="Project") == ("Project", ["ERP"])
    assert in_columns(Grid(title="", columns=(GridColumn(label="EAC"),), rows=()), "CHF").columns[0].label == "EAC"

"""Every metric is declared whole, and its worked example comes out."""

import pytest

from metrics import BY_KEY, CATALOGUE
from metrics.expression import columns, evaluate, parse
from metrics.metric import Metric
from metrics.query import plan
from tests.metrics.tables import look, project

KEYS = [metric.key for metric in CATALOGUE]
DEFINED = [
    "pv",
    "ev",
    "ac",
    "bac",
    "cv",
    "sv",
    "cpi",
    "spi",
    "cv_pct",
    "sv_pct",
    "pct_complete",
    "pct_spent",
    "eac_typical",
    "eac_atypical",
    "eac_composite",
    "eac_weighted",
    "eac_recent3",
    "eac_recent6",
    "eac_bottom_up",
    "etc",
    "vac",
    "tcpi_bac",
    "tcpi_eac",
    "es",
    "at",
    "pd",
    "sv_t",
    "spi_t",
    "ieac_t",
    "tspi",
    "cpi_3",
    "spi_3",
    "eac_realism",
]


def test_every_figure_of_the_definitions_is_there() -> None:
    assert [key for key in DEFINED if key not in BY_KEY] == []


@pytest.mark.parametrize("metric", CATALOGUE, ids=KEYS)
def test_a_metric_says_what_it_is_where_it_comes_from_and_on_what_it_rests(metric: Metric) -> None:
    assert metric.label
    assert metric.meaning.endswith((".", ")"))
    assert len(metric.source) > 5
    assert metric.tables
    assert metric.example is not None
    assert metric.expression or (metric.sql and metric.formula)
    for condition, says in metric.undefined:
        parse(condition)
        assert says


@pytest.mark.parametrize("metric", CATALOGUE, ids=KEYS)
def test_the_worked_example_comes_out(metric: Metric) -> None:
    assert metric.example is not None
    given = dict(metric.example.given)
    value = evaluate(metric.expression, given, BY_KEY) if metric.expression else max(given.values())
    assert value is not None
    assert round(value, metric.example.decimals) == pytest.approx(metric.example.value, abs=10**-metric.example.decimals / 2)


def test_every_metric_is_measured_over_columns_that_its_fact_has() -> None:
    view = look({"projects": [project()]})
    for metric in CATALOGUE:
        assert plan(view, metric, "portfolio").sql, f"{metric.key} needs {columns(metric.expression, BY_KEY, metric.key)}"

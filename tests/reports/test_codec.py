"""A report goes into JSON and comes back the same."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.metric import Status, Unit
from reports.codec import CodecError, content_hash, from_json, to_json
from reports.report import Block, Cell, Figure, Grid, GridColumn, Item, Kpi, Kpis, Note, Report, Row, Slide, Value
from tests.render.example_report import example, stamp

texts = st.text(max_size=12)
numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)
statuses = st.none() | st.sampled_from(Status)
values = st.builds(Value, text=texts, number=numbers, unit=st.none() | st.sampled_from(Unit), status=statuses, reason=texts, ref=texts)
several = st.lists(values, max_size=2).map(tuple)
kpis = st.builds(Kpi, label=texts, value=values, delta=st.none() | values, trend=st.lists(numbers, max_size=3).map(tuple))
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=5,
)
notes = st.builds(
    Note,
    title=texts,
    items=st.lists(st.builds(Item, title=texts, lines=st.lists(texts, max_size=2).map(tuple), values=several), max_size=2).map(tuple),
)
grids = st.builds(
    Grid,
    title=texts,
    columns=st.lists(st.builds(GridColumn, label=texts), max_size=2).map(tuple),
    rows=st.lists(several, max_size=2).map(tuple),
)
drawn = st.builds(Figure, chart=texts, title=texts, data=st.dictionaries(texts, plain, max_size=2), alt=texts, values=several)
blocks: st.SearchStrategy[Block] = st.builds(Kpis, items=st.lists(kpis, max_size=2).map(tuple)) | notes | grids | drawn
cells = st.builds(Cell, width=st.integers(1, 12), blocks=st.lists(blocks, max_size=2).map(tuple))
rows = st.builds(Row, cells=st.lists(cells, max_size=2).map(tuple), height=st.floats(0.1, 9))
nested = st.builds(
    Row, cells=st.lists(st.builds(Cell, width=st.just(6), blocks=st.lists(blocks | rows, max_size=2).map(tuple)), max_size=2).map(tuple)
)
slides = st.builds(Slide, key=texts, name=texts, title=texts, rows=st.lists(nested, max_size=2).map(tuple), status=statuses)
reports = st.builds(
    Report,
    key=texts,
    title=texts,
    audience=texts,
    stamp=st.just(stamp()),
    slides=st.lists(slides, max_size=2).map(tuple),
    explanations=st.just({}),
)


@settings(max_examples=60, deadline=None)
@given(reports)
def test_any_report_comes_back_the_same(report: Report) -> None:
    assert from_json(to_json(report)) == report
    assert to_json(from_json(to_json(report))) == to_json(report)


def test_the_example_comes_back_the_same() -> None:
    assert from_json(to_json(example())) == example()


def test_the_bytes_are_canonical() -> None:
    report = example()
    turned = replace(report, explanations=dict(reversed(list(report.explanations.items()))))
    assert to_json(turned) == to_json(report)
    assert "Παπαδόπουλος".encode() in to_json(report)


def test_sealing_does_not_change_the_content_hash_and_a_number_does() -> None:
    report = example()
    unsealed = replace(report, stamp=replace(report.stamp, hash="", sealed_at="", sealed_by=""))
    later = replace(report, stamp=replace(report.stamp, status_date="2026-11-30"))
    assert content_hash(unsealed) == content_hash(report) != content_hash(later)
    assert len(content_hash(report)) == 64


def _changed(**changes: Any) -> bytes:
    document = json.loads(to_json(example()))
    document["report"] |= changes
    return json.dumps(document).encode()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff", "no sealed report"),
        (b"[]", "no sealed report"),
        (b'{"format": "steerboard report 1", "format": 2}', "twice"),
        (b'{"format": "other", "report": {}}', "expected"),
        (b'{"format": "steerboard report 1", "report": {"key": NaN}}', "NaN"),
        (_changed(colour="red"), "unknown colour"),
        (_changed(title=3), "report.title: expected str, found int"),
        (_changed(slides=None), "report.slides: expected tuple"),
        (_changed(glossary=[["a", "b"]]), "expected 4 entries, found 2"),
    ],
)
def test_what_is_no_report_is_refused_with_a_sentence(content: bytes, says: str) -> None:
    with pytest.raises(CodecError, match=says):
        from_json(content)


def test_a_missing_part_an_unknown_block_and_an_unknown_status_are_refused() -> None:
    for find, put, says in (
        ('"status_date":"2026-10-31","thresholds"', '"thresholds"', "status_date missing"),
        ('"type":"Kpis"', '"type":"Pie"', "expected a type"),
        ('"status":"red"', '"status":"pink"', "no Status"),
    ):
        content = to_json(example()).decode()
        assert find in content
        with pytest.raises(CodecError, match=says):
            from_json(content.replace(find, put).encode())


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_no_number_cannot_be_sealed(number: float) -> None:
    report = example()
    figure = Figure(chart="s_curve", title="", data={"points": [{"pv": number}]}, alt="")
    broken = replace(report.slides[0], rows=(Row(cells=(Cell(width=12, blocks=(figure,)),)),))
    with pytest.raises(CodecError, match=r"data\.points\[0\]\.pv"):
        to_json(replace(report, slides=(broken,)))

"""The PDF says what the report says, in order, for everybody, and the same each time."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from render import pdf
from reports import REPORTS
from reports.report import Figure, Grid, Note, Report
from reports.sources import produce
from store.portfolio import Portfolio
from tests.render.example_report import FORMULA_LIKE, HOSTILE, example
from tests.render.reading import blocks, letters, shown


@pytest.fixture(scope="module")
def report() -> Report:
    return example()


@pytest.fixture(scope="module")
def written(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "steering.pdf"
    pdf.write(report, path)
    return path


@pytest.fixture(scope="module")
def pages(written: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(written).pages]


def _pages_of(report: Report, pages: list[str]) -> list[str]:
    """The text of each slide: here a slide is a page."""
    return [letters(page) for page in pages[: len(report.slides)]]


def test_every_figure_of_a_slide_stands_on_its_page(report: Report, pages: list[str]) -> None:
    for slide, page in zip(report.slides, _pages_of(report, pages), strict=True):
        for value in shown(slide):
            assert letters(value.text) in page


def test_each_page_is_headed_by_its_finding_and_the_first_is_the_whole(report: Report, pages: list[str]) -> None:
    texts = _pages_of(report, pages)
    assert "Portfolio▲Atrisk:5of14projectsneedattention" in texts[0]
    for block in blocks(report.slides[0].rows):
        if not hasattr(block, "items"):
            assert letters(block.title) in texts[0]
    for slide, text in zip(report.slides[1:], texts[1:], strict=True):
        assert letters(slide.title) in text


def test_no_title_stands_alone_on_its_page(sample: Portfolio, tmp_path: Path) -> None:
    found = produce(sample, REPORTS["steering"])
    assert found is not None
    pdf.write(found, tmp_path / "sample.pdf")
    reader = PdfReader(tmp_path / "sample.pdf")
    begins = [reader.get_destination_page_number(entry) for entry in reader.outline if not isinstance(entry, list)]
    for slide, number in zip(found.slides, begins, strict=False):
        page = letters(reader.pages[number or 0].extract_text())
        begun = [block.title for block in blocks(slide.rows[:1]) if isinstance(block, Figure | Grid | Note)]
        assert [title for title in begun if letters(title) not in page] == [], slide.name


def test_every_page_says_where_it_stands_and_of_what(report: Report, pages: list[str]) -> None:
    for number, page in enumerate(pages, start=1):
        text = letters(page)
        for part in (
            f"page {number} of {len(pages)}",
            "status date 31 October 2026",
            "known at 12 November 2026, 09:30 UTC",
            "14 projects",
            "sample data",
        ):
            assert letters(part) in text
        assert all(letters(threshold) in text for threshold in report.stamp.thresholds)
        assert report.stamp.hash[:12] in text
        assert all(word in text for word in ("●Ontrack", "▲Atrisk", "■Offtrack", "○Notcomputable"))


def test_the_last_page_has_the_whole_hash_and_the_seal(report: Report, pages: list[str]) -> None:
    assert report.stamp.hash in letters(pages[-1])
    assert letters("sealed 12 November 2026, 10:00 UTC by H. Frei") in letters(pages[-1])


def test_the_way_to_the_cells_is_printed(pages: list[str]) -> None:
    text = letters("".join(pages))
    assert letters("finanzen_2026-10 *neu*.csv, row 2–4, 9 … (812 rows), load 7") in text
    assert letters("ERP <returns>.xlsx, sheet Fortschritt, row 5, load 6") in text
    assert letters("Not computable: no progress has been reported") in text


def test_hostile_text_is_shown_and_never_obeyed(pages: list[str]) -> None:
    text = letters("".join(pages))
    assert letters(HOSTILE) in text
    assert letters(FORMULA_LIKE) in text
    assert "root:" not in text


def test_names_in_other_scripts_are_kept(pages: list[str]) -> None:
    assert "Παπαδόπουλος" in letters(pages[0])
    assert "Шевченко" in letters(pages[0])


def test_a_character_that_no_typeface_has_is_named_and_not_boxed(tmp_path: Path) -> None:
    report = replace(example(), title="Board \U0010fffd \u202e \x07")
    pdf.write(report, tmp_path / "a.pdf")
    text = "".join("".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages).split())
    assert all(f"[U+{code}]" in text for code in ("10FFFD", "202E", "0007"))


def test_it_is_tagged_titled_and_in_a_language(written: Path) -> None:
    reader = PdfReader(written)
    catalogue: Any = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/StructTreeRoot"]
    assert catalogue["/Lang"] == "en-GB"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert letters(reader.metadata.title or "") == letters("Steering committee, 31 October 2026")
    declared = str(catalogue["/Metadata"].get_object().get_data())
    assert "pdfuaid:part>1" in declared
    assert "pdfaid:part>2" in declared


def test_tables_have_heading_cells_and_pictures_have_words(written: Path) -> None:
    kinds: list[str] = []
    said: list[str] = []
    root: Any = PdfReader(written).trailer["/Root"]
    waiting = [root["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, DictionaryObject):
            kinds.append(str(node.get("/S", "")))
            said += [str(node["/Alt"])] if "/Alt" in node else []
            waiting += [node["/K"]] if "/K" in node else []
    assert {"/Table", "/TR", "/TH", "/TD", "/Figure", "/H1", "/H2"} <= set(kinds)
    assert "ERP: CPI 0.86, SPI 0.82" in said


def test_every_slide_is_a_bookmark(report: Report, written: Path) -> None:
    found = [letters(str(entry.title)) for entry in PdfReader(written).outline if not isinstance(entry, list)]
    assert found[1].startswith(letters(report.slides[1].title))
    assert found[-3:] == [
        letters(name) for name in ("What the figures mean", "Where each figure comes from", "What this document rests on")
    ]


def test_charts_are_drawn_as_lines_and_letters(written: Path, pages: list[str]) -> None:
    assert not any(page.images for page in PdfReader(written).pages)
    assert "Actualcost25.1" in letters(pages[0])


def test_the_same_report_gives_the_same_bytes(report: Report, written: Path, tmp_path: Path) -> None:
    pdf.write(report, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == written.read_bytes()


@pytest.mark.parametrize("projects", [1, 200])
def test_it_holds_for_one_project_and_for_two_hundred(projects: int, tmp_path: Path) -> None:
    report = example(projects=projects)
    pdf.write(report, tmp_path / "a.pdf")
    pages = [letters(page.extract_text()) for page in PdfReader(tmp_path / "a.pdf").pages]
    whole = "".join(pages)
    for value in shown(report.slides[1]):
        assert letters(value.text) in whole
    grid = next(block for block in blocks(report.slides[1].rows) if isinstance(block, Grid))
    assert (len(grid.rows) > 100) == (letters(f"{report.slides[1].title} ■ Off track, continued") in whole)


def test_the_overview_stands_whole_on_the_first_page_with_many_exceptions_of_long_names(tmp_path: Path) -> None:
    crowded = example(projects=7, shown=7, longest=70)
    pdf.write(crowded, tmp_path / "a.pdf")
    pages = [letters(page.extract_text()) for page in PdfReader(tmp_path / "a.pdf").pages]
    assert all(letters(block.title) in pages[0] for block in blocks(crowded.slides[0].rows) if not hasattr(block, "items"))
    assert letters(crowded.slides[1].title) in pages[1]


@pytest.mark.parametrize(
    "text",
    [
        "struck o\u0336u\u0336t\u0336, a\u0337 b\u0322 c\u0347 d\u0350",
        "\u0336alone and q\u20dd and \u1ab0 and \U0001d165",
        "Z\u0351\u036b\u0343\u036a\u0302a\u0336\u0337\u0338l\u0489g\u0334o\u0315",
        "\u05d0\u05b7 \u0639\u0651 \u0928\u093f \u0e01\u0e33 \u4e2d\u0301 \U0001f44d\U0001f3fd \U0001f468\u200d\U0001f469",
    ],
)
def test_s7_every_text_sets_and_what_no_typeface_has_is_told_by_its_number(report: Report, text: str, tmp_path: Path) -> None:
    slide = replace(report.slides[0], title=f"Heading {text} end", caption=f"Caption {text} end")
    pdf.write(replace(report, slides=(slide, *report.slides[1:])), tmp_path / "odd.pdf")
    first = PdfReader(tmp_path / "odd.pdf").pages[0].extract_text()
    assert "Heading" in first
    assert all(word in letters(first) for word in ("Caption", "end"))

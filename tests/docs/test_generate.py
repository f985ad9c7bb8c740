"""The glossary and the page of input tables say what is declared, and are in step with it."""

import re
from pathlib import Path

import pytest

from docs import generate
from metrics import CATALOGUE
from schema import TABLES


def test_the_pages_are_in_step_with_the_declarations(capsys: pytest.CaptureFixture[str]) -> None:
    assert generate.main(["--check"]) == 0, capsys.readouterr().err


def test_a_page_that_lags_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    monkeypatch.setattr(generate, "FOLDER", folder)
    assert generate.main([]) == 0
    (folder / "glossary.md").write_text("as it was last month", "utf-8")
    capsys.readouterr()
    assert generate.main(["--check"]) == 1
    assert "docs/glossary.md is not in step" in capsys.readouterr().err.replace("\\", "/")
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0


def test_the_glossary_names_every_metric_with_its_meaning_and_its_source() -> None:
    page = generate.glossary(CATALOGUE)
    for metric in CATALOGUE:
        entry = page.split(f"(`{metric.key}`)", 1)[1].split("\n## ", 1)[0]
        assert metric.meaning.split()[0] in entry
        assert "- Source: " in entry


def test_the_page_of_input_tables_names_every_column_of_every_table() -> None:
    page = generate.input_tables(TABLES)
    for table in TABLES:
        part = page.split(f"(`{table.name}`)", 1)[1].split("\n## ", 1)[0]
        assert re.findall(r"^\| \**`(\w+)`", part, re.MULTILINE) == [column.name for column in table.columns]


def test_a_mark_of_markdown_in_a_meaning_stays_text() -> None:
    assert generate._text("a | b\n* <c>") == "a \\| b \\* \\<c>"

"""``snapshot`` and ``template``: files are written whole or not at all, under the names given."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.command_line.calls import call
from tests.render.reading import letters, workbook


def test_the_pack_is_written_as_pdf_and_as_workbook(store: Path, tmp_path: Path) -> None:
    for name in ("pack.pdf", "pack.xlsx"):
        result = call("snapshot", "--report", "steering", "--out", tmp_path / name, "--store", store)
        assert result.exit_code == 0
        assert f"{name} written" in result.stdout
    text = letters("".join(page.extract_text() for page in PdfReader(tmp_path / "pack.pdf").pages))
    assert "28February2026" in text
    assert "0.989" in text
    assert workbook(tmp_path / "pack.xlsx").sheetnames


def test_the_template_is_a_workbook_that_can_be_loaded_once_it_is_filled_in(tmp_path: Path) -> None:
    assert call("template", "--out", tmp_path / "template.xlsx").exit_code == 0
    assert "Projects" in workbook(tmp_path / "template.xlsx").sheetnames
    result = call("load", tmp_path / "template.xlsx")
    assert result.exit_code == 1
    assert "The file holds no rows to load." in result.stderr


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("snapshot", "--out", "pack.docx"), "a snapshot ends in .pdf or .xlsx"),
        (("snapshot", "--out", "pack.pdf", "--report", "board"), "there is no report 'board'; there is steering"),
        (("template", "--out", "template.csv"), "the template ends in .xlsx"),
        (("snapshot",), "--out"),
    ],
)
def test_a_wrong_name_is_a_wrong_call(command: tuple[str, ...], sentence: str) -> None:
    result = call(*command)
    assert result.exit_code == 2
    assert sentence in result.stderr + result.stdout


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    out = tmp_path / "none" / "a.xlsx"
    result = call("template", "--out", out)
    assert result.exit_code == 1
    assert f"{out} cannot be written: No such file or directory." in result.stderr

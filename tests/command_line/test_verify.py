"""``verify``: says that all is as it was kept, or what is not, and ends with 1 for a scheduler to see."""

from pathlib import Path

from store.portfolio import Portfolio
from tests.command_line.calls import call, told


def test_an_untouched_store_is_as_it_was_kept(copied: Portfolio) -> None:
    result = call("verify", "--store", copied.path)
    assert result.exit_code == 0
    assert "Everything is as it was kept." in result.stdout
    assert told(call("verify", "--store", copied.path, "--json"))["ok"] is True


def test_a_load_that_is_gone_is_a_fault(copied: Portfolio) -> None:
    lines = copied.journal.read_text("utf-8").splitlines(keepends=True)
    copied.journal.write_text("".join(lines).replace(lines[-1], lines[-1].replace('"load": 4', '"load": 5')), "utf-8")
    result = call("verify", "--store", copied.path)
    assert result.exit_code == 1
    assert "error:" in result.stderr
    assert "fault" in result.stderr
    found = told(call("verify", "--store", copied.path, "--json"))
    assert found["ok"] is False
    assert found["problems"]


def test_a_lost_store_is_a_fault(copied: Portfolio) -> None:
    copied.path.unlink()
    result = call("verify", "--store", copied.path)
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr


def test_a_file_that_is_no_store_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "portfolio.duckdb"
    path.write_text("this is no database", encoding="utf-8")
    for command in (("verify",), ("load", str(path))):
        result = call(*command, "--store", path)
        assert result.exit_code == 1
        assert "Traceback" not in result.stderr + result.stdout

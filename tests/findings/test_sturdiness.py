"""What broke under attack, row by row: full disks, damaged files beside the store, and paths that are not plain."""

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import openpyxl
import pytest

from ingest.readers import LIMITS, read
from store.errors import NotKeptError, PlaceError, UnpublishedError
from store.loads import keep
from store.portfolio import Portfolio, version
from store.verify import verify
from store.writer import writing
from tests.command_line.calls import call, file, files, told
from tests.store.parcels import DAY, bring, costs, known, load, many, sheet

ROOT = Path(__file__).resolve().parents[2]
LIMITED = """import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from steerboard import app
app(sys.argv[2:])"""


@pytest.fixture
def store(tmp_path: Path) -> Portfolio:
    """A portfolio with two ledger lines of 30 together."""
    portfolio = Portfolio(tmp_path / "store" / "portfolio.duckdb")
    bring(portfolio, "ledger_a.csv", sheet("costs", costs("A", ("1", "2026-01-05", 10), ("2", "2026-01-06", 20))))
    return portfolio


def total(portfolio: Portfolio) -> int:
    return int(known(portfolio, "SELECT sum(amount) FROM costs")[0][0])


def limited(limit: int, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command line as a process that may write no file longer than so many bytes."""
    command = [sys.executable, "-c", LIMITED, str(limit), *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def ledger(folder: Path) -> Path:
    """A ledger that needs some three megabytes in the store."""
    lines = [f"P1;2026-02-{1 + i % 28:02d};1.00;actual;{hash((i, 'x')):x}{hash((i, 'y')):x}{hash((i, 'z')):x}" for i in range(12_000)]
    path = folder / "large ledger.csv"
    path.write_text("\n".join(["Project ID;Date;Amount;Type;Description", *lines, ""]), "utf-8")
    return path


@pytest.mark.parametrize("limit", [30_000, 700_000, 2_000_000])
def test_s1_a_load_on_a_full_disk_is_whole_with_a_warning_or_changes_nothing(tmp_path: Path, limit: int) -> None:
    path = tmp_path / "store" / "portfolio.duckdb"
    assert call("load", *files(tmp_path / "files"), "--store", path).exit_code == 0
    result = limited(limit, "load", ledger(tmp_path), "--yes", "--store", path)
    said = " ".join((result.stdout + result.stderr).split())
    assert "Traceback" not in said
    assert result.returncode in (0, 1)
    assert ("publishing it to the pages failed and is to be repeated" if result.returncode == 0 else "Nothing was changed.") in said
    # S2: with the same limit still in force it can be read, and says what was promised
    measured = limited(30_000, "measure", "ac", "--json", "--store", path)
    assert f'"value": {920 if result.returncode else 12_920}.0' in measured.stdout
    assert call("verify", "--store", path).exit_code == 0
    assert told(call("measure", "ac", "--json", "--store", path))[0]["value"] == (920 if result.returncode else 12_920)


def full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("place", ["store.publish._point", "store.publish.shutil.copyfile", "store.journal._append", "store.publish._tidy"])
def test_s1_whatever_fails_after_the_commit_the_rows_are_in_and_publishing_is_to_be_repeated(
    store: Portfolio, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    with monkeypatch.context() as patched:
        patched.setattr(place, full)
        keep(
            store, [load("ledger_b.csv", sheet("costs", costs("B", ("1", "2026-01-07", 5))))], at=DAY, person="Ada", unpublished=said.append
        )
        assert "publishing it to the pages failed and is to be repeated" in said[0]
        assert total(store) == 35  # S2: worked out from the store while nothing can be written
    assert total(store) == 35
    assert verify(store) == []


def test_s1_a_disk_that_is_full_before_the_commit_changes_nothing(store: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("store.loads.audit.append", full)
        with pytest.raises(NotKeptError, match=r"No space left on device Nothing was changed\."):
            bring(store, "ledger_b.csv", sheet("costs", many(10)))
    assert total(store) == 30
    assert verify(store) == []


def test_s1_a_note_that_is_kept_and_not_published_says_so(store: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.publish._point", full)
    with pytest.raises(UnpublishedError, match=r"It is kept in portfolio\.duckdb"), writing(store, person="Ada") as con:
        con.execute("INSERT INTO audit VALUES (99, NULL, 'Ada', 'noted', 'x')")


def test_s2_a_portfolio_that_cannot_be_written_is_read_all_the_same(store: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    store.holder.write_text("a writer that died", "utf-8")
    monkeypatch.setattr("store.writer.FileLock", full)
    assert total(store) == 30
    shutil.rmtree(store.published)
    assert total(store) == 30
    assert not store.published.exists()


def pointer(portfolio: Portfolio) -> Path:
    return portfolio.published / "everyone" / "current"


def published_file(portfolio: Portfolio) -> Path:
    return pointer(portfolio).with_name(f"{version(portfolio)}.duckdb")


def _folder_for_pointer(portfolio: Portfolio) -> None:
    pointer(portfolio).unlink()
    pointer(portfolio).mkdir()


DAMAGES: dict[str, Callable[[Portfolio], object]] = {
    "is damaged": lambda p: pointer(p).write_bytes(b"\xff\xfe\x00garbage"),
    "is damaged ": lambda p: pointer(p).write_text("../../portfolio", "utf-8"),
    "is damaged  ": _folder_for_pointer,
    "pointer to the published version is missing": lambda p: pointer(p).unlink(),
    "pointer to the published version is missing ": lambda p: pointer(p).write_bytes(b""),
    "published files are missing": lambda p: shutil.rmtree(p.published),
    "duckdb is missing": lambda p: published_file(p).unlink(),
    "names an old published version": lambda p: pointer(p).write_text(sorted(pointer(p).parent.glob("*.duckdb"))[0].stem, "utf-8"),
    "published file is damaged": lambda p: published_file(p).write_bytes(b"no database"),
}


@pytest.fixture
def twice(store: Portfolio) -> Portfolio:
    """The same after a second load: 35 together, and an older published version beside the current one."""
    bring(store, "ledger_b.csv", sheet("costs", costs("B", ("1", "2026-01-07", 5))), day=1)
    return store


@pytest.mark.parametrize("names", DAMAGES)
def test_s3_a_damaged_pointer_or_published_file_is_named_and_mended_by_verify(twice: Portfolio, names: str) -> None:
    DAMAGES[names](twice)
    problems = verify(twice)
    assert [problem.severity for problem in problems] == ["notice"]
    assert names.strip() in problems[0].says
    assert verify(twice) == []
    assert total(twice) == 35


@pytest.mark.parametrize("names", DAMAGES)
def test_s3_opening_rebuilds_what_is_damaged_and_believes_no_old_pointer(twice: Portfolio, names: str) -> None:
    DAMAGES[names](twice)
    assert total(twice) == 35
    assert bring(twice, "ledger_c.csv", sheet("costs", costs("C", ("1", "2026-01-08", 7))), day=2) == 3
    assert total(twice) == 42
    assert verify(twice) == []


def test_s3_an_old_pointer_is_not_believed_though_the_newer_file_is_gone_too(twice: Portfolio) -> None:
    old, new = sorted(pointer(twice).parent.glob("*.duckdb"))[-2:]
    new.unlink()
    pointer(twice).write_text(old.stem, "utf-8")
    assert total(twice) == 35


def test_s3_a_load_into_a_portfolio_with_a_damaged_pointer_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "store" / "portfolio.duckdb"
    assert call("load", *files(tmp_path / "files"), "--store", path).exit_code == 0
    pointer(Portfolio(path)).write_bytes(b"\x00\xff")
    assert told(call("measure", "ac", "--json", "--store", path))[0]["value"] == 920
    published_file(Portfolio(path)).unlink()
    assert call("load", file(tmp_path / "more", "costs.csv", **{"20.00": "30.00"}), "--yes", "--store", path).exit_code in (0, 1)


def _spoil(path: Path, query: str) -> None:
    with duckdb.connect(str(path)) as con:
        con.execute(query)


@pytest.mark.parametrize(
    "query",
    [
        "UPDATE known.costs SET amount = 11",
        "DELETE FROM known.costs",
        "DROP TABLE known.projects",
        "UPDATE kept.loads SET person = 'Eve'",
        "UPDATE kept.built SET load_id = 99",
        "INSERT INTO known.incomplete (project_id, reason) VALUES ('A', 'x')",
    ],
)
def test_s4_verify_reads_every_table_that_pages_read_and_rebuilds_it(twice: Portfolio, query: str) -> None:
    _spoil(published_file(twice), query)
    problems = verify(twice)
    assert [problem.severity for problem in problems] == ["notice"]
    assert "is not what the store holds" in problems[0].says
    assert verify(twice) == []
    assert total(twice) == 35


@pytest.mark.parametrize("share", range(1, 16, 3))
def test_s4_one_flipped_bit_anywhere_in_the_published_file_is_mended_or_harmless(twice: Portfolio, share: int) -> None:
    content = bytearray(published_file(twice).read_bytes())
    content[len(content) * share // 16 + 8] ^= 4
    published_file(twice).write_bytes(bytes(content))
    assert all(problem.severity == "notice" for problem in verify(twice))
    assert verify(twice) == []
    assert known(twice, "SELECT project_id, amount FROM costs ORDER BY ALL")[0] == ("A", 10)
    assert total(twice) == 35


def test_s4_a_published_file_whose_first_table_cannot_be_read_ends_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store" / "portfolio.duckdb"
    assert call("load", *files(tmp_path / "files"), "--store", path).exit_code == 0

    def torn(*_: object, **__: object) -> None:
        raise duckdb.IOException("Corrupt database file: computed checksum does not match")

    monkeypatch.setattr("steerboard.measured", torn)
    result = call("measure", "--store", path)
    assert result.exit_code == 1
    assert "python steerboard.py verify" in " ".join((result.stdout + result.stderr).split())


@pytest.mark.parametrize("folder", ["what?", "a\\b", "x?y=1"])
def test_s8_a_path_that_the_database_would_misread_is_one_sentence(tmp_path: Path, folder: str) -> None:
    for command in ("measure", "verify", "snapshot"):
        more = ["--out", tmp_path / "x.pdf"] if command == "snapshot" else []
        result = call(command, *more, "--store", tmp_path / folder / "p.duckdb")
        assert result.exit_code == 1
        assert "cannot be a portfolio's path" in " ".join((result.stdout + result.stderr).split())
    result = call("load", *files(tmp_path / "files"), "--store", tmp_path / folder / "p.duckdb")
    assert result.exit_code == 1
    assert not (tmp_path / folder).exists()


@pytest.mark.parametrize("name", ["it's 100 %", "a#b;c", "ü🙂 *[x]", "a\nb", "'; DROP TABLE x; --", "{0}$HOME~", "-x"])
def test_s8_other_odd_characters_in_the_path_work(tmp_path: Path, name: str) -> None:
    portfolio = Portfolio(tmp_path / name / f"{name.replace('/', '')}.duckdb")
    bring(portfolio, "ledger.csv", sheet("costs", costs("A", ("1", "2026-01-05", 10))))
    assert total(portfolio) == 10
    shutil.rmtree(portfolio.published)
    assert total(portfolio) == 10
    assert verify(portfolio) == []


def test_s8_a_path_that_is_no_unicode_is_one_sentence() -> None:
    with pytest.raises(PlaceError, match="no Unicode"):
        Portfolio(Path("/data/\udcff.duckdb"))


@pytest.mark.parametrize("columns", [30_000, 100_000])
def test_s5_more_columns_than_a_table_has_are_refused_before_any_work_on_them(tmp_path: Path, columns: int) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(";".join(f"Heading {index}" for index in range(columns)) + "\n" + ";".join("1" for _ in range(columns)) + "\n", "utf-8")
    reading = read(path)
    assert reading.sheets == ()
    assert f"Row 1 has {columns:,} filled cells; a table has at most 4,000 columns." in reading.problems[0].says


def test_s5_a_stray_cell_far_to_the_right_is_no_wide_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD2"] = "Project ID", "stray"
    book.save(tmp_path / "stray.xlsx")
    assert len(read(tmp_path / "stray.xlsx").sheets) == 1


@pytest.mark.parametrize("unpacked", [0, 50_000_000, 2_000_000_000, 10**12])
def test_s6_a_workbook_may_ask_for_one_and_a_half_gigabytes_at_most(unpacked: int) -> None:
    assert LIMITS.memory_for(unpacked, archive=True) <= 1536 * 1024 * 1024


@pytest.mark.parametrize("size", [300, 5_000, 200_000])
@pytest.mark.parametrize("name", ["random.csv", "random.xlsx", "random.txt"])
def test_p36_random_bytes_are_called_no_csv_or_workbook(tmp_path: Path, name: str, size: int) -> None:
    path = tmp_path / name
    path.write_bytes(b"R" + random.Random(size).randbytes(size))
    assert any(problem.says.startswith("This is no CSV or workbook") for problem in read(path).problems)


def test_p37_the_command_line_takes_a_portfolio_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "shelf"
    assert call("load", *files(tmp_path / "files"), "--store", folder / "Aurelia Group.duckdb").exit_code == 0
    monkeypatch.setenv("STEERBOARD_STORE", str(folder))
    assert told(call("--portfolio", "Aurelia Group", "measure", "ac", "--json"))[0]["value"] == 920
    for name in ("Aurelia", "../shelf/Aurelia Group", "x?"):
        result = call("--portfolio", name, "measure", "ac")
        assert result.exit_code == 1
        assert "there is Aurelia Group" in " ".join((result.stdout + result.stderr).split())

"""The shape of the house: which way imports point, how long a file may be, what no module may do."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = sorted(path.parent for path in ROOT.glob("*/__init__.py"))
PRODUCT = sorted(ROOT.glob("*.py")) + sorted(file for package in PACKAGES if package.name != "tests" for file in package.rglob("*.py"))
TESTS = sorted(file for file in (ROOT / "tests").rglob("*.py") if file.name != "__init__.py")
BELOW_THE_PAGES = ("schema", "store", "ingest", "metrics", "charts", "reports", "render")
SCREEN = re.compile(r"dashboard\.py|pages/.*|render/screen\w*\.py")
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time")}
SQL_CLOCK = re.compile(
    r"\b(current_date|current_timestamp|current_time|localtimestamp)\b|\b(now|today|get_current_timestamp)\(\)", re.IGNORECASE
)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(tree: ast.AST) -> Iterator[str]:
    """The modules that a file imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""


def clocks(source: str) -> list[str]:
    """Where a Python file asks what time it is, itself or in its SQL."""
    tree = ast.parse(source)
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    asked = [f"line {call.lineno}: {ast.unparse(call)}" for call in calls if (ast.unparse(call.value).split(".")[-1], call.attr) in CLOCKS]
    constants = [(node.lineno, node.value) for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return asked + [f"line {line}: {text[:40]}" for line, text in constants if isinstance(text, str) and SQL_CLOCK.search(text)]


def swallowers(tree: ast.AST) -> list[int]:
    """Lines where any fault at all is caught and not raised again."""
    handlers = [node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler) and ast.unparse(node.body[-1]) != "raise"]
    return [h.lineno for h in handlers if h.type is None or re.search(r"\b(Base)?Exception\b", ast.unparse(h.type))]


def test_imports_point_one_way() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_imports_the_two_entrances() -> None:
    entrances = {"dashboard", "steerboard"}
    guilty = [name(file) for file in PRODUCT for module in imported(ast.parse(file.read_text("utf-8"))) if module in entrances]
    assert not guilty


def test_streamlit_appears_on_the_screen_alone() -> None:
    users = {
        name(file) for file in PRODUCT for module in imported(ast.parse(file.read_text("utf-8"))) if module.split(".")[0] == "streamlit"
    }
    assert not [user for user in users if not SCREEN.fullmatch(user)]


def test_files_are_loaded_from_the_screen_and_the_command_line_alone() -> None:
    shown = [file for file in PRODUCT if file.relative_to(ROOT).parts[0] in ("charts", "reports", "render")]
    users = {name(file) for file in shown for module in imported(ast.parse(file.read_text("utf-8"))) if module.split(".")[0] == "ingest"}
    assert not [user for user in users if not SCREEN.fullmatch(user)]


@pytest.mark.parametrize("package", [package for package in PACKAGES if package.name != "tests"], ids=lambda package: str(package.name))
def test_a_package_says_what_it_is_in_one_sentence(package: Path) -> None:
    for file in package.rglob("__init__.py"):
        says = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
        assert says.endswith("."), f"{name(file)} does not say in a sentence what it is"
        assert "\n" not in says, f"{name(file)} says more than one sentence"
        assert not re.search(r"[.!?] [A-Z]", says), f"{name(file)} says more than one sentence"


def test_a_module_says_what_it_is() -> None:
    assert not [name(file) for file in PRODUCT + TESTS if not ast.get_docstring(ast.parse(file.read_text("utf-8")))]


def test_no_file_is_over_300_lines() -> None:
    lengths = {name(file): len(file.read_text("utf-8").splitlines()) for file in PRODUCT + TESTS}
    assert {file: lines for file, lines in lengths.items() if lines > 300} == {}


def test_no_page_is_over_40_lines() -> None:
    lengths = {name(file): len(file.read_text("utf-8").splitlines()) for file in ROOT.glob("pages/*.py")}
    assert {file: lines for file, lines in lengths.items() if lines > 40} == {}


def test_no_module_bears_a_name_that_says_nothing() -> None:
    assert not [
        name(file)
        for file in PRODUCT
        if {"utils", "util", "helpers", "services", "core", "tables"} & set(file.relative_to(ROOT).parts[:-1])
    ]
    assert not [name(file) for file in PRODUCT if file.stem in {"utils", "util", "helpers", "misc"}]


@pytest.mark.parametrize("words", ["unsafe_allow_html", "unsafe_allow_javascript", 'persist="disk"', "use_container_width"])
def test_no_markup_is_let_through_and_no_cache_is_unpickled(words: str) -> None:
    assert not [name(file) for file in PRODUCT if words in file.read_text("utf-8")]


def test_no_fault_is_swallowed() -> None:
    guilty = {name(file): swallowers(ast.parse(file.read_text("utf-8"))) for file in PRODUCT}
    assert {file: lines for file, lines in guilty.items() if lines} == {}


@pytest.mark.parametrize("package", BELOW_THE_PAGES)
def test_there_is_no_clock_below_the_pages(package: str) -> None:
    """What a click on the screen means happens now; everything below it is told."""
    files = [file for file in sorted((ROOT / package).rglob("*.py")) if not SCREEN.fullmatch(name(file))]
    guilty = {name(file): clocks(file.read_text("utf-8")) for file in files}
    for file in sorted((ROOT / package).rglob("*.sql")):
        guilty[name(file)] = [found.group() for found in SQL_CLOCK.finditer(file.read_text("utf-8"))]
    assert {file: lines for file, lines in guilty.items() if lines} == {}


def test_a_fact_says_its_grain_on_its_first_line() -> None:
    facts = sorted((ROOT / "metrics" / "facts").glob("*.sql"))
    assert facts
    assert not [name(fact) for fact in facts if not re.match(r"-- grain: \S", fact.read_text("utf-8"))]


@pytest.mark.parametrize(
    "source",
    [
        "import datetime\ndatetime.datetime.now()",
        "date.today()",
        "import time\ntime.time()",
        "q = 'select current_date'",
        "q = 'SELECT now()'",
    ],
)
def test_a_clock_is_found(source: str) -> None:
    assert clocks(source)


@pytest.mark.parametrize("handler", ["except:", "except Exception:", "except (ValueError, Exception):", "except BaseException as fault:"])
def test_a_swallowed_fault_is_found(handler: str) -> None:
    assert swallowers(ast.parse(f"try:\n    pass\n{handler}\n    pass")) == [3]
    assert swallowers(ast.parse(f"try:\n    pass\n{handler}\n    tidy()\n    raise")) == []

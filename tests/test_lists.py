"""Every table, reader, metric, chart, report, renderer, fact and page stands in the list that makes it known."""

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

from ingest.readers.reader import Reader
from metrics.metric import Metric
from schema import Table

ROOT = Path(__file__).resolve().parent.parent


def keyword_only(value: Any) -> set[str]:
    parameters = inspect.signature(value).parameters.values()
    return {p.name for p in parameters} if all(p.kind is p.KEYWORD_ONLY for p in parameters) else set()


def is_chart(value: Any) -> bool:
    return isinstance(value, FunctionType) and {"palette", "width", "height"} <= keyword_only(value)


def is_report(value: Any) -> bool:
    """A report is made from a view."""
    if not isinstance(value, FunctionType):
        return False
    signature = inspect.signature(value)
    takes = [inspect.formatannotation(p.annotation).strip("'") for p in signature.parameters.values()]
    gives = inspect.formatannotation(signature.return_annotation).strip("'")
    return gives.split(".")[-1] == "Report" and any(taken.split(".")[-1] == "View" for taken in takes)


def is_renderer(value: Any) -> bool:
    return (
        isinstance(value, FunctionType)
        and value.__name__ == "write"
        and list(inspect.signature(value).parameters)[:2] == ["report", "path"]
    )


LISTS: list[tuple[str, str, Callable[[Any], bool]]] = [
    ("schema", "TABLES", lambda value: isinstance(value, Table)),
    ("ingest.readers", "READERS", lambda value: isinstance(value, Reader)),
    ("metrics", "CATALOGUE", lambda value: isinstance(value, Metric)),
    ("charts", "CHARTS", is_chart),
    ("reports", "REPORTS", is_report),
    ("render", "EXPORTS", is_renderer),
]


def entries(listing: Any) -> Iterator[object]:
    """What a list holds, whether it is a tuple or goes by name."""
    yield from listing.values() if isinstance(listing, Mapping) else listing


def declared(package: ModuleType, is_one: Callable[[Any], bool]) -> dict[str, object]:
    """What the modules of a package declare under a public name, alone or in a tuple."""
    found: dict[str, object] = {}
    for info in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            foreign = isinstance(value, FunctionType) and value.__module__ != module.__name__
            for one in value if isinstance(value, tuple | list) else (value,):
                if not name.startswith("_") and not foreign and is_one(one):
                    found[f"{info.name}.{name}"] = one
    return found


def unlisted(package: ModuleType, listing: object, is_one: Callable[[Any], bool]) -> list[str]:
    known = {id(entry) for entry in entries(listing)}
    return [name for name, value in declared(package, is_one).items() if id(value) not in known]


@pytest.mark.parametrize(("package", "listing", "is_one"), LISTS, ids=[listing for _, listing, _ in LISTS])
def test_what_is_declared_is_listed(package: str, listing: str, is_one: Callable[[Any], bool]) -> None:
    module = importlib.import_module(package)
    assert declared(module, is_one), f"nothing found in {package}: does this test still know what it looks for?"
    assert unlisted(module, getattr(module, listing), is_one) == []


@pytest.mark.parametrize(
    ("package", "listing"), [(package, listing) for package, listing, _ in LISTS], ids=[listing for _, listing, _ in LISTS]
)
def test_a_list_names_nothing_twice(package: str, listing: str) -> None:
    names = [
        getattr(entry, "key", None) or getattr(entry, "name", None) or entry
        for entry in entries(getattr(importlib.import_module(package), listing))
    ]
    assert len(names) == len(set(names))


def test_each_fact_is_listed() -> None:
    metrics = importlib.import_module("metrics")
    assert sorted(path.stem for path in (ROOT / "metrics" / "facts").glob("*.sql")) == sorted(metrics.FACTS)


def test_each_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "pages" / "navigation.py").read_text("utf-8")
    pages = [path for path in sorted((ROOT / "pages").glob("*.py")) if path.stem not in ("__init__", "navigation")]
    assert pages
    assert not [path.name for path in pages if f'st.Page("{path.name}"' not in navigation]


def test_a_module_missing_from_its_list_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "planted"
    folder.mkdir()
    (folder / "__init__.py").write_text("from planted.known import chart\nCHARTS = {'chart': chart}\n")
    for name in ("known", "forgotten"):
        (folder / f"{name}.py").write_text("def chart(*, palette, width, height, rows): ...\n")
    monkeypatch.syspath_prepend(tmp_path)
    planted = importlib.import_module("planted")
    assert unlisted(planted, planted.CHARTS, is_chart) == ["planted.forgotten.chart"]
    for name in [name for name in sys.modules if name.split(".")[0] == "planted"]:
        monkeypatch.delitem(sys.modules, name)

"""What the pages say, read without a browser: filters, the empty portfolio, the glossary, the sample and one's own."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics import CATALOGUE
from render.screen_text import literal
from reports.sources import menu
from store import about
from store.portfolio import Portfolio, Shelf
from tests.pages.app import ROOT


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=90)


def _said(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(element.value for kind in ("header", "markdown", "caption") for element in app.get(kind))


def test_an_empty_portfolio_says_what_to_load(app: AppTest) -> None:
    said = _said(app.run())
    assert "Nothing is loaded yet" in said
    assert "Load projects, work packages and progress" in said
    assert "Drop this month" in _said(app.switch_page("upload.py").run())


def test_a_programme_and_a_project_narrow_what_is_shown(own_october: Portfolio, app: AppTest) -> None:
    found = menu(own_october)
    assert found is not None
    whole = app.run().header[0].value
    assert "14 projects" in _said(app)
    programmes = next(box for box in app.multiselect if box.label == "Programmes")
    programmes.set_value([next(iter(found.programmes))]).run()
    assert app.header[0].value != whole
    assert "14 projects" not in _said(app).splitlines()[1]
    projects = next(box for box in app.multiselect if box.label == "Projects")
    assert 0 < len(projects.options) < 14
    programmes = next(box for box in app.multiselect if box.label == "Programmes")
    programmes.set_value([]).run()
    assert app.header[0].value == whole


def test_the_glossary_is_searched_as_one_types(app: AppTest) -> None:
    app.run()
    app.switch_page("glossary.py").run()
    everything = _said(app)
    assert all(literal(f"{metric.key} · {metric.unit.value}") in everything for metric in CATALOGUE)
    found = _said_after(app, "schedule time")
    assert literal("spi_t · index") in found
    assert literal("risk_exposure · ") not in found
    app.text_input[0].set_value("no such thing").run()
    assert app.info[0].value == "No metric has these words in its name, formula or meaning."


def _said_after(app: AppTest, wanted: str) -> str:
    app.text_input[0].set_value(wanted).run()
    return _said(app)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A folder with the sample alone."""
    shelf = Shelf(tmp_path / "shelf")
    shelf.folder.mkdir()
    monkeypatch.setenv("STEERBOARD_STORE", str(shelf.folder))
    about.create(shelf.sample, sample=True)
    return shelf


def _begin(app: AppTest, name: str) -> None:
    next(field for field in app.text_input if field.label == "Its name").set_value(name).run()
    _button(app, "Begin it").click().run()


def test_p37_beginning_a_portfolio_asks_for_its_name_and_tells_its_place(app: AppTest, folder: Shelf) -> None:
    app.run()
    app.switch_page("upload.py").run()
    assert "This is the sample portfolio" in _said(app)
    _begin(app, "Aurelia Group")
    assert "This is the sample portfolio" not in _said(app)
    assert folder.names == ("Aurelia Group", "sample")
    assert any("Aurelia Group" in toast.value for toast in app.toast)
    assert app.query_params["portfolio"] in ("Aurelia Group", ["Aurelia Group"])
    next(box for box in app.selectbox if box.label == "Portfolio").set_value("sample").run()
    assert "This is the sample portfolio" in _said(app)


def test_p37_what_one_visit_chooses_no_other_visit_sees(app: AppTest, folder: Shelf) -> None:
    app.run()
    app.switch_page("upload.py").run()
    _begin(app, "Mine alone")
    other = AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=90).run()
    assert "This is the sample portfolio" in _said(other.switch_page("upload.py").run())
    assert "This is the sample portfolio" not in _said(app.run())


@pytest.mark.parametrize("name", ["../x", "a/b", "", "con"])
def test_p37_a_hostile_name_begins_nothing(app: AppTest, folder: Shelf, name: str) -> None:
    app.query_params["portfolio"] = name
    app.run()
    app.switch_page("upload.py").run()
    _begin(app, name)
    assert folder.names == ("sample",)
    assert "This is the sample portfolio" in _said(app)


def _button(app: AppTest, label: str) -> object:
    return next(button for button in app.button if button.label == label)

"""People's words on the screen: shown as they are, never as markup, and linking nowhere."""

import pytest

from metrics.metric import Status
from render.screen_text import coloured, literal


@pytest.mark.parametrize(
    "text", ["http://evil.example/", "HTTPS://evil.example", "www.evil.example", "bob@evil.example", "[l](http://evil.example)"]
)
def test_an_address_in_a_cell_is_cut_where_a_link_would_begin(text: str) -> None:
    written = literal(text)
    assert "\u2060" in written
    assert written.replace("\u2060", "").replace("\\", "") == text


def test_markup_is_escaped_and_figures_stay_whole() -> None:
    assert literal("**x** :red[y] $z$") == r"\*\*x\*\* \:red\[y\] \$z\$"
    assert literal("CHF\u00a045\u202f712") == "CHF\u00a045\u202f712"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (":material/home: x", ":~material/home: x"),
        ("see :streamlit:", "see :~streamlit:"),
        (":smile::+1:", ":~smile::+1:"),
        ("A -> B", "A -~> B"),
        ("A <-> B <- C", "A <~-> B <~- C"),
        ("one -- two", "one -~- two"),
        (">= 5", ">~= 5"),
        ("x <= 5 ~= 6", "x <~= 5 ~~= 6"),
        ("10:30:45 a->b", "10:30:45 a->b"),
        (":red[x] $x$", ":red[x] $x$"),
    ],
)
def test_s9_what_the_page_would_draw_as_a_picture_stays_letters(text: str, parts: str) -> None:
    shown = literal(text).replace("\\", "").replace("\u2060", "~")
    assert shown == parts


def test_a_status_colours_the_text_and_not_its_markup() -> None:
    assert coloured("a]b", Status.RED) == r":red[a\]b]"

"""The page's theme and the charts' palette are the same colours, and the app stays on this machine."""

import tomllib
from pathlib import Path

import pytest

from charts.palette import DARK, LIGHT, Palette

SETTINGS = tomllib.loads((Path(__file__).resolve().parent.parent / ".streamlit" / "config.toml").read_text("utf-8"))


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: str(palette.name))
def test_the_theme_has_the_colours_of_the_palette(palette: Palette) -> None:
    theme = SETTINGS["theme"][palette.name]
    status = {
        "green": palette.green,
        "orange": palette.amber,
        "yellow": palette.amber,
        "red": palette.red,
        "gray": palette.grey,
        "blue": palette.blue,
    }
    assert {colour: theme[f"{colour}Color"] for colour in status} == status
    assert {colour: theme[f"{colour}TextColor"] for colour in status} == status
    assert (theme["backgroundColor"], theme["textColor"], theme["borderColor"]) == (palette.ground, palette.ink, palette.border)
    assert theme["chartCategoricalColors"] == [palette.grey, palette.blue, palette.ink]


def channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    shares = [channel / 255 for channel in channels(colour)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_status_words_can_be_read_on_the_page_and_on_their_badge(name: str) -> None:
    theme = SETTINGS["theme"][name]
    for colour in ("blue", "green", "orange", "red", "gray"):
        for ground in (theme["backgroundColor"], theme[f"{colour}BackgroundColor"]):
            assert contrast(theme[f"{colour}TextColor"], ground) >= 4.5, (name, colour, ground)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_words_of_a_button_and_of_a_caption_can_be_read(name: str) -> None:
    theme = SETTINGS["theme"][name]
    assert contrast("#ffffff", theme["primaryColor"]) >= 4.5
    pairs = zip(channels(theme["textColor"]), channels(theme["backgroundColor"]), strict=True)
    caption = "#" + "".join(f"{round(0.6 * text + 0.4 * ground):02x}" for text, ground in pairs)  # Streamlit's opacity
    assert contrast(caption, theme["backgroundColor"]) >= 4.5


def test_sizes_are_those_of_the_look() -> None:
    theme = SETTINGS["theme"]
    pixels = [round(float(size.removesuffix("rem")) * theme["baseFontSize"]) for size in theme["headingFontSizes"]]
    assert (pixels[0], pixels[2], theme["baseFontSize"]) == (24, 16, 15)
    assert round(float(theme["metricValueFontSize"].removesuffix("rem")) * theme["baseFontSize"]) == 26
    assert min(pixels) >= 13
    assert theme["baseRadius"] == "0.375rem"


def test_the_app_listens_on_this_machine_alone_and_tells_nobody() -> None:
    assert SETTINGS["server"]["address"] == "localhost"
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["client"]["showErrorDetails"] == "none"

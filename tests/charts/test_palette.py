"""Colours that can be read, and a status that is never colour alone."""

import pytest

from charts.palette import DARK, LETTER, LIGHT, MARK, SHAPE, WORD, Palette
from charts.status import excepted, look, status_of
from metrics.metric import Status

THEMES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.name)


def channels(colour: str) -> list[float]:
    return [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]


def luminance(colour: list[float]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(text: str, ground: str, tint: str | None = None, opacity: float = 0.0) -> float:
    """As WCAG 2 counts it, on a ground that is tinted."""
    below = [g * (1 - opacity) + t * opacity for g, t in zip(channels(ground), channels(tint or ground), strict=True)]
    light, dark = sorted([luminance(channels(text)), luminance(below)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_counted_as_published() -> None:
    """WCAG 2: black on white is 21 to 1; #777777 on white falls just short of 4.5."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@THEMES
def test_every_text_colour_can_be_read_on_its_ground(palette: Palette) -> None:
    texts = (palette.ink, palette.muted, palette.blue, palette.green, palette.amber, palette.red, palette.grey)
    assert min(contrast(text, ground) for text in texts for ground in (palette.ground, palette.card)) >= 4.5


@THEMES
def test_words_in_the_heatmap_can_be_read_on_every_cell(palette: Palette) -> None:
    assert min(contrast(palette.ink, cell) for cell in palette.heat) >= 4.5


@THEMES
def test_words_on_tinted_grounds_can_be_read(palette: Palette) -> None:
    assert contrast(palette.muted, palette.card, palette.red, 0.06) >= 4.5
    for tint in (palette.amber, palette.red):
        for text in (tint, palette.ink, palette.blue):
            assert contrast(text, palette.card, tint, 0.07) >= 4.5


def test_every_status_has_a_mark_a_word_a_letter_and_a_shape() -> None:
    for names in (MARK, WORD, LETTER):
        assert len({names[status] for status in Status}) == len(Status)
    assert set(SHAPE) == set(Status)


@THEMES
def test_no_two_statuses_look_alike_without_colour(palette: Palette) -> None:
    looks = {(look(status, palette)["shape"], look(status, palette)["colour"] == palette.card) for status in Status}
    assert len(looks) == len(Status)


def test_an_unknown_status_is_not_computable_and_only_amber_and_red_stand_out() -> None:
    assert status_of(None) is status_of("purple") is Status.GREY
    assert [status for status in Status if excepted(status)] == [Status.AMBER, Status.RED]

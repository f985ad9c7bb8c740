"""A value that an option cannot take is told of in words of our own: what was found, what is expected, and an example."""

import pytest

from tests.command_line.calls import call


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("measure", "cpi", "--as-of", "31/10/2026"), "“31/10/2026” is no day written as year-month-day, such as 2026-10-31."),
        (("measure", "cpi", "--known", "yesterday"), "“yesterday” is no day written as year-month-day, such as 2026-10-31."),
        (("explain", "cpi", "--as-of", "2026-02-30"), "“2026-02-30” is no day written as year-month-day, such as 2026-10-31."),
        (("snapshot", "--out", "x.pdf", "--as-of", "FY26"), "“FY26” is no day written as year-month-day, such as 2026-10-31."),
        (
            ("measure", "--by", "team"),
            "“team” is no level; there is portfolio, programme, project, work_package. For example: --by project",
        ),
        (("withdraw", "first"), "“first” is no whole number in figures, such as 12."),
        (("withdraw", "1.5"), "“1.5” is no whole number in figures, such as 12."),
    ],
)
def test_the_words_are_our_own(arguments: tuple[str, ...], sentence: str) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    said = " ".join(result.stderr.split())
    assert sentence in said
    assert "Value error" not in said
    assert "Input should" not in said

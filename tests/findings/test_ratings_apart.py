"""Ratings under letters or strange headings, or in rows of another kind: proved by the product beside them, else with a yes, and never left out by a notice."""

from pathlib import Path

from tests.findings.sheets import kept, said, stored
from tests.findings.test_files_left_over import warned

RATED = ((4, 5, 20), (3, 3, 9), (2, 4, 8))


def register(heads: str, *columns: int) -> str:
    """Three risks with these of likelihood, impact and their product."""
    rows = (f"R{n};P1;Late;{';'.join(str(line[c]) for c in columns)};Ann\n" for n, line in enumerate(RATED))
    return f"Ref;Project;Title;{heads};Owner\n{''.join(rows)}"


def test_a_pair_of_letters_with_its_product_is_known_in_each_language(tmp_path: Path) -> None:
    for number, heads in enumerate(
        ("L;C;Level", "F;G;Criticité", "P;G;Score", "W;A;Risikowert", "P;C;Nivel", "K;E;Score", "L (1-5);C (1-5);Level")
    ):
        desk = kept(tmp_path / str(number), "risks.csv", register(heads, 0, 1, 2))
        assert stored(desk, "risks", "probability", "impact") == [(4, 5), (3, 3), (2, 4)], heads
        assert desk.figure("risks_critical", "P1", "2026-11-30") == 1, heads
    desk = kept(tmp_path / "turned", "risks.csv", register("Level;C;L", 2, 1, 0))
    assert stored(desk, "risks", "probability", "impact") == [(4, 5), (3, 3), (2, 4)]
    desk = kept(tmp_path / "after", "risks.csv", register("F;G;Criticité;F résiduelle;G résiduel;Criticité résiduelle", 0, 1, 2, 0, 1, 2))
    assert stored(desk, "risks", "impact", "residual_probability", "residual_impact") == [(5, 4, 5), (3, 3, 3), (4, 2, 4)]


def test_without_a_product_or_under_another_heading_the_rating_wants_a_yes(tmp_path: Path) -> None:
    for number, (heads, asked) in enumerate(
        (("L;C", ["C"]), ("W;A", ["W", "A"]), ("P;Danno;R", ["Danno"]), ("Fréquence;Gravité;R", ["Fréquence"]))
    ):
        own = register(heads, *range(heads.count(";") + 1))
        assert warned(said(tmp_path / str(number), "risks.csv", own)) == asked, heads
        desk = kept(tmp_path / f"yes {number}", "risks.csv", own, "--yes")
        assert stored(desk, "risks", "probability", "impact") == [(4, 5), (3, 3), (2, 4)], heads
        desk.kept(desk.file("risks.csv", own))


def test_whole_numbers_of_a_register_that_are_not_used_count_as_ratings_whatever_their_heading(tmp_path: Path) -> None:
    for number, heads in enumerate(("X;Cost impact", "Proximity;P;I", "Level;P")):
        assert heads.split(";")[0] in warned(
            said(tmp_path / str(number), "risks.csv", register(heads, *(0, 1, 0)[: heads.count(";") + 1]))
        ), heads
    kept(
        tmp_path / "line",
        "risks.csv",
        "Line;Ref;Project;Title;P;I;Score;Owner\n1;R1;P1;Late;4;5;20;Ann\n2;R2;P1;Late;3;3;9;Ann\n3;R3;P1;Late;;;;Ann\n",
    )


def test_what_rows_of_one_kind_have_no_column_for_wants_a_yes_once_for_the_sheet_though_another_kind_uses_it(tmp_path: Path) -> None:
    head = "Ref;Project;RAID type;Title;P (1-5);I (1-5);Score;Cost impact £;Status;Owner;Raised;Due\n"
    risk = "R1;P1;Risk;Late;4;5;20;10000;open;Ann;2026-08-01;\n"
    issue, action = "I1;P1;Issue;Gone;5;4;20;15000;open;Cy;2026-08-01;2026-11-05\n", "A1;P1;Action;Call;;;;;open;Cy;;2026-11-05\n"
    found = [p for p in said(tmp_path / "said", "raid.csv", head + risk + issue + action)["problems"] if p["severity"] == "warning"]
    assert len(found) == 1
    assert "“I (1-5)” in 1 row of issues (3) holds ratings (4); “Cost impact £” in 1 row of issues (3) holds amounts" in found[0]["says"]
    desk = kept(tmp_path / "yes", "raid.csv", head + risk + issue + action, "--yes")
    desk.kept(desk.file("raid.csv", head + risk + issue.replace("15000", "16000") + action))  # the yes is remembered
    assert desk.figure("risks_critical", "P1", "2026-11-30") == 1
    due = said(tmp_path / "due", "raid.csv", head + risk.replace(";\n", ";2026-11-01\n") + action)["problems"]
    assert any("“Due” in 1 row of risks (2) holds dates (2026-11-01)" in problem["says"] for problem in due)
    kept(tmp_path / "none", "raid.csv", head + risk + issue.replace("5;4;20;15000", ";;;") + action)


def test_an_impact_in_money_alone_is_told_once_and_the_product_of_rated_words_is_no_amount(tmp_path: Path) -> None:
    money = "Ref;Project;Risk;Probability;Cost impact;Owner\nR1;P1;Late;4;100;Ann\nR2;P1;Gone;3;50;Bob\nR3;P1;Lost;2;70;Cy\n"
    found = [problem["says"] for problem in said(tmp_path / "money", "r.csv", money)["problems"] if problem["severity"] == "warning"]
    assert found == ["The impact is given in money alone: the risk counts in the exposure and is unrated. So in 3 rows (2, 3, 4)."]
    spelled = "Nr;Projekt;Risiko;Eintrittswahrscheinlichkeit;Auswirkung;Risikowert;Verantwortlich\n"
    spelled += "R1;P1;Lieferant;hoch;sehr hoch;20;Ann\nR2;P1;Daten;mittel;mittel;9;Bob\nR3;P1;Weggang;gering;sehr gering;2;Cy\n"
    assert warned(said(tmp_path / "words", "r.csv", spelled)) == []

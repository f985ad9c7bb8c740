"""A register whose ratings never go beyond 3 or 4, and that nowhere says its scale, is asked about once; what says it answers."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.findings.loading import Desk
from tests.findings.sheets import stored

HEADS = "Project;Risk ID;Title;Probability;Impact;Owner"
THREE = [(1, 2), (3, 3), (2, 1), (3, 2), (1, 1), (2, 3)]
FOUR = [(1, 2), (3, 4), (2, 1), (4, 2), (1, 1), (2, 3), (3, 3), (1, 4)]
TAKEN = [(1, 3), (5, 5), (3, 1), (5, 3), (1, 1), (3, 5)]


def register(
    desk: Desk, ratings: Sequence[tuple[object, object]], *, name: str = "risks_2026-09.csv", heads: str = HEADS, line: str = ""
) -> Path:
    rows = "".join(f"AA;R{number};Risk {number};{one};{two};Ann\n" for number, (one, two) in enumerate(ratings, start=1))
    return desk.file(name, f"{heads}\n{rows}" + (f"{line};;;;;\n" if line else ""))


def kept(desk: Desk) -> list[tuple[object, ...]]:
    return stored(desk, "risks", "probability", "impact")


@pytest.mark.parametrize(
    "heads",
    [
        HEADS,
        "Projekt;Risiko-Nr.;Titel;Eintrittswahrscheinlichkeit;Auswirkung;Verantwortlich",
        "Projet;N° risque;Titre;Probabilité;Impact;Responsable",
        "Proyecto;ID riesgo;Título;Probabilidad;Impacto;Responsable",
        "Projeto;ID do risco;Título;Probabilidade;Impacto;Responsável",
        "Progetto;ID rischio;Titolo;Probabilità;Impatto;Responsabile",
        "Project;Risico-ID;Titel;Kans;Impact;Eigenaar",
    ],
)
def test_a_register_that_never_goes_beyond_three_is_asked_about(tmp_path: Path, heads: str) -> None:
    desk = Desk(tmp_path)
    desk.answered("steps", "3", register(desk, THREE, heads=heads))
    assert kept(desk) == TAKEN


def test_the_answer_is_remembered_until_a_figure_contradicts_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.answered("steps", "3", register(desk, THREE))
    desk.kept(register(desk, THREE[1:] + THREE[:1], name="risks_2026-10.csv"), options=("--yes",))
    assert kept(desk) == TAKEN[1:] + TAKEN[:1]
    more = register(desk, [*THREE, (5, 4)], name="risks_2026-11.csv")
    asked = desk.asked("steps", more, options=("--yes",))
    desk.kept(more, options=("--yes", "--answer", f"{asked}=5"))
    assert kept(desk) == [*THREE, (5, 4)]


def test_four_steps_and_the_plain_answer(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "4")
    desk.answered("steps", "4", register(desk, FOUR))
    assert kept(desk)[:2] == [(1, 2), (4, 5)]
    desk = Desk(tmp_path / "5")
    desk.answered("steps", "5", register(desk, FOUR))
    assert kept(desk) == FOUR
    desk.kept(register(desk, FOUR, name="Kopie von risks_2026-09.csv"))


def test_nothing_is_asked_where_there_is_little_or_something_tells_it(tmp_path: Path) -> None:
    for number, ratings in enumerate((THREE[:4], FOUR[:7], [*THREE, (5, 1)], [(3, 3)] * 9)):
        desk = Desk(tmp_path / str(number))
        desk.kept(register(desk, ratings))
        assert kept(desk) == ratings
    desk = Desk(tmp_path / "known")
    desk.kept(register(desk, [*THREE, (5, 4)]))
    desk.kept(register(desk, THREE, name="risks_2026-10.csv"), options=("--yes", "--accept-removals"))
    assert kept(desk) == THREE


def test_words_and_legends_say_it(tmp_path: Path) -> None:
    lines = (
        "1 = low, 2 = medium, 3 = high",
        "Skala 1-3",
        "Probabilité et impact sur une échelle de 1 à 3",
        "Escala de 1 a 3",
        "Schaal 1 t/m 3",
    )
    for number, line in enumerate(lines):
        desk = Desk(tmp_path / str(number))
        desk.kept(register(desk, THREE, line=line))
        assert kept(desk) == TAKEN, line
    spelled = [tuple(f"{figure} - {('low', 'medium', 'high')[figure - 1]}" for figure in row) for row in THREE]
    desk = Desk(tmp_path / "words")
    desk.kept(register(desk, spelled))  # type: ignore[arg-type]
    assert kept(desk) == TAKEN
    desk = Desk(tmp_path / "five")
    desk.kept(register(desk, THREE, line="Ratings 1-5"))
    assert kept(desk) == THREE


def test_the_other_of_two_columns_is_asked_about_where_one_says_its_scale(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.answered("steps", "3", register(desk, THREE[:2], heads=HEADS.replace("Probability", "Likelihood (1-3)")))
    assert kept(desk) == TAKEN[:2]

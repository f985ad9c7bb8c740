"""Labels that do not collide."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.placement import Box, Place, Spot, place, spread
from tests.charts.drawn import overlapping, share

FRAME = (0.0, 0.0, 400.0, 330.0)
SPOT = st.builds(
    Spot,
    x=st.floats(10, 390),
    y=st.floats(10, 320),
    radius=st.floats(3, 12),
    width=st.floats(20, 90),
    height=st.just(15.0),
    far=st.booleans(),
)


def boxes(spots: list[Spot], places: list[Place | None]) -> list[Box]:
    return [
        (s.x + p.dx - s.width / 2, s.y + p.dy - s.height / 2, s.x + p.dx + s.width / 2, s.y + p.dy + s.height / 2)
        for s, p in zip(spots, places, strict=True)
        if p
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(SPOT, min_size=1, max_size=200))
def test_labels_lie_on_no_label_no_mark_and_inside_the_frame(spots: list[Spot]) -> None:
    labels = boxes(spots, place(spots, frame=FRAME))
    assert not overlapping(labels, by=1e-6)
    marks = [(s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius) for s in spots]
    assert not any(share(label, mark, by=1e-6) for label in labels for mark in marks)
    assert all(b[0] >= -1e-6 and b[1] >= -1e-6 and b[2] <= 400 + 1e-6 and b[3] <= 330 + 1e-6 for b in labels)


def test_a_lone_mark_has_its_label_to_the_right() -> None:
    (found,) = place([Spot(x=200, y=100, radius=5, width=40, height=15)], frame=FRAME)
    assert found is not None
    assert found.dx > 0
    assert found.dy == 0


def test_the_first_in_order_gets_the_best_place_and_the_same_input_the_same_places() -> None:
    spots = [Spot(x=200 + 4 * n, y=100, radius=5, width=40, height=15, far=True) for n in range(5)]
    assert place(spots, frame=FRAME) == place(spots, frame=FRAME)
    assert place(spots, frame=FRAME)[0] is not None


def test_where_there_is_no_room_there_is_no_label_unless_it_must() -> None:
    wall = [(0.0, 0.0, 400.0, 330.0)]
    spot = Spot(x=200, y=100, radius=5, width=40, height=15)
    must = Spot(x=200, y=100, radius=5, width=40, height=15, must=True)
    assert place([spot], frame=FRAME, obstacles=wall) == [None]
    assert place([must], frame=FRAME, obstacles=wall)[0] is not None


def test_a_thin_rule_is_crossed_only_where_nothing_better_is_free() -> None:
    spot = Spot(x=200, y=100, radius=5, width=40, height=15)
    (found,) = place([spot], frame=FRAME, soft=[(220.0, 0.0, 222.0, 330.0)])
    assert found is not None
    assert found.dx <= 0


@given(st.lists(st.floats(-50, 500), max_size=12))
def test_spread_labels_keep_their_distance_their_order_and_the_frame(wanted: list[float]) -> None:
    found = spread(wanted, gap=17, low=8, high=300)
    assert all(abs(a - b) >= 17 - 1e-6 for a, b in combinations(found, 2))
    assert all(8 - 1e-6 <= place <= 300 + 1e-6 for place in found)
    order = sorted(range(len(wanted)), key=lambda n: (wanted[n], n))
    assert sorted(found) == [found[n] for n in order]


def test_what_is_apart_already_stays_where_it_is() -> None:
    assert spread([100, 50, 200], gap=17, low=8, high=300) == pytest.approx([100, 50, 200])

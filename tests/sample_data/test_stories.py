"""Every planted story stands in the files, before anything of the product has read them."""

from datetime import date
from typing import Any

from sample_data import stories
from sample_data.days import MONTHS
from sample_data.group import BY_KEY
from sample_data.stories import STORIES
from tests.sample_data.reading import ledger, posted, register, table


def of(month: int, name: str, project: str) -> list[dict[str, Any]]:
    return [row for row in table(month, name) if row["project_id"] == project]


def test_every_story_has_a_project_and_its_own_key() -> None:
    assert len({story.key for story in STORIES}) == len(STORIES) == 9
    assert {story.project for story in STORIES} <= set(BY_KEY)


def test_the_watermelon_declares_green_each_month_and_says_not_why() -> None:
    reports = of(10, "status_reports", stories.WATERMELON)
    assert len(reports) == 9
    assert {row["declared_status"] for row in reports} == {"green"}
    assert not any(row["justification"] for row in reports)


def test_the_baseline_moves_in_october_and_no_change_request_says_so() -> None:
    before, after = (
        {row["wp_id"]: (row["baseline_start"], row["baseline_finish"]) for row in of(month, "work_packages", stories.REBASELINED)}
        for month in (9, 10)
    )
    moved = [wp for wp in before if before[wp] != after[wp]]
    assert moved
    assert all(before[wp][1] > stories.REBASELINE_FROM and after[wp][1] > before[wp][1] for wp in moved)
    assert not of(10, "change_requests", stories.REBASELINED)
    (project,) = of(9, "projects", stories.REBASELINED)
    (project_now,) = of(10, "projects", stories.REBASELINED)
    assert project_now["baseline_finish"] > project["baseline_finish"]


def test_no_other_baseline_moves_without_a_change_request() -> None:
    for month in MONTHS[1:]:
        before, after = (
            {(r["project_id"], r["wp_id"]): (r["baseline_start"], r["baseline_finish"], r["budget"]) for r in table(m, "work_packages")}
            for m in (month - 1, month)
        )
        differ = {key[0] for key in set(before) | set(after) if before.get(key) != after.get(key)}
        approved = {row["project_id"] for row in table(month, "change_requests") if row["status"] in ("approved", "implemented")}
        assert differ - approved <= {stories.REBASELINED}


def test_the_late_project_is_finished_six_weeks_after_its_baseline() -> None:
    rows = [row for row in of(10, "progress", stories.FINISHED_LATE) if row["status_date"] == date(2026, 9, 30)]
    assert all(row["actual_finish"] for row in rows)
    assert max(row["actual_finish"] for row in rows) == stories.FINISHED_ON
    assert of(10, "projects", stories.FINISHED_LATE)[0]["baseline_finish"] == date(2026, 7, 31)


def test_the_contingency_left_is_smaller_than_what_the_open_risks_may_cost() -> None:
    (project,) = of(10, "projects", stories.UNDERCOVERED)
    risks = [row for row in register(10) if row["project_id"] == stories.UNDERCOVERED and row["status"] == "live"]
    exposure = sum((row["residual_probability"] - 0.5) / 5 * row["residual_cost_impact"] for row in risks)
    assert (project["contingency"], round(exposure)) == (360_000, 729_000)
    assert of(1, "projects", stories.UNDERCOVERED)[0]["contingency"] == 1_100_000


def test_the_stale_project_reports_nothing_after_july_and_its_invoices_go_on() -> None:
    for name in ("progress", "status_reports"):
        assert max(row["status_date"] for row in of(10, name, stories.STALE)) == stories.STALE_SINCE
    assert any(line["Project"] == stories.STALE and posted(line) > stories.STALE_SINCE for line in ledger(10))


def test_the_one_without_a_baseline_has_neither_budget_nor_dates() -> None:
    for name in ("projects", "work_packages"):
        rows = of(10, name, stories.WITHOUT_BASELINE)
        assert rows
        assert not any(row["baseline_start"] or row["baseline_finish"] for row in rows)
    assert not any(row["budget"] for row in of(10, "work_packages", stories.WITHOUT_BASELINE))
    assert not any(row["baseline_date"] for row in of(10, "milestones", stories.WITHOUT_BASELINE))


def test_the_ledger_runs_two_weeks_past_the_progress_of_one_project() -> None:
    assert max(row["status_date"] for row in of(10, "progress", stories.MISMATCHED)) == stories.PROGRESS_TO
    booked = max(posted(line) for line in ledger(10) if line["Project"] == stories.MISMATCHED and line["Type"] != "Purchase order")
    assert (booked - stories.PROGRESS_TO).days == 15


def test_october_takes_back_what_august_and_september_reported() -> None:
    def told(month: int, day: date) -> float:
        return next(
            r["pct_complete"]
            for r in of(month, "progress", stories.RESTATED)
            if r["wp_id"] == stories.RESTATED_PACKAGE and r["status_date"] == day
        )

    for day, points in stories.RESTATED_BY.items():
        assert round(100 * (told(9, day) - told(10, day))) == points
    last = told(10, date(2026, 10, 31))
    assert last >= told(10, date(2026, 9, 30)) >= told(10, date(2026, 8, 31))

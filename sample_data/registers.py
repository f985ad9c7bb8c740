"""Risks, issues, decisions, actions, change requests and what project managers write: the words of the sample."""

from dataclasses import dataclass
from datetime import date

from sample_data.portfolio import PROJECTS, month_end
from sample_data.stories import THIN_RESERVE


@dataclass(frozen=True, kw_only=True)
class Risk:
    project: str
    number: str
    title: str
    category: str
    inherent: tuple[int, int]
    residual: tuple[int, int]
    cost: int
    residual_cost: int
    currency: str
    response: str
    owner: str
    raised: date
    review: date
    closed_in: int = 99  # the month of the return in which it is closed


_COMMON = (
    ("Key people leave before go-live", "People", (3, 4), (2, 3), 0.05, "Second person trained for each key role"),
    ("Test data are incomplete", "Quality", (4, 3), (3, 2), 0.03, "Synthetic data set from the data office"),
    ("Vendor delivers late", "Supplier", (3, 4), (2, 4), 0.06, "Penalty and fortnightly delivery reviews"),
    ("Scope grows without a decision", "Scope", (3, 3), (2, 3), 0.04, "Every change goes through the change board"),
)
_OWN: dict[str, tuple[tuple[str, str, tuple[int, int], tuple[int, int], float, str], ...]] = {
    "ERP": (
        ("Vendor stops work without the contingency", "Supplier", (5, 5), (4, 5), 0.11, "Decision D-11 asked of the committee"),
        ("Cut-over collides with the year-end close", "Schedule", (4, 5), (4, 4), 0.07, "Move the cut-over to January"),
    ),
    "WRB": (("Wristbands fail in salt water", "Technology", (4, 5), (4, 5), 0.1, "Second supplier under test"),),
    "SOC": (("Night shift cannot be staffed", "People", (5, 4), (4, 4), 0.08, "Two contractors until March"),),
    "CLD": (("Exit from data centre A is delayed", "Supplier", (3, 5), (2, 5), 0.05, "Lease can be extended by the month"),),
    "CRM": (("Customer data cannot be merged", "Data", (4, 4), (3, 4), 0.06, "Merge rehearsed on half of the data"),),
    "ECP": (("Checkout fails under Black Friday load", "Technology", (3, 5), (2, 5), 0.09, "Peak rehearsal on 12 November"),),
    "DWH": (("Contractors cost more than planned", "Cost", (5, 4), (5, 4), 0.07, "None agreed yet"),),
    "NET": (("Import of switches is held at customs", "Supplier", (3, 3), (2, 3), 0.04, "Stock kept in two countries"),),
}


def risks(month: int) -> list[Risk]:
    """The open and closed risks as the register of that month tells them."""
    found = []
    for place, project in enumerate(PROJECTS):
        chosen = (*_OWN.get(project.code, ()), *_COMMON[: 2 + place % 3])
        for number, (title, category, inherent, residual, part, response) in enumerate(chosen, start=1):
            raised = date(2026, 1 + (place + number) % 8, 5 + number)
            if raised <= month_end(month):
                found.append(
                    Risk(
                        project=project.code, number=f"{project.code}-R{number:02d}", title=title, category=category, inherent=inherent, residual=residual,
                        cost=round(part * (project.budget or 400_000) * 1.4, -3), residual_cost=round(part * (project.budget or 400_000), -3),
                        currency=project.currency, response=response, owner=project.manager, raised=raised, review=month_end(min(12, month + 1 + number % 2)),
                        closed_in=8 if title == _COMMON[1][0] and place % 4 == 1 else 99,
                    )
                )  # fmt: skip
    assert any(risk.project == THIN_RESERVE.project for risk in found) or month < 3  # noqa: S101 (the story needs them)
    return found


# id, project, what, options, recommendation, without it, cost a month, currency, owner, due, asked in, decided on, outcome, carried out in
DECISIONS = (
    ("D-04", "CLD", "Extend the lease of data centre A to December", "A: extend; B: leave in June", "A", "Forty workloads would move in a rush", 45_000, "CHF", "M. Keller", "2026-05-29", 4, "2026-05-28", "Extended to December", 6),  # noqa: E501
    ("D-06", "PAY", "Accept go-live after the summer season", "A: accept; B: add two contractors", "A", "Card payments would change in the high season", 20_000, "EUR", "T. Wyss", "2026-07-17", 6, "2026-07-16", "Accepted for end of September", 9),  # noqa: E501
    ("D-09", "SOC", "Name the owner of the incident process", "A: security; B: operations", "A", "Nobody may order a shutdown", 0, "CHF", "H. Lutz", "2026-09-25", 8, "2026-09-25", "Security owns it", 99),  # noqa: E501
    ("D-11", "ERP", "Release CHF 0.4 M contingency to ERP wave 2", "A: release all; B: release half; C: cut two countries from wave 2", "A, against a signed go-live date", "The vendor stops on 30 November", 310_000, "CHF", "L. Meier", "2026-11-12", 9, "", "", 99),  # noqa: E501
    ("D-12", "WRB", "Stop the wearables or buy from the second supplier", "A: stop; B: second supplier, EUR 0.2 M; C: go on", "B, if the salt-water test passes", "Ten hotels open the season without wristbands", 90_000, "EUR", "J. Ortiz", "2026-11-12", 10, "", "", 99),  # noqa: E501
    ("D-13", "SOC", "Choose how the night shift is staffed", "A: own people from March; B: two contractors, CHF 0.12 M", "B, paid from the project's own reserve", "24×7 operation starts three weeks later", 40_000, "CHF", "R. Huber", "2026-11-27", 10, "", "", 99),  # noqa: E501
    ("D-14", "DWH", "Cap the contractor rates of the data platform", "A: cap and lose two of nine; B: move the finance mart to January", "B", "The last three periods earned 0.78 for each franc", 110_000, "CHF", "D. Frei", "2026-12-04", 10, "", "", 99),  # noqa: E501
)
# id, project, title, severity, owner, raised, due, closed on, resolution
ISSUES = (
    ("I-01", "ERP", "Interface to the old warehouse fails on returns", "critical", "L. Meier", "2026-08-17", "2026-11-06", "", "Vendor works on it"),
    ("I-02", "WRB", "Battery lasts nine hours instead of fourteen", "high", "J. Ortiz", "2026-07-02", "2026-10-30", "", "New cell ordered"),
    ("I-03", "CRM", "A third of the addresses are duplicates", "high", "A. Lang", "2026-06-11", "2026-11-20", "", "Merge rules agreed"),
    ("I-04", "NET", "Two sites have no second line", "medium", "U. Steiner", "2026-05-07", "2026-08-28", "2026-08-21", "Lines ordered and live"),
    ("I-05", "CLD", "Backup window is too short for the mail store", "medium", "S. Roth", "2026-09-10", "2026-11-13", "", "Incremental backup under test"),
    ("I-06", "PAY", "One acquirer rejects token renewals", "high", "E. Novak", "2026-06-22", "2026-08-14", "2026-09-04", "Fixed by the acquirer"),
)
# id, project, title, owner, due, done on, decision
ACTIONS = (
    ("A-31", "CLD", "Sign the extension of the lease", "M. Keller", "2026-06-12", "2026-06-09", "D-04"),
    ("A-36", "SOC", "Write the incident process and have it signed", "H. Lutz", "2026-11-20", "", "D-09"),
    ("A-37", "ERP", "Agree the go-live date with the vendor in writing", "L. Meier", "2026-11-10", "", ""),
    ("A-38", "DWH", "Compare contractor rates with the market", "D. Frei", "2026-11-18", "", ""),
    ("A-39", "WRB", "Salt-water test of the second supplier", "J. Ortiz", "2026-11-09", "", ""),
)
# id, project, title, cost, days, raised, decided on, status by then
CHANGES = (
    ("CR-01", "ERP", "Add the Lisbon site to wave 2", 0, 0, "2026-04-14", "2026-05-06", "rejected"),
    ("CR-02", "CLD", "Move the archive too", 0, 0, "2026-06-02", "2026-06-24", "deferred"),
    ("CR-03", "CRM", "Consent management", 85_000, 12, "2026-09-08", "", "assessed"),
    ("CR-04", "SOC", "Cloud sensors in the second region", 60_000, 10, "2026-10-05", "", "recorded"),
)

NARRATIVE: dict[str, tuple[str, str, str, str]] = {
    "ERP": ("Pilot country closed its second month on the new ledger.", "Vendor capacity for the interfaces", "Cut-over meets the year-end close", "Rehearse the cut-over a second time"),  # noqa: E501
    "DWH": ("Sales mart is used by four countries.", "Two more contractors than planned", "Cost of the finance mart", "Freeze the sources of the finance mart"),
    "LEG": ("Forty-one of sixty applications are read-only.", "None", "Two contracts renew in December", "Switch off the old intranet"),
    "HRM": ("Leave requests are live for 2,400 people.", "None", "Works council reviews the time module", "Time recording pilot in two hotels"),
    "FIN": ("October closed in seven days, two fewer than in spring.", "None", "None of weight", "Automate the intercompany match"),
    "WRB": ("Pilot hotel runs with 900 wristbands.", "Batteries", "Wristbands fail in salt water", "Test the second supplier's band"),
    "ECP": ("Search answers in 120 ms at twice last year's peak.", "None", "Checkout under Black Friday load", "Peak rehearsal on 12 November"),
    "CRM": ("Service desk works in the new system.", "Duplicate addresses", "Merging the customers", "Second rehearsal of the data cut-over"),
    "PAY": ("All shops charge tokens; the project is done.", "None", "None", "Close the project"),
    "APP": ("Twelve guests tested the third prototype.", "No approved budget yet", "Scope is open", "Write the business case"),
    "CLD": ("118 of 240 workloads run in the cloud.", "Backup window of the mail store", "Exit from data centre A", "Move the mail store"),
    "NET": ("Thirty-one of fifty-eight sites are done.", "Customs", "Switches are held at the border", "Eight sites in November"),
    "SOC": ("Sensors cover all own data centres.", "Night shift", "Staff for 24×7", "Sign the contractors"),
    "IAM": ("Single sign-on covers 71 of 96 applications.", "None", "Two vendors without modern sign-on", "Move the next ten applications"),
}

"""The invented group, its programmes and its fourteen IT projects: what they are and how they go."""

from dataclasses import dataclass
from datetime import date

GROUP = "Alpenrand Group"
MONTHS = range(1, 11)  # the returns of 2026, January to October
YEAR = 2026

PROGRAMMES: tuple[tuple[str, str, str, str], ...] = (
    ("CORE", "Core systems", "A. Rossi", "One ledger and one set of data for the whole group"),
    ("GUEST", "Guest and commerce", "C. Baumann", "Guests book, pay and are recognised everywhere"),
    ("INFRA", "Infrastructure and security", "M. Keller", "Nothing runs on hardware that nobody can mend"),
)


@dataclass(frozen=True, kw_only=True)
class Project:
    """One project. ``pace`` is work done for work planned, ``efficiency`` value earned for money spent, by month where they change."""

    code: str
    name: str
    programme: str
    sponsor: str
    manager: str
    method: str
    currency: str
    budget: int
    start: date
    finish: date
    pace: float
    efficiency: float
    contingency: int
    slip: int = 0  # calendar days by which the manager expects to finish late
    recent_efficiency: float | None = None  # of August to October
    cadence: int = 31
    declared: tuple[str, ...] = ("green",) * 10


def _project(code: str, name: str, programme: str, people: tuple[str, str], how: tuple[str, str], budget: int, start: str, finish: str, goes: tuple[float, float, int], contingency: int, **more: object) -> Project:  # noqa: E501
    return Project(
        code=code, name=name, programme=programme, sponsor=people[0], manager=people[1], method=how[0], currency=how[1], budget=budget,
        start=date.fromisoformat(start), finish=date.fromisoformat(finish), pace=goes[0], efficiency=goes[1], slip=goes[2], contingency=contingency, **more,  # type: ignore[arg-type]
    )  # fmt: skip


G, A, R = "green", "amber", "red"
PROJECTS: tuple[Project, ...] = (
    _project("ERP", "ERP rollout wave 2", "CORE", ("A. Rossi", "L. Meier"), ("hybrid", "CHF"), 9_200_000, "2025-12-01", "2027-03-26", (0.86, 0.88, 58), 400_000,
             declared=(G, G, G, A, A, A, A, R, R, R)),
    _project("DWH", "Data platform", "CORE", ("S. Koch", "D. Frei"), ("agile", "CHF"), 4_800_000, "2026-01-05", "2027-02-26", (0.99, 1.04, 7), 320_000,
             declared=(G, G, G, G, G, G, G, G, A, A)),
    _project("LEG", "Legacy shutdown", "CORE", ("A. Rossi", "F. Arn"), ("waterfall", "CHF"), 1_600_000, "2026-01-05", "2026-12-18", (0.97, 0.98, 0), 90_000),
    _project("HRM", "HR self-service", "CORE", ("B. Sutter", "N. Vogt"), ("hybrid", "CHF"), 1_450_000, "2026-02-02", "2027-01-29", (1.0, 1.01, 0), 80_000),
    _project("FIN", "Group close in five days", "CORE", ("S. Koch", "P. Graf"), ("waterfall", "CHF"), 2_100_000, "2026-01-12", "2027-04-30", (1.01, 1.02, -4), 120_000),
    _project("WRB", "Guest wearables", "GUEST", ("C. Baumann", "J. Ortiz"), ("agile", "EUR"), 2_600_000, "2026-01-19", "2027-01-15", (0.9, 0.84, 28), 260_000),
    _project("ECP", "E-commerce peak load", "GUEST", ("C. Baumann", "R. Shaw"), ("agile", "GBP"), 2_300_000, "2026-01-05", "2026-11-27", (0.985, 0.97, 5), 200_000),
    _project("CRM", "CRM renewal", "GUEST", ("T. Wyss", "A. Lang"), ("hybrid", "EUR"), 3_300_000, "2026-01-05", "2027-03-31", (0.93, 0.96, 21), 240_000,
             declared=(G, G, G, G, G, G, A, A, A, A)),
    _project("PAY", "Card tokenisation", "GUEST", ("T. Wyss", "E. Novak"), ("waterfall", "EUR"), 1_250_000, "2026-01-05", "2026-07-31", (0.78, 0.99, 60), 60_000,
             declared=(G, G, G, A, A, A, A, A, G, G)),
    _project("APP", "Guest app discovery", "GUEST", ("C. Baumann", "K. Blum"), ("agile", "CHF"), 0, "2026-07-01", "2027-06-30", (1.0, 1.0, 0), 0),
    _project("CLD", "Cloud migration", "INFRA", ("M. Keller", "S. Roth"), ("agile", "CHF"), 6_900_000, "2025-11-03", "2027-05-28", (0.99, 0.985, 0), 450_000, cadence=14),
    _project("NET", "Network refresh", "INFRA", ("M. Keller", "U. Steiner"), ("waterfall", "GBP"), 3_100_000, "2026-01-05", "2026-12-18", (0.95, 0.99, 30), 180_000),
    _project("SOC", "Incident response centre", "INFRA", ("H. Lutz", "R. Huber"), ("hybrid", "CHF"), 2_200_000, "2026-02-02", "2027-02-26", (0.94, 0.95, 21), 150_000,
             declared=(G, G, G, G, A, A, A, A, A, A)),
    _project("IAM", "Identity and access", "INFRA", ("H. Lutz", "G. Moser"), ("agile", "CHF"), 1_700_000, "2026-01-12", "2026-12-11", (1.0, 1.0, 0), 110_000),
)  # fmt: skip
BY_CODE = {project.code: project for project in PROJECTS}
PMO: tuple[str, ...] = ("HRM", "SOC", "FIN")  # the three that a PMO reports in a workbook of its own
RETURNS: tuple[str, ...] = tuple(project.code for project in PROJECTS if project.code not in PMO)


def month_end(month: int) -> date:
    """The last day of a month of the year of the returns."""
    following = date(YEAR + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def folder(month: int) -> str:
    return f"{YEAR}-{month:02d}"

"""The projects of the programme Foundations."""

from datetime import date

from sample_data.model import Milestone, Package, Phase, Project, Words

CLD = Project(
    key="CLD", name="Cloud migration", programme="BASE", sponsor="R. Huber", manager="B. Keller", method="hybrid", currency="CHF",
    start=date(2026, 1, 5), finish=date(2027, 6, 25), budget=8200, contingency=1100, reserve=380, etc=1.0, confidence="Amber",
    phases=(
        Phase("Landing zone", (
            Package("Accounts, network and keys", 0, 20, 10),
            Package("Monitoring and backup", 10, 34, 8),
        )),
        Phase("Move", (
            Package("Group 1: office systems", 18, 44, 16, "units", units=52),
            Package("Group 2: hotel systems", 32, 66, 22),
            Package("Group 3: shop systems", 52, 84, 18),
            Package("Group 4: finance systems", 70, 98, 12),
            Package("Licences moved", 24, 76, 4, "apportioned", base="2.2"),
            Package("Disaster recovery test", 56, 84, 2, "0/100", since=10),
        )),
        Phase("Run", (
            Package("Operating model", 20, 72, 4, "50/50"),
            Package("Migration office", 0, 100, 4, "level of effort"),
        )),
    ),
    milestones=(
        Milestone("Landing zone ready", "1.1"), Milestone("Group 1 moved", "2.1"), Milestone("First hotel in the cloud", "2.2", 40),
        Milestone("Group 2 moved", "2.2"), Milestone("Group 3 begun", "2.3", 40), Milestone("Group 3 moved", "2.3"), Milestone("Data centre empty", "2.4"),
    ),
    spi=(1.0, 1.01, 1.0, 1.0, 0.99, 0.99, 0.985, 0.985, 0.985, 0.985), cpi=(1.0, 1.0, 1.0, 0.99, 0.99, 0.985, 0.98, 0.98, 0.975, 0.97),
    declared={1: "green"},
    words=Words(
        "Group 2 is at four fifths: nineteen hotels run in the cloud; the disaster recovery test came in under CR-014.",
        "None today.",
        "The risks that are left would cost far more than the contingency that is left.",
        "Move the booking engine in the night of 22 November.",
    ),
)  # fmt: skip

NET = Project(
    key="NET", name="Network refresh", programme="BASE", sponsor="R. Huber", manager="O. Bianchi", method="waterfall", currency="CHF",
    start=date(2026, 1, 12), finish=date(2026, 12, 11), budget=1700, contingency=160, reserve=80,
    phases=(
        Phase("Sites", (
            Package("Survey of sites", 0, 24, 14, "units", units=57),
            Package("Switches and cabling: hotels", 14, 60, 38, "units", units=26),
            Package("Switches and cabling: shops", 42, 88, 28, "units", units=31),
        )),
        Phase("Services", (Package("Wireless for guests", 30, 92, 16), Package("Old contracts ended", 88, 100, 4, "0/100"))),
    ),
    milestones=(
        Milestone("All sites surveyed", "1.1"), Milestone("Hotels rewired", "1.2"), Milestone("Guest wireless in all hotels", "2.1", 74),
        Milestone("Shops rewired", "1.3"), Milestone("Old contracts ended", "2.2"),
    ),
    spi=(1.0, 1.0, 1.0, 0.99, 0.99, 0.98, 0.98, 0.98, 0.98, 0.98), cpi=(1.0, 1.0, 0.99, 0.99, 0.98, 0.98, 0.98, 0.955, 0.935, 0.92),
    declared={1: "green", 7: "red"},
    words=Words(
        "Nineteen hotels are rewired; the shops have not begun.",
        "The installer of the shops has no date and no deputy; I have stopped planning until the supplier answers.",
        "Switches for the shops may be delivered in the new year only.",
        "Begin with the shops as soon as there is an installer.",
    ),
)  # fmt: skip

SOC = Project(
    key="SOC", name="Incident response centre", programme="BASE", sponsor="R. Huber", manager="I. Moser", method="hybrid", currency="CHF",
    start=date(2026, 2, 2), finish=date(2027, 2, 12), budget=2650, contingency=200, reserve=90, etc=1.05, confidence="Amber",
    phases=(
        Phase("Centre", (
            Package("Tooling", 0, 34, 26),
            Package("Log sources connected", 16, 66, 20, "units", units=140),
            Package("Playbooks", 24, 72, 14, "units", units=36),
        )),
        Phase("People", (
            Package("Staffing and shifts", 30, 80, 18),
            Package("Exercises", 44, 96, 10, "weighted milestones"),
            Package("Supplier contract", 10, 40, 8, "50/50"),
            Package("Lead", 0, 100, 4, "level of effort"),
        )),
    ),
    milestones=(
        Milestone("Tooling accepted", "1.1"), Milestone("First exercise passed", "2.2", 30, 30), Milestone("Day shift staffed", "2.1", 60),
        Milestone("Second exercise passed", "2.2", 70, 40), Milestone("24 x 7 operation", "2.1", 100, slip=8), Milestone("Third exercise passed", "2.2", 100, 30),
    ),
    spi=(1.0, 1.0, 0.99, 0.99, 0.98, 0.98, 0.985, 0.985, 0.99, 1.0), cpi=(1.0, 1.0, 1.0, 0.99, 0.99, 0.98, 0.98, 0.97, 0.97, 0.935),
    declared={1: "green", 10: "amber"},
    words=Words(
        "Up to 16 October: ninety-eight log sources are connected and the day shift is staffed.",
        "Two shift leads are not yet found; the next report waits for the new team calendar.",
        "Without a second contractor the night shift begins three weeks late.",
        "Choose the staffing option; second exercise in the first week of December.",
    ),
)  # fmt: skip

IAM = Project(
    key="IAM", name="Identity and access", programme="BASE", sponsor="R. Huber", manager="H. Gruber", method="waterfall", currency="EUR",
    start=date(2026, 2, 23), finish=date(2027, 2, 19), budget=1900, contingency=150, reserve=60, pmo=True,
    phases=(
        Phase("Directory", (
            Package("One directory", 0, 36, 26),
            Package("Joiners, movers, leavers", 20, 60, 20),
            Package("Role model", 12, 48, 12, "units", units=90),
        )),
        Phase("Access", (
            Package("Sign-in with one identity", 34, 76, 22),
            Package("Privileged access", 52, 92, 14),
            Package("Audit evidence", 34, 76, 6, "apportioned", base="2.1"),
        )),
    ),
    milestones=(
        Milestone("One directory live", "1.1"), Milestone("Roles agreed", "1.3"), Milestone("Pilot of one sign-in", "2.1", 46),
        Milestone("One sign-in for offices", "2.1", 100), Milestone("Privileged access guarded", "2.2"),
    ),
    spi=(1.02, 1.02, 1.02, 1.03, 1.02, 1.03, 1.02, 1.02, 1.02, 1.015), cpi=(1.0, 1.0, 1.01, 1.01, 1.0, 1.01, 1.01, 1.01, 1.01, 1.01),
    declared={1: "green"},
    words=Words(
        "Half of the offices sign in once; help desk calls for passwords fell by a third.",
        "None.",
        "Two old hotel systems cannot take part.",
        "Offices in Vienna and Graz in November.",
    ),
)  # fmt: skip

FOUNDATIONS: tuple[Project, ...] = (CLD, NET, SOC, IAM)

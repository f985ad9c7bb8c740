"""The projects of the programme Core systems."""

from datetime import date

from sample_data.model import Milestone, Package, Phase, Project, Words

ERP = Project(
    key="ERP", name="ERP rollout", programme="CORE", sponsor="A. Rossi", manager="L. Meier", method="waterfall", currency="CHF",
    start=date(2026, 1, 12), finish=date(2027, 6, 25), budget=8600, contingency=900, reserve=430, etc=1.12, confidence="Amber/Red",
    phases=(
        Phase("Design", (
            Package("Finance and controlling design", 0, 22, 9),
            Package("Procurement and stock design", 4, 28, 8),
            Package("Chart of accounts", 2, 16, 3, "weighted milestones"),
        )),
        Phase("Build", (
            Package("Wave 1 build: head office", 18, 46, 16),
            Package("Wave 2 build: hotels", 34, 66, 18),
            Package("Wave 3 build: shops", 58, 84, 13),
            Package("Interfaces", 24, 72, 9, "units", units=46),
            Package("Master data clean-up", 20, 60, 6, "units", units=180),
        )),
        Phase("Go-live", (
            Package("Testing", 40, 92, 7, "apportioned", base="2.2"),
            Package("Training and key users", 48, 96, 5),
            Package("Cut-over", 88, 100, 2, "0/100"),
        )),
        Phase("Management", (Package("Project office", 0, 100, 4, "level of effort"),)),
    ),
    milestones=(
        Milestone("Accounts mapped", "1.3", 50, 50), Milestone("Chart of accounts signed", "1.3", 100, 50),
        Milestone("Design signed off", "1.2"), Milestone("Go-live wave 1", "2.1"), Milestone("Test data complete", "2.5", 88),
        Milestone("Go-live wave 2", "2.2", 100, slip=12), Milestone("Go-live wave 3", "2.3"), Milestone("Old ledger closed", "3.3"),
    ),
    spi=(0.98, 0.97, 0.95, 0.93, 0.92, 0.90, 0.88, 0.86, 0.84, 0.82), cpi=(0.99, 0.98, 0.96, 0.95, 0.93, 0.92, 0.90, 0.89, 0.88, 0.87),
    declared={1: "green", 4: "amber", 8: "red"},
    words=Words(
        "Wave 1 is live at head office; wave 2 configuration is at two thirds and waits for test data from eleven hotels.",
        "The integrator books senior staff from 1 December only against a released contingency; test data are incomplete.",
        "A second slip of wave 2 would put the go-live into the February ski peak.",
        "Rehearse the cut-over on 24 November; settle the integrator's staffing with the committee.",
    ),
)  # fmt: skip

DWH = Project(
    key="DWH", name="Data platform", programme="CORE", sponsor="A. Rossi", manager="S. Koch", method="agile", currency="EUR",
    start=date(2026, 2, 2), finish=date(2027, 6, 30), budget=3900, contingency=260, reserve=150,
    phases=(
        Phase("Platform", (
            Package("Lakehouse and access", 0, 30, 20),
            Package("Pipelines from the old systems", 12, 62, 24, "units", units=64),
            Package("Data quality rules", 20, 74, 10),
        )),
        Phase("Marts", (
            Package("Finance mart", 26, 66, 18),
            Package("Guest mart", 44, 86, 14),
            Package("Shop mart", 58, 100, 10),
            Package("Service desk and training", 62, 100, 4, "level of effort"),
        )),
    ),
    milestones=(
        Milestone("Platform ready", "1.1"), Milestone("First pipeline in daily use", "1.2", 30), Milestone("Finance mart tested", "2.1", 82),
        Milestone("Finance mart live", "2.1", 100, slip=10), Milestone("Guest mart live", "2.2"), Milestone("Shop mart live", "2.3"),
    ),
    spi=(1.0, 1.0, 0.99, 0.98, 0.98, 0.97, 0.97, 0.96, 0.97, 0.955), cpi=(1.0, 1.01, 1.0, 1.0, 0.99, 0.99, 1.0, 0.99, 0.99, 0.985),
    declared={1: "green", 9: "amber"},
    words=Words(
        "Forty-one pipelines run daily. We have corrected what we reported for the finance mart in August and September: "
        "two report families were counted as done before finance had accepted them.",
        "The source freeze at year-end closes the booking system for changes from 4 December.",
        "Finance has to keep the old mart through the year-end close.",
        "Acceptance of the remaining finance reports in the week of 16 November.",
    ),
)  # fmt: skip

LEG = Project(
    key="LEG", name="Legacy shutdown", programme="CORE", sponsor="T. Wyss", manager="F. Arn", method="waterfall", currency="CHF",
    start=date(2026, 2, 2), finish=date(2026, 7, 31), budget=1250, contingency=40, reserve=50,
    phases=(
        Phase("Archive", (
            Package("Retention rules", 0, 25, 12, "50/50"),
            Package("Archive of bookings and invoices", 12, 60, 34),
            Package("Archive of personnel files", 30, 70, 16),
        )),
        Phase("Switch off", (
            Package("Interfaces retired", 40, 85, 16, "units", units=38),
            Package("Mainframe contract ended", 70, 100, 14, "0/100"),
            Package("Machine room cleared", 80, 100, 8, "0/100"),
        )),
    ),
    milestones=(
        Milestone("Retention rules signed", "1.1"), Milestone("Archive searchable", "1.2"), Milestone("Last interface off", "2.1"),
        Milestone("Mainframe off", "2.2"),
    ),
    spi=(1.0, 1.0, 0.99, 0.97, 0.92, 0.88, 0.83, 0.90, 1.0, 1.0), cpi=(1.0, 1.01, 1.0, 0.99, 0.98, 0.98, 0.975, 0.975, 0.972, 0.97),
    declared={1: "green", 6: "amber", 7: "red"},
    words=Words(
        "Closed on 11 September, six weeks after the baseline: the mainframe is off and the archive is in use.",
        "None.",
        "None left; the last invoice of the hosting contract is paid.",
        "Closing report to the sponsor in November.",
    ),
)  # fmt: skip

HRM = Project(
    key="HRM", name="HR and payroll renewal", programme="CORE", sponsor="C. Lang", manager="D. Favre", method="waterfall", currency="CHF",
    start=date(2026, 2, 9), finish=date(2027, 2, 26), budget=2400, contingency=220, reserve=100, etc=1.02,
    phases=(
        Phase("Design", (Package("Process design", 0, 24, 14), Package("Payroll rules by country", 8, 36, 14))),
        Phase("Build", (
            Package("Core HR build", 22, 58, 22),
            Package("Payroll build", 32, 78, 22),
            Package("Migration of personnel data", 46, 86, 10, "units", units=2400),
        )),
        Phase("Go-live", (
            Package("Parallel payroll runs", 74, 96, 10, "weighted milestones"),
            Package("Training", 70, 98, 5, "50/50"),
            Package("Go-live", 92, 100, 3, "0/100"),
        )),
    ),
    milestones=(
        Milestone("Process design signed", "1.1"), Milestone("Core HR tested", "2.1"), Milestone("Payroll tested", "2.2"),
        Milestone("First parallel run", "3.1", 50, 50), Milestone("Second parallel run", "3.1", 100, 50), Milestone("Payroll live", "3.3"),
    ),
    spi=(1.0, 0.99, 0.98, 0.97, 0.95, 0.94, 0.92, 0.91, 0.89, 0.885), cpi=(1.0, 0.99, 1.0, 0.99, 0.99, 0.98, 0.98, 0.98, 0.975, 0.975),
    declared={1: "green", 7: "amber", 10: "green"},
    words=Words(
        "Payroll rules for Austria are built; the plan was brought up to date with the works council's calendar.",
        "None since the new plan.",
        "Two payroll specialists leave at the end of January.",
        "First parallel run with the November payroll of head office.",
    ),
)  # fmt: skip

PAY = Project(
    key="PAY", name="Payments and treasury", programme="CORE", sponsor="A. Rossi", manager="J. Steiner", method="hybrid", currency="EUR",
    start=date(2026, 3, 2), finish=date(2027, 3, 19), budget=2600, contingency=180, reserve=80, pmo=True,
    phases=(
        Phase("Treasury", (
            Package("Bank connections", 0, 40, 18, "units", units=12),
            Package("Cash pooling", 18, 52, 18),
            Package("Treasury reports", 36, 70, 14),
        )),
        Phase("Payments", (
            Package("Card acceptance in hotels", 16, 62, 22),
            Package("Card acceptance in shops", 48, 90, 18),
            Package("Certification", 66, 100, 6, "0/100"),
            Package("Coordination", 0, 100, 4, "level of effort"),
        )),
    ),
    milestones=(
        Milestone("First bank connected", "1.1", 30), Milestone("Cash pool live", "1.2"), Milestone("Hotels accept cards on new terminals", "2.1"),
        Milestone("Instant payments live", "1.3", 100), Milestone("Shops converted", "2.2"), Milestone("Certificate received", "2.3"),
    ),
    spi=(1.02, 1.02, 1.02, 1.03, 1.02, 1.02, 1.02, 1.01, 1.02, 1.01), cpi=(1.02, 1.03, 1.02, 1.03, 1.03, 1.02, 1.03, 1.03, 1.025, 1.03),
    declared={1: "green"},
    words=Words(
        "Nine of twelve banks are connected and the cash pool clears daily.",
        "None.",
        "The certifier has one free slot before Christmas.",
        "Convert the last eleven hotels in November.",
    ),
)  # fmt: skip

CORE: tuple[Project, ...] = (ERP, DWH, LEG, HRM, PAY)

"""The projects of the programme Guests and shops."""

from datetime import date

from sample_data.model import Milestone, Package, Phase, Project, Words

WEB = Project(
    key="WEB", name="E-commerce peak load", programme="GUEST", sponsor="M. Okafor", manager="P. Hughes", method="agile", currency="GBP",
    start=date(2026, 1, 19), finish=date(2026, 12, 18), budget=2900, contingency=310, reserve=120,
    phases=(
        Phase("Capacity", (
            Package("Load model and targets", 0, 18, 8),
            Package("Checkout rebuilt", 10, 62, 30),
            Package("Stock service", 30, 80, 20),
            Package("Content delivery", 36, 70, 10),
        )),
        Phase("Readiness", (
            Package("Load tests", 44, 94, 16, "units", units=24),
            Package("Peak rehearsals", 66, 96, 8, "weighted milestones"),
            Package("Peak watch", 88, 100, 4, "level of effort"),
            Package("Support contract", 60, 82, 4, "0/100"),
        )),
    ),
    milestones=(
        Milestone("Load targets agreed", "1.1"), Milestone("New checkout live", "1.2"), Milestone("First peak rehearsal", "2.2", 40, 40),
        Milestone("Second peak rehearsal", "2.2", 100, 60), Milestone("Ready for the peak", "2.1", 86), Milestone("Peak review", "2.3", 100),
    ),
    spi=(1.02, 1.02, 1.02, 1.01, 1.01, 1.01, 1.01, 1.01, 1.01, 1.01), cpi=(1.06, 1.06, 1.06, 1.06, 1.06, 1.06, 1.06, 1.03, 1.0, 0.97),
    declared={1: "green", 9: "amber"},
    words=Words(
        "The new checkout carries 1,900 orders a minute, 400 short of the target; the second rehearsal is booked.",
        "Load tests need twice the environments that were planned; the contractors work at weekend rates.",
        "Without the last 400 orders a minute the shop throttles on the busiest evening.",
        "Second peak rehearsal on 17 November, then a change freeze until 4 January.",
    ),
)  # fmt: skip

WRB = Project(
    key="WRB", name="Guest wearables", programme="GUEST", sponsor="M. Okafor", manager="N. Brandt", method="agile", currency="EUR",
    start=date(2026, 2, 16), finish=date(2027, 5, 28), budget=3400, contingency=150, reserve=100, etc=0.86,
    phases=(
        Phase("Product", (
            Package("Wristband and readers", 0, 36, 24),
            Package("Room access", 16, 56, 20),
            Package("Payment at bar and spa", 30, 76, 18),
        )),
        Phase("Pilot and roll-out", (
            Package("Pilot in two hotels", 40, 68, 14, "50/50"),
            Package("Roll-out to hotels", 64, 100, 20, "units", units=26),
            Package("Guest consent and privacy", 20, 60, 4, "0/100"),
        )),
    ),
    milestones=(
        Milestone("Readers certified", "1.1"), Milestone("Room access live in pilot", "1.2"), Milestone("Privacy assessment signed", "2.3"),
        Milestone("Pilot accepted", "2.1", 100, slip=8), Milestone("Payments live", "1.3", slip=6), Milestone("All hotels equipped", "2.2"),
    ),
    spi=(1.0, 1.0, 0.98, 0.97, 0.95, 0.93, 0.91, 0.89, 0.88, 0.86), cpi=(1.0, 1.0, 0.98, 0.96, 0.95, 0.93, 0.91, 0.89, 0.87, 0.855),
    declared={1: "green"},
    words=Words(
        "The pilot guests love the wristband; 1,100 were handed out in October.",
        "None worth the committee's time.",
        "The readers' second delivery is expected any day.",
        "Finish room access and sign off the pilot.",
    ),
)  # fmt: skip

CRM = Project(
    key="CRM", name="CRM renewal", programme="GUEST", sponsor="M. Okafor", manager="E. Novak", method="hybrid", currency="CHF",
    start=date(2026, 1, 26), finish=date(2027, 1, 29), budget=3050, contingency=240, reserve=110, etc=1.0,
    phases=(
        Phase("Foundations", (
            Package("One guest record", 0, 34, 22),
            Package("Consent and preferences", 14, 42, 12),
            Package("Campaign engine", 28, 66, 20),
        )),
        Phase("Roll-out", (
            Package("Swiss hotels", 44, 72, 16, "units", units=31),
            Package("Shops", 58, 88, 14),
            Package("Data cut-over", 78, 98, 8, "weighted milestones"),
            Package("Austrian hotels", 66, 92, 6, "units", units=14, since=8),
            Package("Product owner", 0, 100, 4, "level of effort"),
        )),
    ),
    milestones=(
        Milestone("One guest record live", "1.1"), Milestone("Campaigns from the new engine", "1.3"), Milestone("Swiss hotels live", "2.1"),
        Milestone("First half of the data moved", "2.3", 50, 50), Milestone("Data cut-over done", "2.3", 100, 50), Milestone("Shops live", "2.2"),
    ),
    spi=(1.02, 1.01, 1.01, 1.0, 1.01, 1.0, 0.99, 0.99, 0.98, 0.98), cpi=(1.01, 1.0, 1.0, 0.99, 0.99, 0.98, 0.98, 0.975, 0.97, 0.97),
    declared={1: "green"},
    words=Words(
        "Twenty-six Swiss hotels work with the new guest record; the Austrian hotels follow under CR-011.",
        "None.",
        "Duplicate guests from the old system may lengthen the cut-over by a week.",
        "Move the first half of the data on 8 December.",
    ),
)  # fmt: skip

LOY = Project(
    key="LOY", name="Loyalty programme", programme="GUEST", sponsor="M. Okafor", manager="G. Patel", method="agile", currency="GBP",
    start=date(2026, 5, 4), finish=date(2027, 3, 31), budget=0, contingency=60, reserve=0,
    phases=(
        Phase("Discovery", (Package("Member interviews", 0, 40, 0), Package("Points and tiers", 20, 60, 0))),
        Phase("Build", (Package("Member account", 40, 80, 0), Package("Partner offers", 50, 100, 0), Package("Launch", 90, 100, 0))),
    ),
    milestones=(
        Milestone("Concept agreed", "1.2"), Milestone("First members invited", "2.1"), Milestone("Partners signed", "2.2", 60),
        Milestone("Launch", "2.3"),
    ),
    spi=(1.0, 0.97), cpi=(1.0, 1.0), costs=(0, 0, 0, 0, 31, 38, 42, 36, 51, 57),
    declared={5: "amber"},
    words=Words(
        "The concept is agreed and the first sprint of the member account is done.",
        "The business case is still with finance, so there is neither an approved budget nor a baseline.",
        "We build without knowing what the board will pay for.",
        "Business case to the board on 26 November.",
    ),
)  # fmt: skip

APP = Project(
    key="APP", name="Guest app", programme="GUEST", sponsor="M. Okafor", manager="K. Winkler", method="agile", currency="EUR",
    start=date(2026, 3, 9), finish=date(2027, 5, 28), budget=2350, contingency=170, reserve=70, pmo=True,
    phases=(
        Phase("App", (
            Package("Booking in the app", 0, 36, 24),
            Package("Check-in without the desk", 22, 62, 22),
            Package("Spa and table reservations", 44, 84, 18),
            Package("Languages", 30, 90, 6, "units", units=14),
        )),
        Phase("Market", (
            Package("Store releases", 20, 96, 8, "weighted milestones"),
            Package("Campaign material", 56, 88, 8),
            Package("Accessibility", 30, 70, 8),
            Package("Measurement", 40, 100, 6, "level of effort"),
        )),
    ),
    milestones=(
        Milestone("Release 1: booking", "2.1", 26, 30), Milestone("Release 2: check-in", "2.1", 62, 40), Milestone("Release 3: spa and table", "2.1", 100, 30),
        Milestone("Accessibility statement published", "2.3"), Milestone("Check-in live in all hotels", "1.2"),
    ),
    spi=(1.01, 1.02, 1.01, 1.02, 1.03, 1.02, 1.02, 1.02, 1.02, 1.02), cpi=(1.03, 1.03, 1.04, 1.04, 1.03, 1.04, 1.03, 1.04, 1.04, 1.035),
    declared={1: "green"},
    words=Words(
        "Check-in without the desk runs in nine hotels; two guests in five use it.",
        "None.",
        "The stores' review takes longer before Christmas.",
        "Submit release 2 for all hotels on 20 November.",
    ),
)  # fmt: skip

GUESTS: tuple[Project, ...] = (WEB, WRB, CRM, LOY, APP)

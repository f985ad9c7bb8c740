"""The change requests; the baseline moves with those that are approved, and once without any."""

from datetime import date

from sample_data.group import BY_KEY
from sample_data.model import Change
from sample_data.plan import leaves


def _budget(package: str) -> int:
    """What the package that a change request brings costs, in thousands, so that baseline and request agree."""
    project = package.split("-")[0]
    assert project in BY_KEY  # noqa: S101 (the register names projects of the group)
    return next(leaf.budget or 0 for leaf in leaves(project) if leaf.key == package) // 1000


CHANGES: tuple[Change, ...] = (
    Change(key="CR-002", project="ERP", title="Print payslips from the new ledger", cost=60, days=0, raised=date(2026, 3, 16), decided=date(2026, 4, 9), verdict="rejected", implemented=None, owner="L. Meier"),
    Change(key="CR-006", project="WEB", title="Gift cards in the new checkout", cost=85, days=10, raised=date(2026, 5, 11), decided=date(2026, 6, 18), verdict="deferred", implemented=None, owner="P. Hughes"),
    Change(key="CR-011", project="CRM", title="Add the Austrian hotels", cost=_budget("CRM-2.4"), days=0, raised=date(2026, 7, 20), decided=date(2026, 8, 18), verdict="approved", implemented=date(2026, 8, 31), owner="E. Novak"),
    Change(key="CR-012", project="DWH", title="Carbon figures in the shop mart", cost=40, days=5, raised=date(2026, 8, 31), decided=date(2026, 9, 17), verdict="rejected", implemented=None, owner="S. Koch"),
    Change(key="CR-014", project="CLD", title="Add a disaster recovery test", cost=_budget("CLD-2.6"), days=0, raised=date(2026, 9, 21), decided=date(2026, 10, 14), verdict="approved", implemented=None, owner="B. Keller"),
    Change(key="CR-015", project="ERP", title="Move the mountain hotels from wave 2 to wave 3", cost=140, days=30, raised=date(2026, 10, 19), decided=None, verdict="", implemented=None, owner="L. Meier"),
    Change(key="CR-016", project="WEB", title="Rent capacity for the peak evening", cost=95, days=0, raised=date(2026, 10, 26), decided=None, verdict="", implemented=None, owner="P. Hughes"),
)  # fmt: skip

"""The issues of the projects."""

from datetime import date

from sample_data.model import Issue

_ROWS: tuple[tuple[str, str, str, str, str, str, str, str, str], ...] = (
    ("ERP", "I-01", "Test data of eleven hotels are incomplete", "high", "L. Meier", "2026-08-24", "2026-11-20", "", "Clean-up team of four since September"),
    ("ERP", "I-02", "Two interfaces lose stock movements", "high", "L. Meier", "2026-09-21", "2026-11-13", "", "Vendor's correction in test"),
    ("ERP", "I-03", "Approval rules differ by hotel", "medium", "L. Meier", "2026-05-18", "2026-06-30", "2026-07-03", "One rule for all, decided by finance"),
    ("ERP", "I-04", "Key user of purchasing is ill", "medium", "C. Lang", "2026-07-13", "2026-08-31", "2026-08-17", "Deputy took over"),
    ("DWH", "I-01", "Finance had not accepted two report families", "high", "S. Koch", "2026-10-12", "2026-11-20", "", "Progress corrected; acceptance in November"),
    ("DWH", "I-02", "Night run ends after opening hours", "medium", "S. Koch", "2026-06-15", "2026-07-15", "2026-07-10", "Run split in two"),
    ("LEG", "I-01", "One interface was not on the list", "medium", "F. Arn", "2026-07-06", "2026-08-14", "2026-08-19", "Moved to the new gateway"),
    ("HRM", "I-01", "Austrian payroll rules are late", "high", "D. Favre", "2026-07-20", "2026-09-30", "2026-10-09", "Rules delivered by the payroll office"),
    ("HRM", "I-02", "Works council's calendar was not in the plan", "medium", "D. Favre", "2026-09-14", "2026-10-30", "2026-10-20", "Plan brought up to date"),
    ("WEB", "I-01", "Checkout reaches 1,900 of 2,300 orders a minute", "critical", "P. Hughes", "2026-09-28", "2026-11-16", "", "Database connections tuned; rented capacity proposed"),
    ("WEB", "I-02", "Test environments are too small", "high", "P. Hughes", "2026-08-03", "2026-10-16", "2026-10-19", "Rented by the weekend"),
    ("WRB", "I-01", "Second delivery of readers is overdue", "high", "N. Brandt", "2026-08-31", "2026-10-30", "", "Maker promises mid-November"),
    ("WRB", "I-02", "Payment at the spa fails one time in twenty", "high", "N. Brandt", "2026-09-21", "2026-11-27", "", "Under analysis"),
    ("CRM", "I-01", "Duplicates in the old guest list", "medium", "E. Novak", "2026-06-29", "2026-11-30", "", "Merged by rule, rest by hand"),
    ("LOY", "I-01", "There is no approved budget", "high", "G. Patel", "2026-07-06", "2026-11-26", "", "Business case goes to the board"),
    ("CLD", "I-01", "One hotel system needs a fixed address", "medium", "B. Keller", "2026-07-27", "2026-09-11", "2026-09-08", "Gateway set up"),
    ("CLD", "I-02", "Backup of the booking engine takes nine hours", "high", "B. Keller", "2026-10-05", "2026-11-18", "", "Incremental backup in test"),
    ("NET", "I-01", "Installer of the shops has no date", "high", "O. Bianchi", "2026-07-20", "2026-08-31", "", "No news"),
    ("SOC", "I-01", "Two shift leads are not found", "high", "I. Moser", "2026-09-07", "2026-11-30", "", "Contractors proposed to the committee"),
)  # fmt: skip

ISSUES: tuple[Issue, ...] = tuple(
    Issue(
        project=project,
        key=key,
        title=title,
        severity=severity,
        owner=owner,
        raised=date.fromisoformat(raised),
        due=date.fromisoformat(due),
        closed=date.fromisoformat(closed) if closed else None,
        resolution=resolution,
    )
    for project, key, title, severity, owner, raised, due, closed, resolution in _ROWS
)

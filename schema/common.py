"""The columns that several tables share, declared once."""

from dataclasses import replace

from schema.table import Column, Kind

PROJECT = Column(
    name="project_id",
    kind=Kind.ID,
    required=True,
    refers_to="projects.project_id",
    example="ERP",
    meaning="The project's short identifier, the same in every file.",
    names=(
        "Project",
        "Project code",
        "Project no",
        "Project number",
        "Project key",
        "Proj",
        "Proj ID",
        "PID",
        "Project ref",
        "WBS project",
    ),
    instead=("Project name", "Project title", "Project description"),
)
WORK_PACKAGE = Column(
    name="wp_id",
    kind=Kind.ID,
    example="ERP-2.1",
    meaning="The work package's identifier, unique within its project.",
    names=(
        "Work package",
        "WP",
        "WP ID",
        "WBS",
        "WBS ID",
        "WBS code",
        "WBS element",
        "Task ID",
        "Activity ID",
        "Cost account",
        "Control account",
    ),
)
CURRENCY = Column(
    name="currency",
    kind=Kind.CURRENCY,
    example="CHF",
    meaning="ISO 4217 code of the row's amounts; the project's currency where it is blank.",
    names=("Curr", "Ccy", "Currency code", "CUR"),
)
OWNER = Column(
    name="owner",
    kind=Kind.TEXT,
    example="L. Meier",
    meaning="The person who answers for it.",
    names=("Responsible", "Responsible person", "Accountable", "Assigned to", "Assignee", "Lead", "Held by", "Action owner", "Risk owner"),
)
STATUS_DATE = Column(
    name="status_date",
    kind=Kind.DATE,
    required=True,
    example="2026-10-31",
    meaning="The day up to which this row reports (the data date).",
    names=("Data date", "As of", "As at", "Report date", "Reporting date", "Status as of", "Period end", "Reported on"),
)
OTHER_BUDGETS = ("Current budget", "Revised budget", "Updated budget", "Latest budget", "Original budget")


def optional(column: Column) -> Column:
    """The same column where a row may leave it blank."""
    return replace(column, required=False)


YES = frozenset(
    {
        "yes",
        "y",
        "true",
        "1",
        "x",
        "✓",
        "✔",
        "☑",
        "on",
        "ja",
        "oui",
        "sí",
        "si",
        "sì",
        "sim",
        "wahr",
        "vrai",
        "verdadero",
        "verdadeiro",
        "vero",
        "waar",
    }
)

NO = frozenset({"no", "n", "✗", "☐", "false", "0", "off", "nein", "non", "não", "nao", "nee", "falsch", "faux", "falso", "onwaar"})
"""What people write for yes, and for no."""
STILL_OPEN = (
    *(
        "new",
        "active",
        "in progress",
        "to do",
        "todo",
        "not started",
        "started",
        "reopened",
        "pending",
        "waiting",
        "on hold",
        "delayed",
        "overdue",
    ),
    *(
        "offen",
        "aktiv",
        "in bearbeitung",
        "ouvert",
        "actif",
        "en cours",
        "abierto",
        "activo",
        "en curso",
        "aberto",
        "ativo",
        "em andamento",
    ),
    *("aperto", "attivo", "in corso", "actief", "lopend"),
    *("in behandeling", "in uitvoering", "en traitement", "en proceso", "em curso", "em tratamento", "in lavorazione"),
)
"""What people write in a register for an entry that is not settled yet."""
SETTLED = (
    *(
        "complete",
        "completed",
        "finished",
        "resolved",
        "geschlossen",
        "erledigt",
        "abgeschlossen",
        "fermé",
        "clos",
        "terminé",
        "cerrado",
        "hecho",
    ),
    *("fechado", "encerrado", "concluído", "chiuso", "fatto", "gesloten", "afgerond", "gereed"),
)
"""What people write for one that is."""

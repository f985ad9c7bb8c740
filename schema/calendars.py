"""The days that differ from Monday to Friday."""

from schema.table import Column, Kind, Table

CALENDARS = Table(
    name="calendars",
    title="Calendars",
    meaning="One row for each day that is not what the weekday says: a holiday, or a Saturday that is worked.",
    names=("Calendar", "Holidays", "Non-working days", "Working calendar"),
    key=("calendar_id", "date"),
    columns=(
        Column(
            name="calendar_id",
            kind=Kind.ID,
            required=True,
            example="standard",
            meaning="The calendar; the one named standard holds for all packages that name none.",
            names=("Calendar", "Calendar name", "Site", "Country"),
        ),
        Column(
            name="date", kind=Kind.DATE, required=True, example="2026-12-25", meaning="The day.", names=("Day", "Holiday", "Exception date")
        ),
        Column(
            name="working",
            kind=Kind.FLAG,
            example="no",
            meaning="Whether work is done on that day; no where it is blank.",
            names=("Working day", "Is working", "Work"),
        ),
        Column(name="name", kind=Kind.TEXT, example="Christmas Day", meaning="Why.", names=("Holiday name", "Reason", "Description")),
    ),
)

"""A report made by hand for the tests of the renderers: every kind of block, every status, gaps, and hostile names."""

from metrics.display import scaled, write
from metrics.explanation import Explanation, SourceRows
from metrics.metric import Status, Unit
from reports.report import Block, Cell, Figure, Grid, GridColumn, Item, Kpi, Kpis, Note, Report, Row, Slide, Stamp, Value
from tests.render.example_charts import course, index_trend, milestones, quadrant, risk_heatmap

HOSTILE = '#read("/etc/passwd") $x^2$ *b* _i_ <label> @ref `code` \\n "q" \'a\' // [] {} = 1+1'
FORMULA_LIKE = '=HYPERLINK("https://example.invalid","press")+cmd|\' /C calc\'!A0'
LONG = "A very long sentence that a project manager wrote one evening about the interface of the warehouse and its many owners. " * 3

# code, name, manager, BAC, PV, EV, AC in CHF; the third is reported without any progress
PROJECTS = (
    ("ERP", "ERP wave 2", "L. Meier", 12_400_000.0, 7_900_000.0, 6_478_000.0, 7_532_558.139534883),
    ("DWH", "Data platform", "S. Koch", 4_800_000.0, 3_100_000.0, 2_728_000.0, 2_783_673.47),
    ("SOC", HOSTILE, "Ρ. Παπαδόπουλος", 2_200_000.0, 1_300_000.0, None, 1_285_714.29),
    ("LEG", FORMULA_LIKE, "Й. Шевченко", 1_900_000.0, 1_200_000.0, 1_116_000.0, 1_162_500.0),
    ("CRM", "CRM 更新 " + LONG, "山田 太郎", 3_100_000.0, 1_700_000.0, 1_751_000.0, 1_649_000.0),
)
_STATUS = {"ERP": Status.RED, "DWH": Status.AMBER, "SOC": Status.GREY, "LEG": Status.AMBER, "CRM": Status.GREEN}


def explained(
    metric: str,
    key: str,
    inputs: dict[str, float | None],
    expression: str,
    value: float | None,
    *,
    unit: Unit = Unit.INDEX,
    level: str = "project",
) -> Explanation:
    reason = "" if value is not None else "no progress has been reported"
    return Explanation(
        metric=metric,
        label=f"{metric.upper()} of {key}",
        level=level,
        key=key,
        formula=expression.upper().replace("/", "÷"),
        numbers=" ÷ ".join(write(number, Unit.MONEY) for number in inputs.values()) + f" = {write(value, unit)}" if expression else "",
        expression=expression,
        inputs=inputs,
        value=value,
        unit=unit,
        status=Status.GREY if value is None else Status.AMBER if value < 0.95 else Status.GREEN,
        thresholds="green from 0.95, amber from 0.90, red below",
        coverage="over 4 of 5 projects, 91 % of BAC" if level == "portfolio" else "",
        reason=reason,
        meaning="What was earned for each franc spent.",
        source="ANSI/EIA-748",
        rows=(
            SourceRows(
                table="costs",
                file="finanzen_2026-10 *neu*.csv",
                sheet="",
                rows=(2, 3, 4, 9),
                count=812,
                load=7,
                sums={"amount": 7_532_558.14},
            ),
            SourceRows(table="progress", file=f"{key} <returns>.xlsx", sheet="Fortschritt", rows=(5,), count=1, load=6),
        ),
    )


def value_of(explanation: Explanation, *, decimals: int | None = None, status: Status | None = None) -> Value:
    return Value(
        text=write(explanation.value, explanation.unit, currency="CHF", decimals=decimals),
        number=explanation.value,
        unit=explanation.unit,
        status=explanation.status if status is None else status,
        reason=explanation.reason,
        ref=explanation.ref,
    )


def _portfolio() -> dict[str, Explanation]:
    counted = [row for row in PROJECTS if row[5] is not None]
    sums: dict[str, float | None] = {
        name: sum(float(row[at] or 0) for row in counted) for name, at in (("bac", 3), ("pv", 4), ("ev", 5), ("ac", 6))
    }
    bac, pv, ev, ac = (float(sums[name] or 0) for name in ("bac", "pv", "ev", "ac"))
    cpi = explained("cpi", "all", {"ev": ev, "ac": ac}, "ev / ac", ev / ac, level="portfolio")
    spi = explained("spi", "all", {"ev": ev, "pv": pv}, "ev / pv", ev / pv, level="portfolio")
    eac = explained("eac_typical", "all", {"bac": bac, "cpi": ev / ac}, "bac / cpi", bac / (ev / ac), unit=Unit.MONEY, level="portfolio")
    spent = explained("pct_spent", "all", {"ac": ac, "bac": bac}, "ac / bac", ac / bac, unit=Unit.SHARE, level="portfolio")
    tcpi = explained("tcpi_bac", "all", {}, "", None, level="portfolio")
    return {"cpi": cpi, "spi": spi, "eac": eac, "spent": spent, "tcpi": tcpi}


def _projects(count: int) -> list[tuple[str, str, str, float, float, float | None, float]]:
    more = [(f"P{n:03d}", f"Project {n}", "R. Huber", 1e6 + n, 5e5 + n, 4.5e5 + 7 * n, 4.7e5 + n) for n in range(len(PROJECTS), count)]
    return [*PROJECTS, *more][:count]


def _exceptions(count: int, explanations: dict[str, Explanation], *, most: int, longest: int = 400) -> Grid:
    rows: list[tuple[Value, ...]] = []
    for code, name, manager, _, pv, ev, ac in _projects(count):
        cpi = explained("cpi", code, {"ev": ev, "ac": ac}, "ev / ac", None if ev is None else ev / ac)
        spi = explained("spi", code, {"ev": ev, "pv": pv}, "ev / pv", None if ev is None else ev / pv)
        explanations.update({cpi.ref: cpi, spi.ref: spi})
        over = None if ev is None else ac - ev
        status = _STATUS.get(code, Status.GREEN)
        rows.append(
            (
                Value(text=f"{code} {name[:longest]}"),
                Value(
                    text={"red": "Off track", "amber": "At risk", "grey": "Not computable", "green": "On track"}[status.value],
                    status=status,
                ),
                value_of(cpi),
                value_of(spi),
                Value(
                    text=scaled(over, "M", signed=True),
                    number=over,
                    unit=Unit.MONEY,
                    reason="" if ev is not None else "no progress has been reported",
                ),
                Value(text=write(-42.0, Unit.DAYS, signed=True), number=-42.0, unit=Unit.DAYS),
                Value(text=manager),
            )
        )
    columns = (
        GridColumn(label="Project", width=3.2), GridColumn(label="Status", width=1.6), GridColumn(label="CPI", numeric=True), GridColumn(label="SPI", numeric=True),
        GridColumn(label="Over, CHF M", numeric=True, width=1.2), GridColumn(label="Slip, days", numeric=True, width=1.2), GridColumn(label="Owner", width=1.8),
    )  # fmt: skip
    return Grid(
        title="Five exceptions carry the whole overrun",
        columns=columns,
        rows=tuple(rows[:most]),
        tail="9 projects are on plan.",
        status=Status.RED,
    )


def _cards(of: dict[str, Explanation]) -> Kpis:
    trend = (0.99, 0.98, None, 0.97, 0.96, 0.955)
    labels = ("May 26", "Jun 26", "Jul 26", "Aug 26", "Sep 26", "Oct 26")
    delta = Value(text="−0.01", number=-0.01, unit=Unit.INDEX)
    beside = Value(text="0.91", number=0.91, unit=Unit.INDEX, status=Status.AMBER)
    return Kpis(
        items=(
            Kpi(
                label="CPI, cost",
                value=value_of(of["cpi"], decimals=3),
                delta=delta,
                beside=beside,
                beside_label="last 3",
                trend=trend,
                trend_labels=labels,
            ),
            Kpi(label="SPI, schedule", value=value_of(of["spi"], decimals=3), delta=delta, trend=trend, trend_labels=labels),
            Kpi(label="Forecast cost", value=value_of(of["eac"], status=Status.RED), trend=trend, trend_labels=labels),
            Kpi(label="Spent", value=value_of(of["spent"], status=Status.GREEN)),
            Kpi(label="TCPI, to budget", value=value_of(of["tcpi"])),
            Kpi(
                label="Critical risks",
                value=Value(text="3", number=3, unit=Unit.COUNT, status=Status.RED),
                delta=Value(text="+1", number=1, unit=Unit.COUNT),
            ),
        )
    )


def _decisions() -> Note:
    waiting = Value(text="CHF 300 k", number=300_000, unit=Unit.MONEY)
    return Note(
        title="Decisions needed today",
        items=(
            Item(
                title="D1 Release CHF 0.9 M contingency to ERP wave 2",
                lines=(
                    "Vendor stops on 30 Nov without it; each month of delay costs CHF 300 k.",
                    "Recommended: release, against a signed go-live date.",
                ),
                meta="L. Meier · due today",
                status=Status.RED,
                values=(waiting,),
            ),
            Item(title=f"D2 {HOSTILE}", lines=(HOSTILE, FORMULA_LIKE), meta="S. Koch · due 15 Dec", status=Status.AMBER),
            Item(title="D3 Choose the staffing option", lines=("Option B recovers 15 of 21 days.",), meta="R. Huber", status=Status.GREEN),
        ),
        tail="From 25 September: both decisions carried out",
    )


def figures() -> tuple[Figure, ...]:
    value = Value(text="CHF 24.0 M", number=24.0e6, unit=Unit.MONEY)
    return (
        Figure(chart="s_curve", title="Earned is 6.5 % behind plan, cost above it", caption="Cumulative, CHF M", data=course(), values=(value,), alt="Planned 25.7, earned 24.0, actual 25.1 million francs", status=Status.AMBER),
        Figure(chart="quadrant", title="ERP is late and over budget", caption="Each mark is a project", data=quadrant(HOSTILE), alt="ERP: CPI 0.86, SPI 0.82"),
        Figure(chart="milestones", title="Five of 8 milestones slip by more than a week", caption="Next 90 days", data=milestones(), alt="ERP Go-live wave 2 slips by 42 days"),
        Figure(chart="risk_heatmap", title="Three risks are critical, two of them in ERP", caption="Open risks", data=risk_heatmap(), alt="R1, R2 and R3 are critical"),
    )  # fmt: skip


def stamp() -> Stamp:
    return Stamp(
        report="Steering committee",
        status_date="2026-10-31",
        known_at="2026-11-12T09:30:00",
        currency="CHF",
        scope="14 projects",
        thresholds=(
            "CPI, SPI, SPI(t): on track from 0.95, at risk from 0.90, too good above 1.10",
            "TCPI: at risk above 1.10, off track above 1.20",
        ),
        loads=(3, 6, 7),
        sample=True,
        sealed_at="2026-11-12T10:00:00",
        sealed_by="H. Frei",
        hash="9f2c" * 16,
    )


def _slide(key: str, name: str, title: str, *blocks: Block | Row, status: Status | None = None) -> Slide:
    return Slide(key=key, name=name, title=title, rows=(Row(cells=(Cell(width=12, blocks=blocks),)),), status=status)


def example(*, projects: int = 5, shown: int = 5, longest: int = 24) -> Report:
    """The steering committee's report over ``projects`` projects, ``shown`` of them on its overview with names that long."""
    of = _portfolio()
    explanations = {explanation.ref: explanation for explanation in of.values()}
    grid = _exceptions(projects, explanations, most=shown, longest=longest)
    everything = _exceptions(projects, explanations, most=projects)
    drawn = figures()
    trend = Figure(chart="index_trend", title="The last three periods are worse", data=index_trend(), alt="CPI 0.955, last three 0.91")
    empty = Figure(chart="index_trend", title="No history", data={}, alt="nothing", empty="Load a second month to see the trend.")
    overview = Slide(
        key="overview",
        name="Overview",
        title="Portfolio At risk: 5 of 14 projects need attention; finish CHF 2.1 M over budget, 6 weeks late",
        caption="14 projects, CHF 45.7 M approved",
        status=Status.AMBER,
        rows=(
            Row(cells=(Cell(width=4, blocks=(_decisions(),)), Cell(width=8, blocks=(Row(height=2, cells=(Cell(width=12, blocks=(_cards(of),)),)), Row(height=3, cells=(Cell(width=12, blocks=(grid,)),)))))),
            Row(cells=tuple(Cell(width=3, blocks=(figure,)) for figure in drawn)),
        ),
    )  # fmt: skip
    silent = Note(title="Changes", empty="Nothing changed since the last committee.")
    return Report(
        key="steering",
        title="Steering committee",
        audience="Steering committee",
        stamp=stamp(),
        slides=(
            overview,
            _slide("exceptions", "Exceptions", "Five exceptions carry the whole overrun", everything, status=Status.RED),
            _slide("course", "Cost and schedule", "Earned is behind plan", Row(height=2, cells=(Cell(width=8, blocks=(drawn[0],)), Cell(width=4, blocks=(trend,)))), silent),
            _slide("risks", "Risks: [top] / 'all'?", "Three risks are critical", Row(cells=(Cell(width=6, blocks=(drawn[3],)), Cell(width=6, blocks=(empty,))))),
        ),
        explanations=explanations,
        glossary=(("CPI", "EV ÷ AC", "What was earned for each franc spent.", "ANSI/EIA-748"), ("SPI", "EV ÷ PV", HOSTILE, "ANSI/EIA-748")),
    )  # fmt: skip

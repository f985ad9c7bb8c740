"""Headings in seven languages, abbreviated, joined or in another order, say what the declared English names say."""

import pytest

from ingest.glossary import english
from ingest.names import meaning, meanings
from schema import BY_NAME
from schema.languages import LANGUAGES, STOP

SAID = {
    "costs": {
        "project_id": "Projekt|Proyecto|Projet|Progetto|Projeto|Project|Proj. No|ProjectID|project_no|Projektnr.",
        "date": "Belegdatum|Buchungsdatum|Fecha contable|Fecha|Date comptable|Data registrazione|Data de lançamento|Boekdatum|Posting Dt",
        "amount": "Betrag|Betrag (EUR)|Importe|Valor|Montant|Importo|Valor (EUR)|Bedrag|Amt",
        "currency": "Währung|Waehrung|Moneda|Devise|Valuta|Moeda|Curr.",
        "line_id": "Belegnummer|Número Documento|N° pièce|Numero documento|Documentnummer|Doc. No.",
        "vendor": "Lieferant|Proveedor|Fournisseur|Fornitore|Fornecedor|Leverancier",
    },
    "milestones": {
        "milestone_id": "MilestoneID|Meilenstein-ID|N° jalon|Milestone No.",
        "name": "MilestoneName|Meilenstein|Jalon|Hito|Marco|Mijlpaal",
        "baseline_date": "PlannedDate|Plantermin|Geplantes Datum|Date prévue|Fecha prevista|Data prevista|Data pianificata|Geplande datum|"
        "BL finish|date planned|Solltermin",
        "forecast_date": "current_finish|Prognose|Exp. date|Fcst finish|Fecha estimada|Verwachte datum",
        "actual_date": "ActualDate|Isttermin|Ist-Datum|Date réelle|Fecha real|Data effettiva|Werkelijke datum",
    },
    "work_packages": {
        "wp_id": "Task no.|PSP-Code|Code OTP",
        "budget": "Coût budgété|Budgetierte Kosten|Costo preventivato|Coste presupuestado",
        "baseline_start": "Baseline begin|Plan-Anfang|Fecha inicio|Begin date|Geplande begindatum",
        "baseline_finish": "End date planned|Plan-Ende|Fin prévue|Fecha fin prevista|Planned Finish Date|Data fine prevista|Geplande einddatum",
        "forecast_finish": "Exp. end|Fcst finish|Voraussichtliches Ende",
    },
    "risks": {
        "probability": "Likelihood (1-10)|Eintrittswahrscheinlichkeit|Probabilité|Probabilidad|Kans|Pre-Mitigation Likelihood|Initial Probability|"
        "Prob of Occur (P)|Bruttowahrscheinlichkeit",
        "impact": "Auswirkung|Gravité|Impacto|Gevolg|Inherent severity",
        "residual_probability": "Current Likelihood|Wahrscheinlichkeit (netto)|Likelihood after mitigation|Controlled probability",
        "residual_impact": "Nettoauswirkung|Impacto residual|Controlled Impact|Impact (residual)",
        "cost_impact": "Impact (monetary)|Impact financier|Impacto económico",
        "owner": "Verantwortlich|Responsable|Responsabile|Responsável|Verantwoordelijke|Risk Owner",
    },
    "progress": {
        "pct_complete": "% done|Fertigstellungsgrad|Avancement|% de avance|% Avanzamento|% concluído|Voortgang|% Abgeschlossen|"
        "Fertigstellung (%)|% achevé"
    },
    "reporting_periods": {
        "pv_to_date": "Cum. PV|PV kumuliert|Planned Value (cum)|PV acumulado",
        "ac_to_date": "Istkosten kumuliert|AC cumulé|spend_to_date",
        "ac": "Gasto real|Used|Spend",
        "eac": "Hochrechnung Mio. €|Kostenprognose|Atterrissage|Estimation à terminaison k€|Costo estimado al cierre|Preconsuntivo|"
        "Prognose eindkosten|Estimativa no término|Forecast outturn (£k)|Latest estimate",
        "pct_complete": "Progress %|% progress",
    },
    "status_reports": {"declared_status": "Ampel|Semáforo|Météo|Semaforo|Farol|Stoplicht|Ampel/RAG|Current RAG"},
}
CASES = [(table, column, text) for table, columns in SAID.items() for column, texts in columns.items() for text in texts.split("|")]


@pytest.mark.parametrize(("table", "column", "heading"), CASES, ids=[f"{table}-{text}" for table, _, text in CASES])
def test_the_heading_names_the_column(table: str, column: str, heading: str) -> None:
    assert [named.column.name for named in meanings(BY_NAME[table], heading)][:1] == [column]


@pytest.mark.parametrize("heading", ["Credit", "Haben", "Haber", "Crédit", "Avere"])
def test_a_credit_is_never_a_vendor_or_an_amount_by_itself(heading: str) -> None:
    assert [named.column.name for named in meanings(BY_NAME["costs"], heading)] == ["credit"]


def test_order_plurals_and_small_words_change_nothing() -> None:
    assert english("Date of the planned finish") == english("planned finish dates") == english("FinishDatePlanned")


def test_what_other_languages_say_is_said_in_the_words_that_english_itself_comes_down_to() -> None:
    for language in LANGUAGES:
        for said in language:
            plain = frozenset(
                word[:-1] if len(word) > 3 and word.endswith("s") and word[-2:] not in ("ss", "us") else word for word in said.split()
            )
            assert english(said) == plain - STOP, said


@pytest.mark.parametrize(
    "heading", ["Planwert", "Valeur planifiée", "Valor planificado", "Valor planejado", "Valore pianificato", "Geplande waarde"]
)
def test_planned_value_is_known_in_every_language(heading: str) -> None:
    found = meaning(BY_NAME["reporting_periods"], heading)
    assert found is not None
    assert found.column.name == "pv"


@pytest.mark.parametrize("heading", ["Spent", "Ausgaben", "Dépensé", "Gastado", "Gasto", "Speso", "Besteed"])
def test_what_was_spent_is_known_in_every_language(heading: str) -> None:
    found = meaning(BY_NAME["reporting_periods"], heading)
    assert found is not None
    assert found.column.name == "ac"


@pytest.mark.parametrize("heading", ["Estimate to complete", "ETC", "Restkosten", "Reste à faire", "Stima a finire"])
def test_what_is_still_to_be_spent_is_no_estimate_at_completion(heading: str) -> None:
    assert [named.column.name for named in meanings(BY_NAME["reporting_periods"], heading)] == ["etc"]
    found = meaning(BY_NAME["progress"], heading)
    assert found is not None
    assert found.column.name == "estimate_to_complete"

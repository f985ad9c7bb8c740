-- grain: one row for each open risk of a project in scope, with scores, bands and exposure in the reporting currency
WITH rated AS (
    SELECT
        r.project_id, r.risk_id, r.title, r.category, r.owner, r.response, r.raised_on, r.review_date,
        p.programme_id,
        r.probability, r.impact,
        coalesce(r.residual_probability, r.probability) AS residual_probability,
        coalesce(r.residual_impact, r.impact) AS residual_impact,
        r.target_probability, r.target_impact,
        -- a rating of 1 to 5 stands for a fifth of the range: its middle is the share where none is given
        coalesce(CAST(r.probability_share AS DOUBLE), (r.probability - 0.5) / 5.0) AS share,
        coalesce(CAST(r.residual_probability_share AS DOUBLE),
                 (r.residual_probability - 0.5) / 5.0,
                 CAST(r.probability_share AS DOUBLE),
                 (r.probability - 0.5) / 5.0) AS residual_share,
        r.cost_impact AS cost,
        coalesce(r.residual_cost_impact, r.cost_impact) AS residual_cost,
        CASE WHEN coalesce(r.currency, p.currency) = p.currency THEN p.rate WHEN r.currency = q.currency THEN 1 ELSE x.rate END AS rate,
        coalesce(r.currency, p.currency) AS currency,
        q.status_date, r._file, r._sheet, r._row, r._load
    FROM risks AS r
    JOIN scoped_project AS p ON p.project_id = r.project_id
    CROSS JOIN params AS q
    LEFT JOIN rate AS x
        ON x.from_currency = nullif(r.currency, q.currency) AND x.to_currency = q.currency
        AND x.valid_from <= q.status_date AND q.status_date < x.valid_to
    WHERE coalesce(r.status, 'open') = 'open' AND (r.raised_on IS NULL OR r.raised_on <= q.status_date)
),
scored AS (
    SELECT
        *,
        probability * impact AS score,
        residual_probability * residual_impact AS residual_score,
        target_probability * target_impact AS target_score,
        CAST(share * CAST(cost AS DOUBLE) * CAST(rate AS DOUBLE) AS DECIMAL(38, 8)) AS exposure,
        CAST(residual_share * CAST(residual_cost AS DOUBLE) * CAST(rate AS DOUBLE) AS DECIMAL(38, 8)) AS residual_exposure
    FROM rated
)
SELECT
    s.*,
    i.band AS band,
    r.band AS residual_band,
    -- of a project of which rows were refused, nobody can say how many there are
    CASE WHEN d.reason IS NULL THEN 1 END AS risks,
    d.reason AS risks_reason,
    -- without both ratings it is not known whether a risk is critical
    CASE WHEN d.reason IS NULL AND s.residual_score IS NOT NULL THEN CAST(r.band = 'critical' AS INTEGER) END AS critical,
    coalesce(d.reason, 'the risk is not rated') AS critical_reason,
    CASE WHEN d.reason IS NULL THEN CAST(s.residual_score IS NULL AS INTEGER) END AS unrated,
    d.reason AS unrated_reason,
    CASE
        WHEN s.exposure IS NOT NULL AND s.residual_exposure IS NOT NULL THEN NULL
        WHEN s.cost IS NULL THEN 'has no cost impact'
        WHEN s.rate IS NULL THEN 'has no exchange rate from ' || s.currency
        ELSE 'has no probability'
    END AS unpriced,
    CAST(coalesce(s.review_date < s.status_date, false) AS INTEGER) AS review_overdue,
    CAST(s.owner IS NULL AS INTEGER) AS no_owner,
    CAST(s.response IS NULL AS INTEGER) AS no_response
FROM scored AS s
LEFT JOIN fact_risk_band AS i ON s.score BETWEEN i.lowest AND i.highest
LEFT JOIN fact_risk_band AS r ON s.residual_score BETWEEN r.lowest AND r.highest
LEFT JOIN doubt AS d ON d.project_id = s.project_id

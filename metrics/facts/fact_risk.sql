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
        coalesce(CAST(r.probability_share AS DECIMAL(28, 10)), (r.probability - 0.5) / 5.0) AS share,
        coalesce(CAST(r.residual_probability_share AS DECIMAL(28, 10)),
                 (r.residual_probability - 0.5) / 5.0,
                 CAST(r.probability_share AS DECIMAL(28, 10)),
                 (r.probability - 0.5) / 5.0) AS residual_share,
        CAST(r.cost_impact AS DECIMAL(28, 10)) * f.rate AS cost,
        CAST(coalesce(r.residual_cost_impact, r.cost_impact) AS DECIMAL(28, 10)) * f.rate AS residual_cost,
        f.rate AS rate,
        coalesce(r.currency, p.currency) AS currency,
        q.status_date, r._file, r._sheet, r._row, r._load
    FROM risks AS r
    JOIN fact_scope AS p ON p.project_id = r.project_id
    CROSS JOIN params AS q
    LEFT JOIN fact_rate AS f ON f.currency = coalesce(r.currency, p.currency, q.currency)
    WHERE coalesce(r.status, 'open') = 'open' AND (r.raised_on IS NULL OR r.raised_on <= q.status_date)
),
scored AS (
    SELECT
        *,
        probability * impact AS score,
        residual_probability * residual_impact AS residual_score,
        target_probability * target_impact AS target_score,
        CAST(share * cost AS DECIMAL(28, 10)) AS exposure,
        CAST(residual_share * residual_cost AS DECIMAL(28, 10)) AS residual_exposure
    FROM rated
)
SELECT
    s.*,
    i.band AS band,
    r.band AS residual_band,
    1 AS risks,
    CAST(coalesce(r.band = 'critical', false) AS INTEGER) AS critical,
    CAST(coalesce(s.review_date < s.status_date, false) AS INTEGER) AS review_overdue,
    CAST(s.owner IS NULL AS INTEGER) AS no_owner,
    CAST(s.response IS NULL AS INTEGER) AS no_response
FROM scored AS s
LEFT JOIN fact_risk_band AS i ON s.score BETWEEN i.lowest AND i.highest
LEFT JOIN fact_risk_band AS r ON s.residual_score BETWEEN r.lowest AND r.highest

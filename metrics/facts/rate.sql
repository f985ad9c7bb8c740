-- grain: one row for each pair of currencies and span of days in which one rate holds
WITH given AS (
    SELECT from_currency, to_currency, date AS valid_from, CAST(max(rate) AS DECIMAL(20, 12)) AS rate
    FROM exchange_rates
    WHERE rate > 0.0000001 AND from_currency <> to_currency
    GROUP BY from_currency, to_currency, date
),
-- the inverse serves only where the pair itself is never given
either AS (
    SELECT from_currency, to_currency, valid_from, rate FROM given
    UNION ALL
    SELECT g.to_currency, g.from_currency, g.valid_from, CAST(1 / CAST(g.rate AS DOUBLE) AS DECIMAL(20, 12))
    FROM given AS g
    WHERE NOT EXISTS (SELECT 1 FROM given AS o WHERE o.from_currency = g.to_currency AND o.to_currency = g.from_currency)
),
span AS (
    SELECT
        from_currency,
        to_currency,
        valid_from,
        coalesce(lead(valid_from) OVER (PARTITION BY from_currency, to_currency ORDER BY valid_from), DATE '9999-12-31') AS valid_to,
        rate
    FROM either
),
-- two currencies that have no rate between them meet in the reporting currency
crossed AS (
    SELECT
        a.from_currency,
        b.to_currency,
        greatest(a.valid_from, b.valid_from) AS valid_from,
        least(a.valid_to, b.valid_to) AS valid_to,
        CAST(CAST(a.rate AS DOUBLE) * CAST(b.rate AS DOUBLE) AS DECIMAL(20, 12)) AS rate
    FROM params AS p
    JOIN span AS a ON a.to_currency = p.currency
    JOIN span AS b ON b.from_currency = p.currency AND a.valid_from < b.valid_to AND b.valid_from < a.valid_to
    WHERE a.from_currency <> b.to_currency
        AND NOT EXISTS (SELECT 1 FROM either AS e WHERE e.from_currency = a.from_currency AND e.to_currency = b.to_currency)
)
SELECT from_currency, to_currency, valid_from, valid_to, rate FROM span
UNION ALL
SELECT from_currency, to_currency, valid_from, valid_to, rate FROM crossed

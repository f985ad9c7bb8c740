-- grain: one row for each band of risk scores (probability x impact, both 1 to 5): the portfolio's own where it has set them; total and monotone
WITH own AS (
    SELECT b.medium_from, b.high_from, b.critical_from
    FROM risk_bands AS b
    CROSS JOIN params AS p
    WHERE b.valid_from IS NULL OR b.valid_from <= p.status_date
    ORDER BY b.valid_from DESC NULLS LAST, b._load DESC, b._row DESC
    LIMIT 1
),
bound AS (
    SELECT medium_from, high_from, critical_from FROM own
    UNION ALL
    SELECT 5, 10, 17 WHERE NOT EXISTS (SELECT 1 FROM own)
)
SELECT 'low' AS band, 1 AS lowest, medium_from - 1 AS highest FROM bound
UNION ALL SELECT 'medium', medium_from, high_from - 1 FROM bound
UNION ALL SELECT 'high', high_from, critical_from - 1 FROM bound
UNION ALL SELECT 'critical', critical_from, 25 FROM bound

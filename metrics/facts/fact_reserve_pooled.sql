-- grain: one row for each project in scope: the same, with what one project has beyond its own exposure left out, for it covers no other's
SELECT * REPLACE (CASE WHEN exposure_to_cover < contingency_usable THEN exposure_to_cover ELSE contingency_usable END AS contingency_usable)
FROM fact_reserve

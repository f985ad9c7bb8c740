-- grain: one row for each band of risk scores (probability x impact, both 1 to 5); the bands are total and monotone
SELECT * FROM (VALUES ('low', 1, 4), ('medium', 5, 9), ('high', 10, 16), ('critical', 17, 25)) AS band (band, lowest, highest)

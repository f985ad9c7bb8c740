-- grain: one row for each project and reporting period, from its start to the end of its plan or the status date, with the calendar length of its step
WITH given AS (
    SELECT
        t.project_id,
        t.period_end,
        bool_or(t.pv <> 0) AS plans,
        t.period_end = last_day(t.period_end) AS month_end,
        CAST(date_part('year', t.period_end) * 12 + date_part('month', t.period_end) AS INTEGER) AS month
    FROM given_row AS t
    JOIN scoped_project AS j ON j.project_id = t.project_id
    WHERE t.pv IS NOT NULL
    GROUP BY t.project_id, t.period_end
),
gap AS (
    SELECT
        *,
        period_end - lag(period_end) OVER past AS days,
        month - lag(month) OVER past AS months
    FROM given
    WINDOW past AS (PARTITION BY project_id ORDER BY period_end)
),
told AS (
    SELECT
        project_id,
        min(period_end) AS first_end,
        max(period_end) AS last_end,
        max(CASE WHEN plans THEN period_end END) AS plan_end,
        min(days) AS days,
        max(days) AS most_days,
        CASE WHEN bool_and(month_end) THEN coalesce(min(months), 1) END AS months
    FROM gap GROUP BY project_id
),
plan AS (
    SELECT project_id, min(baseline_start) AS start, max(baseline_finish) AS finish FROM counted_package GROUP BY project_id
),
edge AS (
    SELECT
        j.project_id,
        CASE
            WHEN coalesce(c.start, j.baseline_start) IS NOT NULL
                THEN greatest(coalesce(c.start, j.baseline_start), CAST(p.status_date - INTERVAL 30 YEAR AS DATE))
        END AS start,
        coalesce(j.baseline_finish, c.finish) AS finish,
        least(
            greatest(p.status_date, coalesce(c.finish, j.baseline_finish, p.status_date), coalesce(j.baseline_finish, p.status_date), coalesce(t.last_end, p.status_date)),
            CAST(p.status_date + INTERVAL 30 YEAR AS DATE)
        ) AS horizon,
        t.first_end,
        t.last_end,
        t.plan_end,
        t.days,
        -- the step in months where every period ends with a month, or no period is given; else in days
        CASE WHEN t.project_id IS NULL THEN 1 WHEN t.months IS NOT NULL THEN CAST(t.months AS INTEGER) WHEN coalesce(t.days, 31) >= 28 AND t.days IS DISTINCT FROM t.most_days THEN 1 END AS months,
        t.months AS whole_months,
        CASE WHEN t.days = t.most_days AND t.months IS NULL AND t.days % 7 = 0 THEN t.days END AS whole_days
    FROM scoped_project AS j
    CROSS JOIN params AS p
    LEFT JOIN plan AS c ON c.project_id = j.project_id
    LEFT JOIN told AS t ON t.project_id = j.project_id
),
-- periods as given; a month without any between them is one of no plan; after the last one they go on at the same step
ends AS (
    SELECT project_id, period_end FROM given
    UNION
    SELECT
        project_id,
        last_day(CAST(unnest(generate_series(
            CAST(coalesce(date_trunc('month', first_end), date_trunc('month', start)) AS DATE),
            greatest(last_day(horizon), coalesce(last_end, horizon)),
            to_months(months)
        )) AS DATE))
    FROM edge
    WHERE coalesce(first_end, start) IS NOT NULL AND (first_end IS NULL OR whole_months IS NOT NULL)
    UNION
    SELECT project_id, last_day(CAST(unnest(generate_series(CAST(date_trunc('month', last_end) + INTERVAL 1 MONTH AS DATE), last_day(horizon), INTERVAL 1 MONTH)) AS DATE))
    FROM edge
    WHERE whole_months IS NULL AND months = 1 AND last_end < horizon
    UNION
    SELECT project_id, CAST(last_end + CAST(coalesce(days, 31) AS INTEGER) * CAST(unnest(generate_series(1, CAST(ceil((horizon - last_end) / coalesce(days, 31)) AS BIGINT))) AS INTEGER) AS DATE)
    FROM edge
    WHERE months IS NULL AND last_end < horizon
),
-- where the first period begins by the step alone; a project that begins after that begins it, one that begins before it has no plan until then
nominal AS (
    SELECT
        *,
        CASE
            WHEN first_end IS NULL THEN NULL
            WHEN whole_months IS NOT NULL THEN CAST(date_trunc('month', first_end) - to_months(months - 1) AS DATE)
            WHEN days < 28 OR whole_days IS NOT NULL THEN CAST(first_end - CAST(days AS INTEGER) + 1 AS DATE)
            ELSE CAST(date_trunc('month', first_end) AS DATE)
        END AS first_start
    FROM edge
),
earlier AS (
    SELECT
        project_id,
        last_day(CAST(unnest(generate_series(CAST(date_trunc('month', start) AS DATE), CAST(first_start - 1 AS DATE), to_months(months))) AS DATE)) AS period_end
    FROM nominal WHERE whole_months = 1 AND start < first_start
),
every AS (
    SELECT project_id, period_end FROM ends UNION SELECT project_id, period_end FROM earlier
),
spans AS (
    SELECT
        n.project_id,
        row_number() OVER (PARTITION BY n.project_id ORDER BY n.period_end) AS k,
        coalesce(
            lag(n.period_end) OVER (PARTITION BY n.project_id ORDER BY n.period_end) + 1,
            CASE
                WHEN e.start <= n.period_end AND e.first_start IS NOT NULL THEN e.start
                WHEN e.first_start IS NOT NULL THEN e.first_start
                WHEN e.start BETWEEN CAST(date_trunc('month', n.period_end) AS DATE) AND n.period_end THEN e.start
                ELSE CAST(date_trunc('month', n.period_end) AS DATE)
            END
        ) AS period_start,
        n.period_end,
        -- one calendar length from the start to the finish: the unit of earned schedule; blank where it is the working day
        CASE
            WHEN e.plan_end IS NULL OR (e.finish IS NOT NULL AND e.finish < e.plan_end) THEN NULL
            WHEN e.whole_months IN (1, 3) AND coalesce(e.start, e.first_start) = CAST(date_trunc('month', coalesce(e.start, e.first_start)) AS DATE)
                AND date_diff('month', coalesce(e.start, e.first_start), e.first_end + 1) % e.months = 0
                AND coalesce(e.finish, e.plan_end) = last_day(coalesce(e.finish, e.plan_end))
                AND date_diff('month', date_trunc('month', e.first_end), date_trunc('month', coalesce(e.finish, e.plan_end))) % e.months = 0
                THEN CASE e.months WHEN 1 THEN 'months' ELSE 'quarters' END
            WHEN e.whole_days IN (7, 14, 28) AND coalesce(e.start, e.first_start) = e.first_start
                AND (coalesce(e.finish, e.plan_end) - e.first_end) % e.whole_days = 0
                THEN CASE e.whole_days WHEN 7 THEN 'weeks' WHEN 14 THEN 'periods of two weeks' ELSE 'periods of four weeks' END
        END AS unit,
        coalesce(e.finish, e.plan_end) AS finish
    FROM every AS n
    JOIN nominal AS e ON e.project_id = n.project_id
)
SELECT
    s.project_id,
    CAST(s.k AS INTEGER) AS k,
    s.period_start,
    s.period_end,
    s.unit,
    s.finish,
    a.n AS n_before,
    b.n - a.n AS working_days
FROM spans AS s
LEFT JOIN working_day AS a ON a.calendar_id = 'standard' AND a.day = s.period_start - 1
LEFT JOIN working_day AS b ON b.calendar_id = 'standard' AND b.day = s.period_end

-- grain: one row for each milestone of a project in scope, with its state at the status date
WITH day AS (
    SELECT day, n FROM working_day WHERE calendar_id = 'standard'
),
dated AS (
    SELECT
        m.project_id, m.milestone_id, m.name, m.owner, m.wp_id, m.predecessor_id, m.total_float_days,
        m.baseline_date, m.forecast_date, m.forecast_updated,
        CASE WHEN m.actual_date <= q.status_date THEN m.actual_date END AS actual_date,
        coalesce(m.forecast_date, m.baseline_date) AS expected_date,
        p.programme_id, p.milestone_tolerance_days, p.cadence_days,
        q.status_date, m._file, m._sheet, m._row, m._load
    FROM milestones AS m
    JOIN scoped_project AS p ON p.project_id = m.project_id
    CROSS JOIN params AS q
),
counted AS (
    SELECT
        d.*,
        coalesce(CAST(d.milestone_tolerance_days AS DOUBLE), greatest(1.0, least(10.0, 0.05 * greatest(0, b.n - s.n)))) AS tolerance_days,
        coalesce(a.n, CASE WHEN d.expected_date < d.status_date THEN s.n ELSE e.n END) - b.n AS slip_days
    FROM dated AS d
    LEFT JOIN day AS b ON b.day = d.baseline_date
    LEFT JOIN day AS s ON s.day = d.status_date
    LEFT JOIN day AS a ON a.day = d.actual_date
    LEFT JOIN day AS e ON e.day = d.expected_date
),
alone AS (
    SELECT
        *,
        CASE
            WHEN baseline_date IS NULL AND (actual_date IS NOT NULL OR expected_date >= status_date) THEN 'no baseline'
            WHEN actual_date IS NOT NULL AND actual_date <= baseline_date THEN 'done on time'
            WHEN actual_date IS NOT NULL THEN 'done late'
            WHEN expected_date < status_date THEN 'overdue'
            WHEN slip_days > tolerance_days THEN 'late'
            WHEN forecast_updated IS NOT NULL AND status_date - forecast_updated > cadence_days THEN 'stale'
            WHEN slip_days > 0 OR total_float_days < tolerance_days THEN 'at risk'
            ELSE 'on track'
        END AS own_state
    FROM counted
),
judged AS (
    SELECT
        a.*,
        CASE WHEN a.own_state = 'on track' AND p.own_state IN ('late', 'overdue') THEN 'at risk' ELSE a.own_state END AS state,
        CASE
            WHEN a.own_state = 'at risk' AND a.slip_days <= 0 THEN 'total float is below the tolerance'
            WHEN a.own_state = 'on track' AND p.own_state IN ('late', 'overdue') THEN 'its predecessor is ' || p.own_state
        END AS cause
    FROM alone AS a
    LEFT JOIN alone AS p ON p.project_id = a.project_id AND p.milestone_id = a.predecessor_id
)
SELECT
    j.* EXCLUDE (own_state),
    CASE
        WHEN state IN ('done on time', 'on track') THEN 'green'
        WHEN state IN ('done late', 'at risk', 'stale') THEN 'amber'
        WHEN state IN ('late', 'overdue') THEN 'red'
        ELSE 'grey'
    END AS colour,
    -- of a project of which rows were refused, nobody can say how many there are
    CASE WHEN d.reason IS NULL THEN CAST(baseline_date <= status_date AS INTEGER) END AS due,
    d.reason AS due_reason,
    CASE WHEN d.reason IS NULL THEN CAST(state = 'done on time' AND baseline_date <= status_date AS INTEGER) END AS met,
    d.reason AS met_reason,
    CASE WHEN d.reason IS NULL THEN CAST(state = 'late' AS INTEGER) END AS late,
    d.reason AS late_reason,
    CASE WHEN d.reason IS NULL THEN CAST(state = 'overdue' AS INTEGER) END AS overdue,
    d.reason AS overdue_reason,
    CASE WHEN d.reason IS NULL THEN CAST(state = 'at risk' AS INTEGER) END AS at_risk,
    d.reason AS at_risk_reason
FROM judged AS j
LEFT JOIN doubt AS d ON d.project_id = j.project_id

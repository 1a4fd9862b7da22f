-- kpi-report: the built-in KPIs of each month; only months whose windows are over have those of 30, 90 and 180 days
WITH log AS MATERIALIZED (SELECT date_trunc('month', date) AS month, * FROM read_csv('$FILE')),
monthly AS (SELECT month,
	count(DISTINCT person) FILTER (event = 'applied') / count(DISTINCT person) FILTER (event = 'invited') AS application_rate,
	count(DISTINCT person) FILTER (event IN ('attended', 'idea_submitted', 'survey', 'feedback_sent', 'referral_sent', 'post'))::double AS active_participants,
	count(*) FILTER (event = 'attended') / count(*) FILTER (event IN ('attended', 'no_show')) AS attendance_rate,
	count(*) FILTER (event = 'idea_submitted')::double AS ideas,
	count(*) FILTER (event = 'idea_submitted') / count(DISTINCT person) FILTER (event = 'attended') AS ideas_per_person,
	count(DISTINCT idea) FILTER (event = 'idea_shipped')::double AS ideas_shipped FROM log GROUP BY month),
answer AS (SELECT month, person, avg(value) AS v FROM log WHERE event = 'survey' GROUP BY ALL),
felt AS (SELECT month, avg(v) AS satisfaction FROM answer GROUP BY month),
over AS (SELECT max(date) AS day FROM log),
first AS (SELECT person, min(date) AS day FROM log WHERE event = 'attended' GROUP BY person),
back AS (SELECT date_trunc('month', day + 90) AS month, avg((EXISTS (SELECT 1 FROM log l WHERE l.event = 'attended' AND l.person = first.person AND l.date > day AND l.date <= day + 90))::int) AS continued_participation FROM first WHERE day + 90 <= (SELECT day FROM over) GROUP BY 1),
idea AS (SELECT idea, min(date) AS day FROM log WHERE event = 'idea_submitted' GROUP BY idea),
fed AS (SELECT date_trunc('month', day + 30) AS month, avg((EXISTS (SELECT 1 FROM log l WHERE l.event IN ('feedback_sent', 'idea_accepted', 'idea_shipped', 'declined') AND l.idea = idea.idea AND l.date >= day AND l.date <= day + 30))::int) AS feedback_rate FROM idea WHERE day + 30 <= (SELECT day FROM over) GROUP BY 1),
done AS (SELECT date_trunc('month', day + 180) AS month, avg((EXISTS (SELECT 1 FROM log l WHERE l.event = 'idea_shipped' AND l.idea = idea.idea AND l.date >= day AND l.date <= day + 180))::int) AS implementation_rate FROM idea WHERE day + 180 <= (SELECT day FROM over) GROUP BY 1),
wide AS (SELECT * FROM monthly LEFT JOIN felt USING (month) LEFT JOIN back USING (month) LEFT JOIN fed USING (month) LEFT JOIN done USING (month))
SELECT kpi, strftime(month, '%Y-%m'), value
FROM (UNPIVOT wide ON COLUMNS(* EXCLUDE (month)) INTO NAME kpi VALUE value)

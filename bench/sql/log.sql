-- cycle-check: what the log bears out, rule by rule
WITH read AS MATERIALIZED (SELECT * FROM read_csv('$FILE')),
log AS (SELECT date, person, event, stage, (SELECT max(date) FROM read) - date AS age FROM read),
people AS (SELECT person, count(DISTINCT date) FILTER (event = 'attended') AS attended, bool_or(event = 'feedback_sent') AS told FROM log GROUP BY person)
SELECT 'J03', count(*) FILTER (event = 'observation' AND stage = 'purchase' AND age < 180) FROM log
UNION ALL SELECT 'J05', count(*) FILTER (event = 'observation' AND age < 180) FROM log
UNION ALL SELECT 'J05', count(*) FILTER (event = 'interview' AND age < 180) FROM log
UNION ALL SELECT 'J06', count(*) FILTER (event = 'hypothesis_closed' AND age < 90) FROM log
UNION ALL SELECT 'J10', count(*) FILTER (event = 'improvement' AND stage = 'awareness' AND age < 180) FROM log
UNION ALL SELECT 'J10', count(*) FILTER (event = 'improvement' AND stage = 'post_purchase' AND age < 180) FROM log
UNION ALL SELECT 'P1', count(*) FILTER (event = 'idea_submitted' AND age < 180) FROM log
UNION ALL SELECT 'P2', count(*) FILTER (attended > 0) FROM people
UNION ALL SELECT 'P3', count(*) FILTER (attended > 1) FROM people
UNION ALL SELECT 'C1', count(*) FILTER (event = 'hypothesis_opened' AND age < 180) FROM log
UNION ALL SELECT 'C1', count(*) FILTER (event = 'hypothesis_closed' AND age < 180) FROM log

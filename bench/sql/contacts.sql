-- journey-map: people who touched a stage, and who reached it; feelings once a person; signals; who was affected
WITH contact AS (SELECT person, emotion, signal,
	list_position(['awareness', 'interest', 'consideration', 'purchase', 'post_purchase'], stage) AS stage
	FROM read_csv('$FILE')),
visit AS (SELECT person, stage, avg(emotion) AS feeling, count(*) FILTER (signal = 'inquiry') AS inquiries,
	count(*) FILTER (signal = 'complaint') AS complaints, bool_or(emotion < 0 OR signal IS NOT NULL) AS affected
	FROM contact GROUP BY person, stage),
furthest AS (SELECT person, max(stage) AS stage FROM visit GROUP BY person),
reached AS (SELECT g.stage, count(*) FILTER (furthest.stage >= g.stage) AS people
	FROM furthest, generate_series(1, 5) AS g(stage) GROUP BY g.stage)
SELECT visit.stage, count(*), any_value(reached.people), count(feeling), avg(feeling),
	sum(inquiries), sum(complaints), count(*) FILTER (affected)
FROM visit JOIN reached ON reached.stage = visit.stage GROUP BY visit.stage

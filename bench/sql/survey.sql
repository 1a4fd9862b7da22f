-- job-map: ten times the share of 4 and 5, of importance and of satisfaction
WITH long AS (UNPIVOT (SELECT COLUMNS('度 \[') FROM read_csv('$FILE')) ON COLUMNS(*) INTO NAME question VALUE answer),
counted AS (SELECT question, count(*) AS n, 10 * count(*) FILTER (answer >= 4) / count(*) AS top FROM long GROUP BY question)
SELECT regexp_extract(i.question, '\[(.*)\]', 1), i.n, s.n, i.top, s.top
FROM counted i JOIN counted s ON s.question = replace(i.question, '重要度', '満足度') WHERE i.question LIKE '重要度%'

-- cross-tab: who gave which answer, of everybody and of the groups of three banners; the shares of those who answered
WITH sheet AS (SELECT * FROM read_csv('$FILE')),
long AS (UNPIVOT sheet ON COLUMNS('^q[0-9]+$') INTO NAME question VALUE answer),
counted AS (
	SELECT question, answer, sex, age, area, count(*) AS people FROM long
	GROUP BY GROUPING SETS ((question, answer), (question, answer, sex), (question, answer, age), (question, answer, area))
),
named AS (
	SELECT question, answer, CASE WHEN sex IS NOT NULL THEN 'sex' WHEN age IS NOT NULL THEN 'age' WHEN area IS NOT NULL THEN 'area' ELSE '' END AS banner,
		coalesce(sex, age, area, '') AS part, people FROM counted
)
SELECT question, answer, banner, part, sum(people) OVER (PARTITION BY question, banner, part) AS n, people,
	people / sum(people) OVER (PARTITION BY question, banner, part) AS share FROM named

-- partner-select: the mean of three standings of everybody who agrees
WITH agreed AS (SELECT * FROM read_csv('$FILE') WHERE 参加同意 = 'はい'),
standing AS (SELECT 会員ID AS person,
	rank() OVER (ORDER BY engagement) - 1 + count(*) OVER (PARTITION BY engagement) / 2
	+ rank() OVER (ORDER BY clarity) - 1 + count(*) OVER (PARTITION BY clarity) / 2
	+ rank() OVER (ORDER BY influence) - 1 + count(*) OVER (PARTITION BY influence) / 2 AS sum FROM agreed)
SELECT person, 100 * sum / (3 * (SELECT count(*) FROM agreed)) FROM standing

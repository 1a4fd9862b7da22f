-- trial-test: the mean of one outcome and the share of the other, for each arm
WITH trial AS MATERIALIZED (SELECT 案 AS arm, わかりやすさ AS score, (申込 = 'はい')::int AS signed FROM read_csv('$FILE'))
SELECT 'わかりやすさ', arm, count(score), avg(score) FROM trial GROUP BY arm
UNION ALL SELECT '申込', arm, count(signed), avg(signed) FROM trial GROUP BY arm

-- reward-split: the contributions and points of each person
SELECT 氏名, count(*), sum(数量 * CASE 種別 WHEN 'propose' THEN 60 WHEN 'refine' THEN 10 ELSE 5 END)
FROM read_csv('$FILE') GROUP BY 氏名

-- alternate-model: who tells of which trigger, desire, obstacle, action and reward, of all who tell
WITH told AS (SELECT * FROM read_csv('$FILE')),
everybody AS (SELECT count(DISTINCT person) AS people FROM told),
code AS (SELECT person, 'trigger' AS element, "when" || ' / ' || "where" AS code FROM told
	UNION ALL SELECT person, 'when', "when" FROM told
	UNION ALL SELECT person, 'where', "where" FROM told
	UNION ALL SELECT person, 'desire', desire FROM told
	UNION ALL SELECT person, 'suppression', unnest(string_split(suppression, ';')) FROM told
	UNION ALL SELECT person, 'action', action FROM told
	UNION ALL SELECT person, 'reward', reward FROM told)
SELECT element, code, count(DISTINCT person), count(DISTINCT person) / any_value(everybody.people)
FROM code, everybody GROUP BY element, code

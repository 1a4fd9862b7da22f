// peer-kpi.mjs -- the peer of kpi-report: DuckDB, two threads, one SQL statement for the built-in KPIs of each month.
// node peer-kpi.mjs        starts the host, opens the engine and ends: what is taken off
// node peer-kpi.mjs FILE   the same, then the KPIs of the log FILE
import { DuckDBInstance } from '@duckdb/node-api';
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const file = process.argv[2];
if (file !== undefined) {
	const result = await connection.runAndReadAll(`
		WITH log AS MATERIALIZED (SELECT date_trunc('month', date) AS month, * FROM read_csv('${file.replaceAll("'", "''")}')),
		monthly AS (SELECT month,
			count(DISTINCT person) FILTER (event = 'applied') / count(DISTINCT person) FILTER (event = 'invited'),
			count(DISTINCT person) FILTER (event IN ('attended','idea_submitted','survey','feedback_sent','referral_sent','post')),
			count(*) FILTER (event = 'attended') / count(*) FILTER (event IN ('attended','no_show')),
			count(*) FILTER (event = 'idea_submitted'),
			count(*) FILTER (event = 'idea_submitted') / count(DISTINCT person) FILTER (event = 'attended'),
			avg(value) FILTER (event = 'survey'), count(DISTINCT person) FILTER (event = 'referral_joined'),
			count(DISTINCT idea) FILTER (event = 'idea_shipped'), count(*) FILTER (event = 'insight_logged'),
			count(*) FILTER (event = 'hypothesis_closed') FROM log GROUP BY month),
		first AS (SELECT person, min(date) AS day FROM log WHERE event = 'attended' GROUP BY person),
		back AS (SELECT date_trunc('month', day + 90) AS month, avg((EXISTS (SELECT 1 FROM log l WHERE l.event = 'attended' AND l.person = first.person AND l.date > day AND l.date <= day + 90))::int) AS b FROM first GROUP BY 1),
		idea AS (SELECT idea, min(date) AS day FROM log WHERE event = 'idea_submitted' GROUP BY idea),
		fed AS (SELECT date_trunc('month', day + 30) AS month, avg((EXISTS (SELECT 1 FROM log l WHERE l.event IN ('feedback_sent','idea_accepted','idea_shipped','declined') AND l.idea = idea.idea AND l.date >= day AND l.date <= day + 30))::int) AS f FROM idea GROUP BY 1),
		done AS (SELECT date_trunc('month', day + 180) AS month, avg((EXISTS (SELECT 1 FROM log l WHERE l.event = 'idea_shipped' AND l.idea = idea.idea AND l.date >= day AND l.date <= day + 180))::int) AS d FROM idea GROUP BY 1)
		SELECT * FROM monthly LEFT JOIN back USING (month) LEFT JOIN fed USING (month) LEFT JOIN done USING (month) ORDER BY month`);
	process.stdout.write(result.getRows().map((row) => row.join(',') + '\n').join(''));
}
connection.closeSync();

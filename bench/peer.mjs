// peer.mjs -- the peer: DuckDB's engine, two threads, one SQL statement.
// node peer.mjs              starts the host, opens the engine and ends: what is taken off
// node peer.mjs ideas FILE   the same, then the group means of a file of ratings
// node peer.mjs stages FILE  the same, then the table of stages of a file of contacts
import { DuckDBInstance } from '@duckdb/node-api';

const statement = {
	ideas: (file) => `SELECT idea, avg(customer_value), avg(uniqueness), avg(feasibility), avg(marketability)
		FROM read_csv('${file}') GROUP BY idea`,
	// people who touched a stage, and who reached it; feelings once a person; signals; who was affected
	stages: (file) => `WITH contact AS (SELECT person, emotion, signal,
			list_position(['awareness', 'interest', 'consideration', 'purchase', 'post_purchase'], stage) AS stage
			FROM read_csv('${file}')),
		visit AS (SELECT person, stage, avg(emotion) AS feeling, count(*) FILTER (signal = 'inquiry') AS inquiries,
			count(*) FILTER (signal = 'complaint') AS complaints, bool_or(emotion < 0 OR signal IS NOT NULL) AS affected
			FROM contact GROUP BY person, stage),
		furthest AS (SELECT person, max(stage) AS stage FROM visit GROUP BY person),
		reached AS (SELECT g.stage, count(*) FILTER (furthest.stage >= g.stage) AS people
			FROM furthest, generate_series(1, 5) AS g(stage) GROUP BY g.stage)
		SELECT visit.stage, count(*), any_value(reached.people), count(feeling), avg(feeling), stddev_samp(feeling),
			sum(inquiries), sum(complaints), count(*) FILTER (affected)
		FROM visit JOIN reached ON reached.stage = visit.stage GROUP BY visit.stage ORDER BY visit.stage`,
};
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const [what, file] = process.argv.slice(2);
if (what !== undefined) {
	const result = await connection.runAndReadAll(statement[what](file.replaceAll("'", "''")));
	process.stdout.write(result.getRows().map((row) => row.join(',') + '\n').join(''));
}
connection.closeSync();

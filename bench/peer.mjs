// peer.mjs -- the peer: DuckDB's engine, two threads, one SQL statement.
// node peer.mjs        starts the host, opens the engine and ends: what is taken off
// node peer.mjs FILE   the same, then the group means of FILE
import { DuckDBInstance } from '@duckdb/node-api';

const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const file = process.argv[2];
if (file !== undefined) {
	const result = await connection.runAndReadAll(
		`SELECT idea, avg(customer_value), avg(uniqueness), avg(feasibility), avg(marketability)
		 FROM read_csv('${file.replaceAll("'", "''")}') GROUP BY idea`);
	process.stdout.write(result.getRows().map((row) => row.join(',') + '\n').join(''));
}
connection.closeSync();

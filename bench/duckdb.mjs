// duckdb.mjs -- a peer: DuckDB's engine, two threads, one SQL statement.
// node duckdb.mjs               starts the host, opens the engine and ends: what is taken off
// node duckdb.mjs SQL [FILE]    the same, then the statement of the file SQL on FILE, which it calls $FILE; prints csv
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const [sql, file] = process.argv.slice(2);
if (sql !== undefined) {
	const result = await connection.runAndReadAll(readFileSync(sql, 'utf8').replaceAll('$FILE', file));
	process.stdout.write(result.getRows().map((row) => row.join(',') + '\n').join(''));
}
connection.closeSync();

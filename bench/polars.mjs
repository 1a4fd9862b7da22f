// polars.mjs -- a peer: polars, two threads, one lazy query.
// node polars.mjs            starts the host, loads the engine and ends: what is taken off
// node polars.mjs WHAT FILE  the same, then the query WHAT on FILE; prints csv without a header
import pl from 'nodejs-polars';

const answered = (name) => pl.col(name).count();
const query = {
	ideas: (file) => pl.scanCSV(file).groupBy('idea').agg(
		...['customer_value', 'uniqueness', 'feasibility', 'marketability'].map((axis) => pl.col(axis).mean())),
	trial: (file) => pl.scanCSV(file).groupBy('案').agg(answered('わかりやすさ').alias('n'), pl.col('わかりやすさ').mean().alias('mean'))
		.withColumn(pl.lit('わかりやすさ').alias('outcome')).select('outcome', '案', 'n', 'mean'),
	rewards: (file) => pl.scanCSV(file)
		.withColumn(pl.when(pl.col('種別').eq(pl.lit('propose'))).then(pl.lit(60)).when(pl.col('種別').eq(pl.lit('refine')))
			.then(pl.lit(10)).otherwise(pl.lit(5)).mul(pl.col('数量')).alias('points'))
		.groupBy('氏名').agg(pl.col('points').count().alias('n'), pl.col('points').sum().alias('sum')),
};
const [what, file] = process.argv.slice(2);
if (what !== undefined)
	process.stdout.write((await query[what](file).collect()).writeCSV({ includeHeader: false }).toString());

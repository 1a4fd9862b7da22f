# shellcheck shell=bash disable=SC2154 # of run
# parallel.sh -- GNU parallel on one machine; sourced by run.

on_cores()
{
	JOBS=3 "$examples/parallel.sh" "$2"
}

try_parallel()
{
	if ! installed parallel; then
		skip parallel "the package parallel cannot be installed: $(tail -n 1 apt.log)"
		return
	fi
	export PARALLEL_HOME=$PWD/parallel
	mkdir -p "$PARALLEL_HOME"
	: >"$PARALLEL_HOME/will-cite"
	each_command parallel on_cores
	once_bad idea-score
	if on_cores idea-score idea-score.csv >said 2>&1 || [ -e out ]; then
		fail 'parallel, a job that fails' 'its rows are missing, and something was reported' <said
	else
		pass 'parallel, a job that fails'
	fi
}

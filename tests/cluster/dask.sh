# shellcheck shell=bash disable=SC2154 # of run
# dask.sh -- Dask distributed: a scheduler and two workers, as processes; sourced by run.

# A python that knows Dask: Debian's, whatever else stands first in PATH.
python=/usr/bin/python3

two_workers()
{
	$python -c 'import sys; from distributed import Client
sys.exit(len(Client(sys.argv[1], timeout=5).scheduler_info()["workers"]) != 2)' "$scheduler"
}

start_dask()
{
	local port worker
	mkdir -p dask
	free_port port
	scheduler=tcp://127.0.0.1:$port
	dask-scheduler --host 127.0.0.1 --port "$port" --no-dashboard --dashboard-address 127.0.0.1:0 >dask/log 2>&1 &
	echo $! >dask/scheduler.pid
	daemons+=("$PWD/dask/scheduler.pid")
	for worker in one two; do
		dask-worker "$scheduler" --nworkers 1 --nthreads 1 --no-dashboard --local-directory "$PWD/dask/$worker" \
			>"dask/$worker.log" 2>&1 &
		echo $! >dask/$worker.pid
		daemons+=("$PWD/dask/$worker.pid")
	done
	wait_for 90 two_workers
}

on_workers()
{
	"$examples/split.sh" "$2" 4 && $python "$examples/dask_parts.py" "$scheduler" parts/part-?.csv
}

try_dask()
{
	local scheduler
	if ! installed python3-distributed; then
		skip dask "the package python3-distributed cannot be installed: $(tail -n 1 apt.log)"
		return
	fi
	if ! start_dask; then
		skip dask "it does not start: $(tail -n 1 dask/log)"
		return
	fi
	each_command dask on_workers
	once_bad idea-score
	on_workers idea-score idea-score.csv >said 2>&1 || sed 's/^/	/' said
	if [ -d failed ]; then same_tables 'dask, a task that is tried again' idea-score out; else fail 'dask, a task that is tried again' 'none failed' </dev/null; fi
}

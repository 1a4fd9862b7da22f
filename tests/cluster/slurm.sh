# shellcheck shell=bash disable=SC2154 # of run
# slurm.sh -- Slurm with two nodes that are two slurmd of this machine, and a munge of their own; sourced by run.

configure_slurm()
{
	local host control one two
	host=$(hostname -s)
	free_port control
	free_port one
	free_port two
	mkdir -p slurm/state
	chmod 711 slurm
	(umask 077 && head -c 128 /dev/urandom >slurm/munge.key)
	cat >slurm/slurm.conf <<END
ClusterName=cocreate
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$control
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$PWD/slurm/munge.socket
CredType=cred/munge
StateSaveLocation=$PWD/slurm/state
SlurmdSpoolDir=$PWD/slurm/spool.%n
SlurmctldPidFile=$PWD/slurm/slurmctld.pid
SlurmdPidFile=$PWD/slurm/slurmd.%n.pid
SlurmctldLogFile=$PWD/slurm/slurmctld.log
SlurmdLogFile=$PWD/slurm/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SwitchType=switch/none
MpiDefault=none
SchedulerParameters=sched_interval=2,sched_min_interval=0
NodeName=one NodeHostname=$host NodeAddr=127.0.0.1 Port=$one CPUs=1
NodeName=two NodeHostname=$host NodeAddr=127.0.0.1 Port=$two CPUs=1
PartitionName=all Nodes=one,two Default=YES MaxTime=INFINITE State=UP
END
	export SLURM_CONF=$PWD/slurm/slurm.conf
}

# Two nodes wait for work.
nodes_are_idle()
{
	[ "$(sinfo -h -N -t idle -o %N | sort | xargs)" = 'one two' ]
}

start_slurm()
{
	local node
	configure_slurm
	munged --key-file="$PWD/slurm/munge.key" --socket="$PWD/slurm/munge.socket" --log-file="$PWD/slurm/munged.log" \
		--pid-file="$PWD/slurm/munged.pid" --seed-file="$PWD/slurm/munged.seed" --num-threads=10 >slurm/log 2>&1 || return 1
	daemons+=("$PWD/slurm/munged.pid")
	slurmctld -f "$SLURM_CONF" >>slurm/log 2>&1 || return 1
	daemons+=("$PWD/slurm/slurmctld.pid")
	for node in one two; do
		slurmd -f "$SLURM_CONF" -N $node >>slurm/log 2>&1 || return 1
		daemons+=("$PWD/slurm/slurmd.$node.pid")
	done
	wait_for 60 nodes_are_idle
}

queue_is_empty()
{
	[ -z "$(squeue -h 2>&1)" ]
}

# queued FILE [TASKS]: submits, and waits until nothing is left to do.
queued()
{
	"$examples/submit.sh" "$1" 4 ${2+"$2"} && wait_for 180 queue_is_empty && cat parts/*.out
}

on_nodes()
{
	queued "$2"
}

try_slurm()
{
	if ! installed slurm-wlm munge; then
		skip slurm "packages cannot be installed: $(tail -n 1 apt.log)"
		return
	fi
	if ! start_slurm; then
		skip slurm "it does not start: $(cat slurm/log slurm/slurmctld.log 2>/dev/null | tail -n 1)"
		return
	fi
	each_command slurm on_nodes
	if [ "$(grep -o 'Allocate JobId=.*NodeList=[a-z]*' slurm/slurmctld.log | sed 's/.*=//' | sort -u | xargs)" = 'one two' ]; then
		pass 'slurm, both nodes were at work'
	else
		fail 'slurm, both nodes were at work' 'they were not' <slurm/slurmctld.log
	fi
	once_bad idea-score
	queued idea-score.csv >said 2>&1
	if [ -e failed ] && [ ! -e out ]; then pass 'slurm, a task that fails: no report'; else fail 'slurm, a task that fails: no report' 'there is one' <said; fi
	# Which one has failed is what lacks a state.
	for part in parts/part-?.csv; do
		[ -e "${part%.csv}.state" ] || queued idea-score.csv "$(basename "$part" .csv | tr -dc 0-9)" >said 2>&1
	done
	same_tables 'slurm, the task again' idea-score out
	rm -rf out
	queued idea-score.csv 2 >said 2>&1
	same_tables 'slurm, a task twice' idea-score out
}

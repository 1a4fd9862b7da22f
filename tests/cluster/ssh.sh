# shellcheck shell=bash disable=SC2154 # of run
# ssh.sh -- GNU parallel over ssh to two logins of one sshd, with keys of its own; sourced by run.

start_sshd()
{
	local port
	free_port port
	mkdir -p ssh parallel
	: >parallel/will-cite
	ssh-keygen -q -t ed25519 -N '' -f ssh/host && ssh-keygen -q -t ed25519 -N '' -f ssh/key || return 1
	cat >ssh/sshd_config <<END
Port $port
ListenAddress 127.0.0.1
HostKey $PWD/ssh/host
AuthorizedKeysFile $PWD/ssh/key.pub
PidFile $PWD/ssh/sshd.pid
UsePAM no
StrictModes no
PasswordAuthentication no
PermitRootLogin prohibit-password
END
	cat >ssh/config <<END
Host one two
	HostName 127.0.0.1
	Port $port
	IdentityFile $PWD/ssh/key
	IdentitiesOnly yes
	StrictHostKeyChecking no
	UserKnownHostsFile $PWD/ssh/known
	LogLevel ERROR
	BatchMode yes
END
	[ -d /run/sshd ] || [ "$(id -u)" != 0 ] || { sshd_folder=/run/sshd && mkdir $sshd_folder; }
	/usr/sbin/sshd -f "$PWD/ssh/sshd_config" -E "$PWD/ssh/log"
	daemons+=("$PWD/ssh/sshd.pid")
	wait_for 20 ssh -F ssh/config one true
}

on_logins()
{
	PARALLEL_SSH="ssh -F $PWD/ssh/config" "$examples/parallel-ssh.sh" "$2" 4 one,two
}

try_ssh()
{
	if ! installed parallel openssh-server openssh-client rsync; then
		skip ssh "packages cannot be installed: $(tail -n 1 apt.log)"
		return
	fi
	export PARALLEL_HOME=$PWD/parallel
	if ! start_sshd; then
		skip ssh "sshd does not start: $(tail -n 1 ssh/log)"
		return
	fi
	each_command ssh on_logins
	once_bad idea-score
	on_logins idea-score idea-score.csv >said 2>&1 || sed 's/^/	/' said
	if [ -d failed ]; then same_tables 'ssh, a part that is tried again' idea-score out; else fail 'ssh, a part that is tried again' 'none failed' </dev/null; fi
}

# shellcheck shell=bash
# shells.sh -- bash, zsh and fish with the completions of this build, as a terminal has them.
# Sourced, behind env.sh.
#
#   begin SHELL             starts it, in the present folder; fails where it is not installed
#   offered LINE            what it offers behind LINE, one a line, as the command would get it
#   inserted KEYS           types KEYS and Enter; the words that the command got, one a line
#   end
#
# The commands that are typed are functions, which print their words: completion asks those of $TOOLDIR.

COMPLETIONS=${COMPLETIONS:-$(cd "$TOOLDIR/../completions" && pwd)}
unset POSIXLY_CORRECT HISTFILE

for_bash()
{
	cat >rc.bash <<END
PS1='> '
for tool in $TOOLS; do . "$COMPLETIONS/\$tool.bash"; eval "\$tool() { got \"\\\$@\"; }"; done
got() { printf '\034'; printf '%s\n' "\$@"; printf '\037'; }
bind 'set enable-bracketed-paste off' 'set bell-style none' 'set page-completions off' 'set completion-query-items 0'
got
END
	program='bash --noprofile --rcfile rc.bash -i'
}

for_zsh()
{
	mkdir -p dot
	cat >dot/.zshrc <<END
PS1='> '
fpath=("$COMPLETIONS" \$fpath)
autoload -Uz compinit
compinit -D -u
for tool in $TOOLS; do eval "\$tool() { got \"\\\$@\" }"; done
got() { printf '\034'; printf '%s\n' "\$@"; printf '\037' }
unsetopt beep prompt_sp
unset zle_bracketed_paste
LISTMAX=100000
# What is shown is what was added.
compadd()
{
	local -a shown
	if [[ "\${@[1,(i)(-|--)]}" != *-(O|A|D)\ * ]]; then
		builtin compadd -A shown "\$@"
		print -rl -- "\${(@Q)shown}" >>$PWD/shown
	fi
	builtin compadd "\$@"
}
got
END
	program='env ZDOTDIR=dot zsh -i'
}

for_fish()
{
	cat >rc.fish <<END
function fish_prompt; printf '> '; end
function got; printf '\034'; printf '%s\n' \$argv; printf '\037'; end
for tool in $TOOLS
	source $COMPLETIONS/\$tool.fish
	function \$tool; got \$argv; end
end
set -g fish_autosuggestion_enabled 0
got
END
	program='fish --no-config -i -C "source rc.fish"'
}

begin()
{
	shell=$1
	command -v "$shell" >/dev/null && command -v script >/dev/null || return 1
	"for_$shell"
	rm -f keys screen
	mkfifo keys screen
	HOME=$PWD TERM=dumb COLUMNS=200 LINES=50 script -qec "$program" /dev/null <keys >screen 2>&1 &
	terminal=$!
	exec 3>keys 4<screen
	next_mark >/dev/null
}

# What stands between \034 and the next \037 of the screen.
next_mark()
{
	local text
	IFS= read -r -t 20 -d $'\037' text <&4 || return 1
	text=${text##*$'\034'}
	printf '%s' "${text//$'\r'/}"
}

inserted()
{
	printf '%s\r' "$1" >&3
	next_mark || echo 'the command was not called'
}

# zsh is asked on its terminal.  No key may be one that the terminal itself knows: the shell may not yet read.
offered()
{
	case $shell in
	bash)
		bash -c '
			. "$1"
			compopt() { :; }
			eval "typed$(declare -f _cocreate_add)"
			_cocreate_add() { typed_cocreate_add "$@"; printf "%s\n" "$1"; }
			COMP_LINE=$2 COMP_POINT=${#2}
			_cocreate "${2%% *}"' - "$COMPLETIONS/${1%% *}.bash" "$1"
		;;
	zsh)
		: >shown
		printf '%s\t\r' "$1" >&3
		next_mark >/dev/null
		sort -u shown
		;;
	fish)
		fish --no-config -c "source $COMPLETIONS/${1%% *}.fish; complete -C \$argv[1]" -- "$1" | cut -f 1
		;;
	esac | grep . | sort
}

end()
{
	kill "$terminal"
	wait "$terminal" 2>/dev/null
	exec 3>&- 4<&-
}

"""lib.py -- what bench/run and bench/growth share: inputs, measurements, the machine.

Both run in build/bench, where inputs and peers are kept from run to run.
"""
import os
import re
import statistics
import subprocess
import sys

SRC = os.environ["srcdir"]
BUILD = os.environ["builddir"]
BENCH = os.path.join(BUILD, "bench")
COMMANDS = ("idea-score job-map voice-code journey-map alternate-model kpi-report trial-test partner-select session-plan "
            "reward-split cycle-check review-memo").split()


def begin():
    """Compiles what measures, and makes build/bench the folder that all command lines are run in."""
    os.makedirs(BENCH, exist_ok=True)
    os.chdir(BENCH)
    os.environ["PATH"] = os.path.join(BUILD, "cmd") + ":" + os.environ["PATH"]
    os.environ["COCREATE_DATADIR"] = os.path.join(BUILD, "share/cocreate-tools")
    os.environ.update(LC_ALL="C.UTF-8", POLARS_MAX_THREADS="2", PYTHONDONTWRITEBYTECODE="1", bench=os.path.join(SRC, "bench"))
    os.environ.setdefault("CC", "cc")
    shell('$CC -O2 -o gen "$bench"/gen/*.c && $CC -O2 -o measure "$bench/measure.c"')


def shell(line):
    """Standard output of a shell's line; what fails ends the whole run."""
    done = subprocess.run(["sh", "-c", line], stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(f"bench: {line}: exit status {done.returncode}")
    return done.stdout.decode()


def has(line):
    return subprocess.run(["sh", "-c", line], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


def make_input(name, how):
    """A file, made once: whoever changes the generators runs `make bench-clean` or removes it."""
    if not os.path.exists(name):
        shell(f"{how} >{name}.tmp && mv {name}.tmp {name}")


def measure(line):
    """(seconds, MB at its peak, seconds of processor) of a line, whose first word is executed in place of the shell; None if it fails."""
    done = subprocess.run(["./measure", "sh", "-c", "exec " + line], stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        return None
    wall, kib, busy = done.stdout.split()[:3]
    return float(wall), float(kib) / 1024, float(busy)


def middle(runs, which=0):
    return statistics.median(run[which] for run in runs)


def first_line(line):
    done = subprocess.run(["sh", "-c", line], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return done.stdout.decode().strip().split("\n")[0]


def machine():
    """The lines on what was measured where."""
    model = re.search(r"model name\s*:\s*(.*)", open("/proc/cpuinfo", encoding="utf-8").read())
    total = int(re.search(r"MemTotal:\s*(\d+)", open("/proc/meminfo", encoding="utf-8").read()).group(1))
    return (f"{first_line('date +%Y-%m-%d')}, {os.cpu_count()} cores of {model.group(1) if model else os.uname().machine}, "
            f"{total / 1048576:.0f} GB of memory, {first_line('. /etc/os-release; echo $PRETTY_NAME')}, "
            f"Linux {os.uname().release}; {first_line('${CC} --version')}; load {os.getloadavg()[0]:.1f} at the beginning.")


def rows_of(name):
    if name.endswith(".xlsx"):
        return int(shell(f"idea-score --list=sheets {name} | cut -f 3")) - 1
    return int(shell(f"wc -l <{name}")) - 1


kept = None


def keep(name):
    """From now on what is said goes to this file of build/bench, too."""
    global kept
    kept = open(name, "w", encoding="utf-8")


def say(line):
    for out in (sys.stdout, kept):
        if out is not None:
            print(line, file=out, flush=True)


def show(row):
    say("| " + " | ".join(str(cell) for cell in row) + " |")


def seconds(value):
    return f"{value:.3f}" if value < 10 else f"{value:.1f}"

#!/usr/bin/env python3
"""A command over the parts of a file, by Dask: dask_parts.py SCHEDULER PART...

SCHEDULER is an address such as tcp://host:8786.  Each task runs the command
with --partial where a worker is, and gives back its state; a task that fails
is tried again.  The last task merges the states, and its output is printed.
COMMAND, ROWS and REPORT are what settings.sh says they are.
"""
import os
import shlex
import subprocess
import sys

from distributed import Client


def run(words, data=None):
    done = subprocess.run(words, input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        raise RuntimeError(f"{words[0]}: status {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def partial(words, k, n, path):
    return run([*words, "-q", "--partial", f"--parts={k}/{n}", path])


def merge(words, states):
    return run([*words, "--merge", f"--parts={len(states)}"], b"".join(states))


def main(scheduler, *parts):
    command, rows, report = (shlex.split(os.environ.get(name, "")) for name in ("COMMAND", "ROWS", "REPORT"))
    n = len(parts)
    with Client(scheduler) as client:
        states = [
            client.submit(partial, command + rows, k, n, os.path.abspath(path), retries=3, pure=False)
            for k, path in enumerate(parts, 1)
        ]
        merged = client.submit(merge, command + report, states, retries=3, pure=False)
        sys.stdout.buffer.write(merged.result())


if __name__ == "__main__":
    main(*sys.argv[1:])

"""lines.py -- what `make bench` measures: a line for every command, and the peers that compute the same table."""
from dataclasses import dataclass, field

DUCKDB = "node duckdb.mjs"
POLARS = "node polars.mjs"
PYTHON_RE = '$python "$bench/code.py" "$srcdir/data/codebooks/emotion.yaml" "$srcdir/data"'
FRAMES = '$python "$bench/frames.py"'


@dataclass
class Peer:
    """`line` prints what `table` and `columns` of our line have, as csv without a header; `start` is taken off."""
    name: str
    line: str
    start: str = ""
    some: bool = False  # it has not all of the rows
    header: bool = False


@dataclass
class Line:
    command: str
    files: list
    what: str = ""
    table: str = ""
    columns: list = field(default_factory=list)
    keys: int = 1
    peers: list = field(default_factory=list)
    why: str = ""  # a peer may take less time: what ours does besides


def duckdb(what, file, some=False):
    return Peer("DuckDB", f"{DUCKDB} sql/{what}.sql {file}", DUCKDB, some)


def polars(what, file, some=False):
    return Peer("polars", f"{POLARS} {what} {file}", POLARS, some)


def pandas(what, file, some=False):
    return Peer("pandas", f"{FRAMES} {what} {file}", FRAMES, some)


WORKBOOK = "$builddir/tests/rec/workbook-make"

INPUTS = {
    "ideas.csv": "./gen ideas 1000",
    "ratings.csv": "./gen ratings 1000000",
    "survey.csv": "./gen survey 100000",
    "survey-cp932.csv": "./gen survey 100000 | iconv -f UTF-8 -t CP932",
    "answers.csv": "./gen answers 1000000",
    "answers-part.csv": "./gen answers 10000",
    "answers-none.csv": "./gen answers 0",
    "contacts.csv": "./gen contacts 1000000",
    "episodes.csv": "./gen episodes 100000",
    "events.csv": "./gen events 1000000",
    "trial.csv": "./gen trial 1000000",
    "candidates.csv": "./gen candidates 100000",
    "participants.csv": "./gen participants 500",
    "contributions.csv": "./gen contributions 1000000",
    "sales.csv": "./gen sales 1000",
    "log.csv": "./gen log 1000000",
    "tables.csv": "./gen tables 1000000",
    # Nothing where workbooks are not built in: then the line is left out.
    "ratings.xlsx": f'if make -s -C "$builddir/tests" rec/workbook-make >&2; then {WORKBOOK} rows 1000000 book && cat book && rm book; fi',
}

AXES = ["customer_value", "uniqueness", "feasibility", "marketability"]
OUTCOMES = ["-c outcome=申込", "-c outcome=わかりやすさ"]

LINES = [
    Line("idea-score -q ideas.csv ratings.csv", ["ratings.csv"],
         "means of each idea", "ideas", ["idea"] + AXES, peers=[
             duckdb("ideas", "ratings.csv"),
             polars("ideas", "ratings.csv"),
             pandas("ideas", "ratings.csv"),
             Peer("Miller", "mlr --icsv --ocsv --headerless-csv-output stats1 -a mean -f " + ",".join(AXES) + " -g idea ratings.csv"),
             Peer("mawk", 'mawk -F, -f "$bench/ideas.awk" ratings.csv'),
             Peer("datamash", "datamash -t, -s --header-in -g 1 mean 3 mean 4 mean 5 mean 6 <ratings.csv"),
         ],
         why="every rater counts: agreement, intervals, how sure each place is under other weights"),
    Line("idea-score -q ratings.xlsx", ["ratings.xlsx"], "means of each idea", "ideas", ["idea"] + AXES, peers=[
        Peer("openpyxl", '$python "$bench/book.py" ratings.xlsx', '$python "$bench/book.py"')]),
    Line("job-map -q -c segment= survey.csv", ["survey.csv"],
         "counts and shares of each outcome", "outcomes",
         ["outcome", "n_importance", "n_satisfaction", "importance", "satisfaction"], peers=[
             duckdb("survey", "survey.csv"),
             pandas("survey", "survey.csv"),
         ]),
    Line("job-map -q -c segment= survey-cp932.csv", ["survey-cp932.csv"]),
    Line("voice-code -q -b emotion answers.csv", ["answers.csv"]),
    Line("voice-code -q -b emotion answers-part.csv", ["answers-part.csv"], "the rows with their codes", "rows",
         ["id", "text", "emotion"], 2, [
             Peer("Python re", PYTHON_RE + " <answers-part.csv", PYTHON_RE + " <answers-none.csv", header=True)]),
    Line("journey-map -q contacts.csv", ["contacts.csv"], "the table of stages", "stages",
         ["order", "touched", "reached", "n_emotion", "emotion", "inquiries", "complaints", "affected"],
         peers=[duckdb("contacts", "contacts.csv")],
         why="who reached which stage, intervals, where most are lost, pains, segments"),
    Line("cross-tab -q -c 'question=/^q/' --nets=off -g sex -g age -g area tables.csv", ["tables.csv"], "answers by three banners", "cells",
         ["question", "answer", "banner", "group", "n", "people", "share"], 4, [duckdb("tables", "tables.csv")],
         why="who repeats, intervals and tests of every cell, means, the tests of whole questions"),
    Line("alternate-model -q episodes.csv", ["episodes.csv"], "people of each code", "elements",
         ["element", "code", "people", "share"], 2, [duckdb("episodes", "episodes.csv")],
         why="people of several codes are counted once, whatever else they said"),
    Line("kpi-report -q --last=24 events.csv", ["events.csv"], "the KPIs of each month", "series",
         ["kpi", "period", "value"], 2, [duckdb("events", "events.csv", some=True)],
         why="every KPI with its interval, a control chart of each series"),
    Line("trial-test -q " + " ".join(OUTCOMES) + " trial.csv", ["trial.csv"], "means and shares of each arm", "arms",
         ["outcome", "arm", "n", "value"], 2, [
             duckdb("trial", "trial.csv"),
             polars("trial", "trial.csv", some=True),
             pandas("trial", "trial.csv", some=True),
             Peer("Miller", "mlr --icsv --ocsv --headerless-csv-output stats1 -a count,mean -f わかりやすさ -g 案 then "
                  "put '$outcome = \"わかりやすさ\"' then reorder -f outcome trial.csv", some=True),
         ],
         why="who answered what is kept, so that nobody counts twice; a million answers are ranked for the tests"),
    Line("partner-select -q -k 12 -c attribute=利用場面 -c attribute=年代 candidates.csv", ["candidates.csv"],
         "the score of each candidate", "people", ["person", "score"], peers=[
             duckdb("candidates", "candidates.csv", some=True),
             pandas("candidates", "candidates.csv", some=True),
         ],
         why="the panel is chosen, and chosen again under 200 other weights"),
    Line("session-plan -q -T seating -c mix=利用場面 -c mix=年代 participants.csv", ["participants.csv"]),
    Line('reward-split -q --rules="$bench/rewards.yaml" contributions.csv sales.csv', ["contributions.csv"],
         "contributions and points of each person", "people", ["person", "contributions", "points"], peers=[
             duckdb("contributions", "contributions.csv"),
             polars("rewards", "contributions.csv"),
             pandas("rewards", "contributions.csv"),
             Peer("Miller", "mlr --icsv --ocsv --headerless-csv-output put -q "
                  "'@n[$氏名] += 1; @p[$氏名] += $数量 * ($種別 == \"propose\" ? 60 : $種別 == \"refine\" ? 10 : 5); "
                  "end { emit (@n, @p), \"氏名\" }' contributions.csv"),
         ],
         why="who did what and when is kept, every pool is shared out to the last unit"),
    Line("cycle-check -q log.csv", ["log.csv"], "what the log bears out, by rule", "evidence", ["item", "n"],
         peers=[duckdb("log", "log.csv", some=True)],
         why="39 rules with their evidence, of which the peer counts 11; who did what on which day is kept, so that states can be merged"),
    Line("review-memo -q -s coffee/study.yaml --against=coffee/review/memos/2026-05.json coffee/memos/2026-06.yaml "
         "coffee/review/2026-06/*.json", []),
]

ROWS = (10_000, 100_000, 1_000_000, 10_000_000)


@dataclass
class Grown:
    """{0}, {1} in `command` are files of `inputs`: a generator and what its MORE is for so many rows, or a line of a shell."""
    name: str
    command: str
    inputs: list
    sizes: tuple = ROWS
    why: str = ""


CACHES = "where names are found among ten million, each waits for memory"

GROWTH = [
    Grown("idea-score, 1,000 ideas", "idea-score -q {0}", [("ratings", None)]),
    Grown("idea-score, 10 raters an idea", "idea-score -q {0}", [("ratings", lambda rows: rows // 10)]),
    Grown("idea-score, texts of ideas", "idea-score -q {0} {1}", [("ideas", None), ("ratings", lambda rows: rows)],
          (1_000, 10_000, 100_000), "pairs of texts that share one of their rarer runs are compared"),
    Grown("job-map, 10 outcomes", "job-map -q -c segment= {0}", [("survey", lambda rows: 10)]),
    Grown("voice-code", "voice-code -q -b emotion {0}", [("answers", None)]),
    Grown("journey-map", "journey-map -q {0}", [("contacts", None)]),
    Grown("cross-tab", "cross-tab -q -c 'question=/^q/' -g sex -g age -g area {0}", [("tables", lambda rows: 5)]),
    Grown("alternate-model", "alternate-model -q {0}", [("episodes", None)]),
    Grown("kpi-report", "kpi-report -q {0}", [("events", None)]),
    Grown("trial-test", "trial-test -q " + " ".join(OUTCOMES) + " {0}", [("trial", None)], why=CACHES),
    Grown("partner-select, 12 seats", "partner-select -q -k 12 -c attribute=利用場面 -c attribute=年代 {0}",
          [("candidates", None)]),
    Grown("session-plan", "session-plan -q -T seating -c mix=利用場面 -c mix=年代 {0}", [("participants", None)],
          (50, 100, 200, 500),
         "seats are exchanged until none is better, and 500 people are the most"),
    Grown("reward-split", 'reward-split -q --rules="$bench/rewards.yaml" {0} {1}',
          [("contributions", None), ("sales", None)], why=CACHES),
    Grown("cycle-check", "cycle-check -q {0}", [("log", None)]),
    Grown("review-memo, the report of as many ideas", 'review-memo -q "$bench/memo.yaml" {0}',
          [("./gen ratings $((2 * ROWS)) ROWS | idea-score -q -t json", None)], (1_000, 10_000, 50_000)),
]

# A file of ten lines, start to finish.
SMALL = {
    "idea-score": ("idea-score -q {0}", ["ratings 10 5"]),
    "job-map": ("job-map -q {0}", ["survey 10 10"]),
    "voice-code": ("voice-code -q -b emotion {0}", ["answers 10"]),
    "journey-map": ("journey-map -q {0}", ["contacts 10"]),
    "alternate-model": ("alternate-model -q {0}", ["episodes 10"]),
    "cross-tab": ("cross-tab -q -c 'question=/^q/' -g sex {0}", ["tables 10"]),
    "kpi-report": ("kpi-report -q {0}", ["events 10"]),
    "trial-test": ("trial-test -q -c outcome=わかりやすさ {0}", ["trial 10"]),
    "partner-select": ("partner-select -q -k 3 {0}", ["candidates 10"]),
    "session-plan": ("session-plan -q {0}", ["participants 10"]),
    "reward-split": ('reward-split -q --rules="$bench/rewards.yaml" {0} {1}', ["contributions 10", "sales 10"]),
    "cycle-check": ("cycle-check -q {0}", ["log 10"]),
    "review-memo": ('review-memo -q "$bench/memo.yaml" {0}', ["ratings 10 5 | idea-score -q -t json"]),
}

# Sheets for rec/csv beside libcsv alone, and the least ratio that is wanted.
SHEETS = {
    "ascii": ("id,stage,date,touchpoint,segment,emotion,severity,note",
              "%07d,consideration,2026-01-%02d,landing page %d,segment-%d,%d,%d,no delivery date at %d",
              "i, i % 28 + 1, i % 7, i % 5, i % 5 - 2, i % 4, i % 100", 4),
    "japanese": ("回答者,段階,満足度,理由", "%d,比較検討,満足,送料がわかりにくく最後まで不安だった%d", "i, i % 100", 2.5),
    "digits": ("id,q1,q2,q3,q4,q5,q6,q7", "%d,%d,%d,%d,%d,%d,%d,%d",
               "i, i % 5, i % 7, i % 3, i % 5, i % 2, i % 4, i % 6", None),
}

VERSIONS = [
    ("DuckDB", "node -p \"require('@duckdb/node-api').version()\""),
    ("polars", "node polars.mjs && node -p \"require('nodejs-polars/package.json').version\""),
    ("pandas", "$python -c 'import pandas; print(pandas.__version__)'"),
    ("openpyxl", "$python -c 'import openpyxl; print(openpyxl.__version__)'"),
    ("Python", "$python --version"),
    ("Miller", "mlr --version"),
    ("mawk", "mawk -W version 2>&1"),
    ("datamash", "datamash --version"),
    ("node", "node --version"),
]

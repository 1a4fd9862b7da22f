"""lines.py -- what `make bench` measures: a line for every command, and the peers that compute the same table."""
from dataclasses import dataclass, field

DUCKDB = "node duckdb.mjs"
POLARS = "node polars.mjs"
FRAMES = '$python "$bench/frames.py"'


@dataclass
class Peer:
    """`line` prints what `table` and `columns` of our line have, as csv without a header; `start` is taken off."""
    name: str
    line: str
    start: str = ""
    some: bool = False  # it has not all of the rows


@dataclass
class Line:
    command: str
    files: list
    what: str = ""
    table: str = ""
    columns: list = field(default_factory=list)
    keys: int = 1
    peers: list = field(default_factory=list)


def duckdb(what, file, some=False):
    return Peer("DuckDB", f"{DUCKDB} sql/{what}.sql {file}", DUCKDB, some)


def polars(what, file, some=False):
    return Peer("polars", f"{POLARS} {what} {file}", POLARS, some)


def pandas(what, file, some=False):
    return Peer("pandas", f"{FRAMES} {what} {file}", FRAMES, some)


INPUTS = {
    "ideas.csv": "./gen ideas 1000",
    "ratings.csv": "./gen ratings 1000000",
    "survey.csv": "./gen survey 100000",
    "survey-cp932.csv": "./gen survey 100000 | iconv -f UTF-8 -t CP932",
    "answers.csv": "./gen answers 1000000",
    "contacts.csv": "./gen contacts 1000000",
    "episodes.csv": "./gen episodes 100000",
    "events.csv": "./gen events 1000000",
    "trial.csv": "./gen trial 1000000",
    "candidates.csv": "./gen candidates 100000",
    "participants.csv": "./gen participants 500",
    "contributions.csv": "./gen contributions 1000000",
    "sales.csv": "./gen sales 1000",
    "log.csv": "./gen log 1000000",
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
         ]),
    Line("job-map -q -c segment= survey.csv", ["survey.csv"],
         "counts and shares of each outcome", "outcomes",
         ["outcome", "n_importance", "n_satisfaction", "importance", "satisfaction"], peers=[
             duckdb("survey", "survey.csv"),
             pandas("survey", "survey.csv"),
         ]),
    Line("job-map -q -c segment= survey-cp932.csv", ["survey-cp932.csv"]),
    Line("voice-code -q -b emotion answers.csv", ["answers.csv"]),
    Line("journey-map -q contacts.csv", ["contacts.csv"], "the table of stages", "stages",
         ["order", "touched", "reached", "n_emotion", "emotion", "inquiries", "complaints", "affected"],
         peers=[duckdb("contacts", "contacts.csv")]),
    Line("alternate-model -q episodes.csv", ["episodes.csv"], "people of each code", "elements",
         ["element", "code", "people", "share"], 2, [duckdb("episodes", "episodes.csv")]),
    Line("kpi-report -q --last=24 events.csv", ["events.csv"], "the KPIs of each month", "series",
         ["kpi", "period", "value"], 2, [duckdb("events", "events.csv", some=True)]),
    Line("trial-test -q " + " ".join(OUTCOMES) + " trial.csv", ["trial.csv"], "means and shares of each arm", "arms",
         ["outcome", "arm", "n", "value"], 2, [
             duckdb("trial", "trial.csv"),
             polars("trial", "trial.csv", some=True),
             pandas("trial", "trial.csv", some=True),
             Peer("Miller", "mlr --icsv --ocsv --headerless-csv-output stats1 -a count,mean -f わかりやすさ -g 案 then "
                  "put '$outcome = \"わかりやすさ\"' then reorder -f outcome trial.csv", some=True),
         ]),
    Line("partner-select -q -k 12 -c attribute=利用場面 -c attribute=年代 candidates.csv", ["candidates.csv"],
         "the score of each candidate", "people", ["person", "score"], peers=[
             duckdb("candidates", "candidates.csv", some=True),
             pandas("candidates", "candidates.csv", some=True),
         ]),
    Line("session-plan -q -T seating -c mix=利用場面 -c mix=年代 participants.csv", ["participants.csv"]),
    Line('reward-split -q --rules="$bench/rewards.yaml" contributions.csv sales.csv', ["contributions.csv"],
         "contributions and points of each person", "people", ["person", "contributions", "points"], peers=[
             duckdb("contributions", "contributions.csv"),
             polars("rewards", "contributions.csv"),
             pandas("rewards", "contributions.csv"),
             Peer("Miller", "mlr --icsv --ocsv --headerless-csv-output put -q "
                  "'@n[$氏名] += 1; @p[$氏名] += $数量 * ($種別 == \"propose\" ? 60 : $種別 == \"refine\" ? 10 : 5); "
                  "end { emit (@n, @p), \"氏名\" }' contributions.csv"),
         ]),
    Line("cycle-check -q log.csv", ["log.csv"], "what the log bears out, by rule", "evidence", ["item", "n"],
         peers=[duckdb("log", "log.csv", some=True)]),
    Line("review-memo -q -s coffee/study.yaml --against=coffee/review/memos/2026-05.json coffee/memos/2026-06.yaml "
         "coffee/review/2026-06/*.json", []),
]

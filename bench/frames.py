#!/usr/bin/env python3
"""frames.py [WHAT FILE]: a peer: pandas.

Without arguments it loads the library and ends: what is taken off.  Prints csv without a header.
"""
import sys

import pandas as pd


def ideas(file):
    axes = ["customer_value", "uniqueness", "feasibility", "marketability"]
    return pd.read_csv(file).groupby("idea")[axes].mean().reset_index()


def survey(file):
    """n, then ten times the share of 4 and 5, of importance and of satisfaction; one answer throughout is left out."""
    sheet = pd.read_csv(file)
    answers = sheet.iloc[:, 3:]
    half = answers.shape[1] // 2
    n, top = answers.count(), 10 * (answers >= 4).sum() / answers.count()
    names = [c[c.index("[") + 1:-1] for c in answers.columns[:half]]
    return pd.DataFrame({"outcome": names, "n": n[:half].values, "m": n[half:].values, "i": top[:half].values,
                         "s": top[half:].values})


def trial(file):
    sheet = pd.read_csv(file)
    found = sheet.groupby("案")["わかりやすさ"].agg(["count", "mean"]).reset_index()
    found.insert(0, "outcome", "わかりやすさ")
    return found


def candidates(file):
    sheet = pd.read_csv(file)
    sheet = sheet[sheet["参加同意"] == "はい"]
    n = len(sheet)
    standing = [(sheet[c].rank(method="average") - .5) / n for c in ("engagement", "clarity", "influence")]
    return pd.DataFrame({"person": sheet["会員ID"], "score": 100 * sum(standing) / 3})


def rewards(file):
    sheet = pd.read_csv(file)
    points = sheet["種別"].map({"propose": 60, "refine": 10, "test": 5}) * sheet["数量"]
    return points.groupby(sheet["氏名"]).agg(["count", "sum"]).reset_index()


def main():
    if len(sys.argv) == 3:
        globals()[sys.argv[1]](sys.argv[2]).to_csv(sys.stdout, index=False, header=False)


if __name__ == "__main__":
    main()

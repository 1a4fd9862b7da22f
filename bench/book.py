"""book.py -- means of each idea in a workbook, by openpyxl, read row by row: book.py FILE."""
import sys

import openpyxl

AXES = ["customer_value", "uniqueness", "feasibility", "marketability"]

rows = openpyxl.load_workbook(sys.argv[1], read_only=True).active.iter_rows(values_only=True) if len(sys.argv) > 1 else iter([()])
head = next(rows)
if head:
    idea, axes = head.index("idea"), [head.index(axis) for axis in AXES]
    sums = {}
    for row in rows:
        of = sums.setdefault(row[idea], [0] * 5)
        of[0] += 1
        for i, axis in enumerate(axes):
            of[i + 1] += row[axis]
    for name, (n, *sum_of) in sums.items():
        print(",".join([name] + [repr(value / n) for value in sum_of]))

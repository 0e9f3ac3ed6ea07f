"""Reads a workbook with openpyxl and the CSV files beside it with csv, and holds them against each other.

tables.py BOOK.xlsx FIRST.csv. Ends with 77 where openpyxl is absent.
"""

import csv
import sys
from pathlib import Path

try:
    import openpyxl
    import openpyxl.utils.escape
except ImportError:
    print("openpyxl is absent")
    sys.exit(77)

FORMULA = tuple("=+-@\t\r")


def main():
    book_path, first = Path(sys.argv[1]), Path(sys.argv[2])
    arabic = book_path.stem.endswith("-ar")
    book = openpyxl.load_workbook(book_path)
    files = [first, *(first.with_name(f"{first.stem}-{key}.csv") for key in ("sources", "attributions"))]
    faults = []
    if len(book.worksheets) != len(files):
        faults.append(f"{len(book.worksheets)} sheets")
    rows = 0
    for sheet, path in zip(book.worksheets, files):
        with open(path, encoding="utf-8-sig", newline="") as file:
            records = list(csv.reader(file, strict=True))
        if not path.read_bytes().startswith(b"\xef\xbb\xbf"):
            faults.append(f"{path.name} has no byte order mark")
        if bool(sheet.sheet_view.rightToLeft) != arabic:
            faults.append(f"{sheet.title}: right to left is {sheet.sheet_view.rightToLeft}")
        if sheet.freeze_panes != "A2":
            faults.append(f"{sheet.title}: frozen at {sheet.freeze_panes}")
        if sheet.auto_filter.ref != sheet.dimensions:
            faults.append(f"{sheet.title}: the filter is on {sheet.auto_filter.ref}, the table on {sheet.dimensions}")
        cells = list(sheet.iter_rows())
        if len(cells) != len(records):
            faults.append(f"{sheet.title}: {len(cells)} rows, {len(records)} records")
        rows += len(cells)
        for row, record in zip(cells, records):
            for cell, field in zip(row, record, strict=True):
                value = "" if cell.value is None else str(cell.value)
                if cell.data_type == "f" or cell.hyperlink:
                    faults.append(f"{sheet.title} {cell.coordinate} is a formula or a link: {value!r}")
                if field.startswith(FORMULA):
                    faults.append(f"{path.name}: {field!r} is a formula")
                plain = field[1:] if field.startswith("'") and value == field[1:] else field
                if value != plain and openpyxl.utils.escape.unescape(value) != plain:
                    faults.append(f"{sheet.title} {cell.coordinate}: {value!r} and {field!r}")
                if value and cell.data_type == "s" and not cell.alignment.wrap_text:
                    faults.append(f"{sheet.title} {cell.coordinate} is not wrapped")
    created = book.properties.created
    if created is None or created.year != 2030:
        faults.append(f"made at {created}")
    if faults:
        print("\n".join(faults[:20]))
        sys.exit(1)
    print(f"{book_path}: {rows} rows, the same as in CSV")


main()

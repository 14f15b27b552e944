"""Workbooks as HR exports them: a title above the table, sheets beside it."""

import io
from collections.abc import Mapping, Sequence

import xlsxwriter

Sheet = Sequence[Sequence[str]]


def workbook(sheets: Mapping[str, Sheet]) -> bytes:
    """An XLSX with these sheets, cells as text."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return out.getvalue()


HEADER = ("工号", "姓名", "性别", "学历", "毕业院校", "备注")


def roster(numbers: Sequence[str], words: Sequence[str]) -> bytes:
    """People by number with words for their education, below a title; and an empty sheet."""
    rows = [
        (number, f"䶮{place}", "女" if place % 2 else "男", words[place % len(words)], "甲大学", "")
        for place, number in enumerate(numbers)
    ]
    return workbook({"花名册(2026)": [("学历登记表",), (), HEADER, *rows], "空": []})

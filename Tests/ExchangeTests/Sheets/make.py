#!/usr/bin/env python3
"""Makes the workbooks of this folder: `pip install openpyxl xlsxwriter`, and LibreOffice (soffice) for the last.

They are made once and kept, for what other programs write changes with their versions:
openpyxl 3.1.5, XlsxWriter 3.3.1, LibreOffice 7.4.7.
"""
import datetime
import os
import subprocess

import openpyxl
import xlsxwriter
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = os.path.dirname(os.path.abspath(__file__))


def identity(birth, serial):
    body = f"610302{birth}{serial:03}"
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights)) % 11]


# Made-up people.
PEOPLE = [
    ("张伟", identity("19850312", 17), "13800000001", datetime.date(2019, 3, 1)),
    ("买买提·吐尔逊", identity("19780923", 35), "13800000002", datetime.date(2008, 12, 31)),
    ("欧阳㛃", identity("19931106", 42), "13800000003", datetime.date(2020, 2, 29)),
]


def with_openpyxl(path, mac=False):
    book = openpyxl.Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    hidden = book.active
    hidden.title = "说明"
    hidden["A1"] = "隐藏的说明"
    hidden.sheet_state = "hidden"
    sheet = book.create_sheet("花名册")
    sheet["A1"] = "某某公司职工花名册"
    sheet.merge_cells("A1:E1")
    sheet["A1"].font = Font(bold=True, size=16)
    sheet["A1"].alignment = Alignment(horizontal="center")
    sheet.append(["序号", "姓名", "身份证号码", "联系电话", "入职日期"])
    for cell in sheet[2]:
        cell.fill = PatternFill("solid", fgColor="DDDDDD")
    for place, (name, number, phone, day) in enumerate(PEOPLE):
        sheet.append([place + 1, name, number, int(phone), day])
        sheet.cell(row=3 + place, column=5).number_format = 'yyyy"年"m"月"d"日"'
    # A number that was typed as one: 15 digits are all that a spreadsheet keeps.
    sheet.append([4, "李静", int(identity("19900101", 1)[:17] + "0"), "=D3+1", None])
    sheet["F7"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["B9"] = "合计"
    book.active = 1
    book.save(path)


def with_xlsxwriter(path, streaming=False):
    # Streaming writes its texts inline, else they are shared.
    book = xlsxwriter.Workbook(path, {"constant_memory": streaming})
    sheet = book.add_worksheet("Roster")
    bold, day_format = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy/mm/dd"})
    sheet.write_row(0, 0, ["手机", "身份证号", "姓名", "入职日期"], bold)
    for place, (name, number, phone, day) in enumerate(PEOPLE):
        sheet.write_string(place + 1, 0, phone)
        sheet.write_string(place + 1, 1, number)
        if streaming:
            sheet.write_string(place + 1, 2, name)
        else:
            sheet.write_rich_string(place + 1, 2, name[:1], bold, name[1:2], book.add_format(), name[2:] or " ")
        sheet.write_datetime(place + 1, 3, datetime.datetime.combine(day, datetime.time(8, 30)), day_format)
    sheet.write_number(4, 1, float(identity("19900101", 1)[:17] + "0"))
    sheet.write_string(4, 2, "李静")
    sheet.write_formula(4, 0, "=1+1", None, 13800000004)
    book.close()


def main():
    with_openpyxl(f"{HERE}/openpyxl.xlsx")
    with_openpyxl(f"{HERE}/openpyxl-1904.xlsx", mac=True)
    with_xlsxwriter(f"{HERE}/xlsxwriter.xlsx")
    with_xlsxwriter(f"{HERE}/xlsxwriter-inline.xlsx", streaming=True)
    # Read and written again by LibreOffice: its own styles, strings and order of parts.
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "/tmp/libreoffice-out",
         f"{HERE}/openpyxl.xlsx"], check=True)
    os.replace("/tmp/libreoffice-out/openpyxl.xlsx", f"{HERE}/libreoffice.xlsx")


main()

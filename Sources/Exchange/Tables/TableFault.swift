package import MutualAid

/// What is wrong at one place of a table that is read or written.
package struct TableFault: Error, Hashable, Sendable {
    /// From 1; 0 where the whole file is meant.
    package let row: Int
    /// From 1; 0 where the whole row or file is meant.
    package let column: Int
    package let flaw: TableFlaw

    package init(row: Int = 0, column: Int = 0, _ flaw: TableFlaw) {
        self.row = row
        self.column = column
        self.flaw = flaw
    }

    package init(_ fault: CSVFault) { self.init(row: fault.row, column: fault.column, .csv(fault.flaw)) }
}

package enum TableFlaw: Hashable, Sendable {
    case csv(CSVFlaw)
    case unreadable(String)
    case notWritable(String)
    case empty
    /// No row near the top has the titles of a roster; in the best one these are missing.
    case columnsMissing([RosterColumn])
    /// An OLE file: .xls, .et, or a workbook with a password.
    case olderOrLocked
    /// A zip file that is no workbook.
    case noWorkbook
    case locked
    /// What can't be unpacked or is not XML, by the name of its part.
    case damaged(String)
    /// A part declares a document type, as one that brings entities does.
    case declares(String)
    case tooLarge(String)
    case tooDeep(String)
    case noSheet
    case cellTooLong(bytes: Int)
    case tooManyColumns(Int)
    /// A cell is said to lie where no sheet has one.
    case outside
}

extension TableFault: Worded {
    package func sentence(_ language: Language) -> Sentence {
        if case .csv(let flaw) = flaw { return CSVFault(row: row, column: column, flaw).sentence(language) }
        let (what, todo) = language == .zh ? flaw.chinese : flaw.english
        return Sentence(what: place(language) + what, todo: todo)
    }

    private func place(_ language: Language) -> String {
        switch (row == 0, column == 0, language) {
        case (true, _, _): ""
        case (false, true, .zh): "第 \(row) 行："
        case (false, false, .zh): "第 \(row) 行第 \(column) 列："
        case (false, true, .en): "Row \(row): "
        case (false, false, .en): "Row \(row), column \(column): "
        }
    }
}

extension TableFlaw {
    fileprivate var chinese: (String, String) {
        switch self {
        case .csv(let flaw):
            let said = CSVFault(row: 0, column: 0, flaw).sentence(.zh)
            return (said.what, said.todo)
        case .unreadable(let path): return ("读不了文件 \(path)。", "请核对路径和权限。")
        case .notWritable(let path): return ("写不了文件 \(path)。", "请核对文件夹的权限，看磁盘是否已满。")
        case .empty: return ("文件是空的。", "请核对文件；要有一行表头。")
        case .columnsMissing(let columns):
            let names = columns.map { "“\($0.name(.zh))”" }.joined(separator: "和")
            return ("没有找到表头：缺 \(names)。", "请在一行里写上“姓名”“身份证号”（次序不限），再读。")
        case .olderOrLocked:
            return ("这是旧格式（.xls、.et）的表，或带密码的表。", "请在 Excel 或 WPS 里去掉密码，另存为 .xlsx 再读。")
        case .noWorkbook: return ("这个文件不是 .xlsx 表。", "请在 Excel 或 WPS 里另存为 .xlsx 或 .csv 再读。")
        case .locked: return ("这个表带密码。", "请在 Excel 或 WPS 里去掉密码，保存后再读。")
        case .damaged(let part): return ("这个表已损坏（\(part)）。", "请在 Excel 或 WPS 里打开，另存为新的 .xlsx 再读。")
        case .declares(let part):
            return ("这个表里有表格不该有的声明（\(part)），没有读。", "请核对文件来源；在 Excel 或 WPS 里另存为新的 .xlsx 再读。")
        case .tooLarge(let part): return ("这个表展开后太大（\(part)），没有读。", "请删去空行和多余的工作表，分成几个文件，或另存为 CSV 再读。")
        case .tooDeep(let part): return ("这个表的层次太深（\(part)），没有读。", "请核对文件来源；在 Excel 或 WPS 里另存为新的 .xlsx 再读。")
        case .noSheet: return ("表里没有看得见的、有内容的工作表。", "请核对文件；隐藏的工作表请先取消隐藏。")
        case .cellTooLong(let bytes): return ("一格超过 \(bytes) 字节。", "请删去这一格里多余的内容。")
        case .tooManyColumns(let count): return ("一行超过 \(count) 列。", "请删去右边多余的列。")
        case .outside: return ("有一格的位置不在工作表里。", "请在 Excel 或 WPS 里打开，另存为新的 .xlsx 再读。")
        }
    }

    fileprivate var english: (String, String) {
        let saveAnew = "Open it in a spreadsheet, save it as a new .xlsx, and read that."
        switch self {
        case .csv(let flaw):
            let said = CSVFault(row: 0, column: 0, flaw).sentence(.en)
            return (said.what, said.todo)
        case .unreadable(let path): return ("the file \(path) can't be read.", "Check its path and its permissions.")
        case .notWritable(let path):
            return (
                "the file \(path) can't be written.", "Check the folder's permissions, and whether the disk is full."
            )
        case .empty: return ("the file is empty.", "Check it; it needs a heading.")
        case .columnsMissing(let columns):
            let names = columns.map { "“\($0.name(.en))”" }.joined(separator: " and ")
            return (
                "there is no heading with \(names).",
                "Put “name” and “ID number” into one row, in any order, and read the file again."
            )
        case .olderOrLocked:
            return (
                "this is a table of an older format (.xls, .et) or one with a password.",
                "Take the password off, save it as .xlsx, and read that."
            )
        case .noWorkbook: return ("the file is no .xlsx table.", "Save it as .xlsx or .csv, and read that.")
        case .locked: return ("the table has a password.", "Take the password off, save it, and read it again.")
        case .damaged(let part): return ("the table is damaged (\(part)).", saveAnew)
        case .declares(let part):
            return (
                "the table declares what no table needs (\(part)); it was not read.",
                "Check where it came from. " + saveAnew
            )
        case .tooLarge(let part):
            return (
                "the table is too large unpacked (\(part)); it was not read.",
                "Delete empty rows and other sheets, part it into several files, or save it as CSV."
            )
        case .tooDeep(let part):
            return ("the table is nested too deep (\(part)); it was not read.", "Check where it came from. " + saveAnew)
        case .noSheet: return ("no sheet that can be seen holds anything.", "Check the file; show hidden sheets first.")
        case .cellTooLong(let bytes):
            return ("a cell is longer than \(bytes) bytes.", "Delete what doesn't belong there.")
        case .tooManyColumns(let count): return ("there are more than \(count) columns.", "Delete those on the right.")
        case .outside: return ("a cell lies outside of the sheet.", saveAnew)
        }
    }
}

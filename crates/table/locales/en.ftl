# Tables of other programs
table-large = The file is larger than { $n } MB. Divide it into smaller ones.
table-rows = The file has more than { $n } lines. Divide it into smaller ones.
table-columns = A line has more than { $n } cells. Remove the columns that are not needed.
table-utf8 = The file is not in UTF-8. Save it from your spreadsheet as “CSV UTF-8” and choose it again.
table-unreadable = This file cannot be read as CSV. Make sure that every quotation mark is closed.
table-empty = The file has no line below the names of its columns.

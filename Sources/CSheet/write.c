#include "CSheet.h"
#include <stdlib.h>
#include <xlsxwriter.h>

struct csheet_writer {
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *styles[3];
};

csheet_writer *csheet_writer_open(const char *path, const char *sheet, const double *widths, int columns) {
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_workbook *book = workbook_new_opt(path, &options);
    if (book == NULL) return NULL;
    csheet_writer *writer = malloc(sizeof *writer);
    if (writer == NULL) abort();
    writer->book = book;
    writer->sheet = workbook_add_worksheet(book, sheet);
    for (int style = 0; style < 3; style++) {
        writer->styles[style] = workbook_add_format(book);
        /* 49 is «@», text. */
        format_set_num_format_index(writer->styles[style], 49);
    }
    format_set_bold(writer->styles[1]);
    format_set_font_color(writer->styles[2], 0xC00000);
    for (int column = 0; column < columns; column++) {
        worksheet_set_column(
            writer->sheet, (lxw_col_t)column, (lxw_col_t)column, widths[column], writer->styles[0]);
    }
    worksheet_freeze_panes(writer->sheet, 1, 0);
    return writer;
}

int csheet_writer_text(csheet_writer *writer, int row, int column, const char *text, int style) {
    lxw_format *format = writer->styles[style >= 0 && style < 3 ? style : 0];
    return worksheet_write_string(writer->sheet, (lxw_row_t)row, (lxw_col_t)column, text, format) == LXW_NO_ERROR;
}

int csheet_writer_close(csheet_writer *writer) {
    int done = workbook_close(writer->book) == LXW_NO_ERROR;
    free(writer);
    return done;
}

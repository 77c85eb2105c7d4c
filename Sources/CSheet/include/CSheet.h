#ifndef CSHEET_H
#define CSHEET_H

#include <stdint.h>

/// What came of a call.
enum {
    CSHEET_OK,
    /// Nothing more comes.
    CSHEET_END,
    /// The file can't be opened.
    CSHEET_UNREADABLE,
    CSHEET_NO_ZIP,
    /// There is no such part.
    CSHEET_NO_PART,
    /// A part has a password.
    CSHEET_LOCKED,
    /// A part can't be unpacked, or is not XML.
    CSHEET_DAMAGED,
    /// It declares a document type: that is where entities come from, and no spreadsheet has one.
    CSHEET_DECLARES,
    CSHEET_TOO_LARGE,
    CSHEET_TOO_DEEP,
};

/// A zip file of XML parts, open for reading.
typedef struct csheet_book csheet_book;

/// One part of it while it is read.
typedef struct csheet_part csheet_part;

/// What is told of a part; names come without their prefix, text in pieces as they fall.
typedef struct {
    void *context;
    void (*start)(void *context, const char *name, const char **attributes);
    void (*end)(void *context, const char *name);
    void (*text)(void *context, const char *bytes, int count);
} csheet_events;

/// NULL with the reason in `result`.
csheet_book *csheet_open(const char *path, int *result);
void csheet_close(csheet_book *book);

/// Refuses what unpacks to more than `most` bytes. NULL with the reason in `result`.
csheet_part *csheet_part_open(csheet_book *book, const char *name, int64_t most, csheet_events events, int *result);
/// Reads 64 KiB more: CSHEET_OK, CSHEET_END, or what is wrong.
int csheet_part_next(csheet_part *part);
/// How much of it was read, from 0 to 1.
double csheet_part_done(const csheet_part *part);
void csheet_part_close(csheet_part *part);

/// The local name of a qualified one.
const char *csheet_local(const char *name);

/// A workbook with one sheet, written row by row in the memory of one row.
typedef struct csheet_writer csheet_writer;

/// Every column is text, so that a spreadsheet leaves long numbers alone. NULL where the file can't be made.
csheet_writer *csheet_writer_open(const char *path, const char *sheet, const double *widths, int columns);
/// `style` is 0 for plain text, 1 for the heading, which stays in sight, 2 for what is wrong. 0 when the text doesn't fit.
int csheet_writer_text(csheet_writer *writer, int row, int column, const char *text, int style);
/// Ends the file; 0 where it couldn't be written.
int csheet_writer_close(csheet_writer *writer);

#endif

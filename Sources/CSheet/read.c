#include "CSheet.h"
#include <expat.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum {
    CHUNK = 1 << 16,
    /* No element of a spreadsheet lies deeper. */
    DEEPEST = 64,
    /* A tag or an attribute that doesn't end is held in memory by the parser. */
    LONGEST_TOKEN = 1 << 20,
};

struct csheet_book {
    zip_t *zip;
};

struct csheet_part {
    zip_file_t *file;
    XML_Parser parser;
    csheet_events events;
    int64_t left;
    int64_t size;
    int64_t fed;
    int depth;
    int result;
};

const char *csheet_local(const char *name) {
    const char *colon = strchr(name, ':');
    return colon == NULL ? name : colon + 1;
}

csheet_book *csheet_open(const char *path, int *result) {
    int error = 0;
    zip_t *zip = zip_open(path, ZIP_RDONLY, &error);
    if (zip == NULL) {
        *result = error == ZIP_ER_NOZIP || error == ZIP_ER_INCONS ? CSHEET_NO_ZIP : CSHEET_UNREADABLE;
        return NULL;
    }
    csheet_book *book = malloc(sizeof *book);
    if (book == NULL) abort();
    book->zip = zip;
    *result = CSHEET_OK;
    return book;
}

void csheet_close(csheet_book *book) {
    zip_discard(book->zip);
    free(book);
}

static void stop(csheet_part *part, int result) {
    if (part->result == CSHEET_OK) part->result = result;
    XML_StopParser(part->parser, XML_FALSE);
}

static void XMLCALL on_start(void *context, const XML_Char *name, const XML_Char **attributes) {
    csheet_part *part = context;
    if (part->result != CSHEET_OK) return;
    if (++part->depth > DEEPEST) {
        stop(part, CSHEET_TOO_DEEP);
        return;
    }
    part->events.start(part->events.context, csheet_local(name), attributes);
}

static void XMLCALL on_end(void *context, const XML_Char *name) {
    csheet_part *part = context;
    if (part->result != CSHEET_OK) return;
    part->depth--;
    part->events.end(part->events.context, csheet_local(name));
}

static void XMLCALL on_text(void *context, const XML_Char *bytes, int count) {
    csheet_part *part = context;
    if (part->result == CSHEET_OK) part->events.text(part->events.context, bytes, count);
}

static void XMLCALL on_doctype(
    void *context, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal) {
    (void)name, (void)system, (void)public, (void)internal;
    stop(context, CSHEET_DECLARES);
}

csheet_part *csheet_part_open(csheet_book *book, const char *name, int64_t most, csheet_events events, int *result) {
    zip_int64_t place = zip_name_locate(book->zip, name, ZIP_FL_NOCASE);
    if (place < 0) {
        *result = CSHEET_NO_PART;
        return NULL;
    }
    zip_file_t *file = zip_fopen_index(book->zip, (zip_uint64_t)place, 0);
    if (file == NULL) {
        int error = zip_error_code_zip(zip_get_error(book->zip));
        *result = error == ZIP_ER_NOPASSWD ? CSHEET_LOCKED : CSHEET_DAMAGED;
        return NULL;
    }
    csheet_part *part = calloc(1, sizeof *part);
    XML_Parser parser = XML_ParserCreate(NULL);
    if (part == NULL || parser == NULL) abort();
    part->file = file;
    part->parser = parser;
    part->events = events;
    part->left = most;
    zip_stat_t stat;
    if (zip_stat_index(book->zip, (zip_uint64_t)place, 0, &stat) == 0 && stat.valid & ZIP_STAT_SIZE) {
        part->size = (int64_t)stat.size;
    }
    XML_SetUserData(parser, part);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
    *result = CSHEET_OK;
    return part;
}

int csheet_part_next(csheet_part *part) {
    if (part->result != CSHEET_OK) return part->result;
    void *buffer = XML_GetBuffer(part->parser, CHUNK);
    if (buffer == NULL) return part->result = CSHEET_TOO_LARGE;
    zip_int64_t count = zip_fread(part->file, buffer, CHUNK);
    if (count < 0) return part->result = CSHEET_DAMAGED;
    part->left -= count;
    part->fed += count;
    if (part->left < 0) return part->result = CSHEET_TOO_LARGE;
    enum XML_Status status = XML_ParseBuffer(part->parser, (int)count, count == 0);
    if (part->result != CSHEET_OK) return part->result;
    if (status != XML_STATUS_OK) return part->result = CSHEET_DAMAGED;
    if (count == 0) return part->result = CSHEET_END;
    if (part->fed - (int64_t)XML_GetCurrentByteIndex(part->parser) > LONGEST_TOKEN) {
        return part->result = CSHEET_TOO_LARGE;
    }
    return CSHEET_OK;
}

double csheet_part_done(const csheet_part *part) {
    return part->fed < part->size ? (double)part->fed / (double)part->size : 1;
}

void csheet_part_close(csheet_part *part) {
    XML_ParserFree(part->parser);
    zip_fclose(part->file);
    free(part);
}

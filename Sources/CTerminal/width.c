#include "session.h"

#include <dlfcn.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

static const uint32_t *wide_ranges;
static int wide_count;

bool ct_use_utf8_locale(void) {
    // The character set alone: with LC_ALL a decimal comma would reach every strtod and printf of the process.
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
    // LANG unset, C, or not installed: Chinese must show all the same.
    setlocale(LC_CTYPE, "C.UTF-8");
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static bool is_widened(uint32_t scalar) {
    int low = 0, high = wide_count - 1;
    while (low <= high) {
        int middle = (low + high) / 2;
        if (scalar < wide_ranges[middle * 2]) high = middle - 1;
        else if (scalar > wide_ranges[middle * 2 + 1]) low = middle + 1;
        else return true;
    }
    return false;
}

// Stands in front of libc's for ncursesw, which asks it for every cell and cannot be told otherwise: in a terminal that draws
// ambiguous characters in two cells, everything right of a name's interpunct would stand one cell off.
int wcwidth(wchar_t scalar) {
    static int (*of_libc)(wchar_t);
    if (wide_count > 0 && is_widened((uint32_t)scalar)) return 2;
    if (!of_libc) of_libc = (int (*)(wchar_t))dlsym(RTLD_NEXT, "wcwidth");
    return of_libc ? of_libc(scalar) : 1;
}

int ct_width(uint32_t scalar) {
    ct_use_utf8_locale();
    return wcwidth((wchar_t)scalar);
}

void ct_widen(const uint32_t *ranges, int count) {
    wide_ranges = ranges;
    wide_count = ranges ? count : 0;
}

#include "session.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

bool ct_use_utf8_locale(void) {
    // The character set alone: with LC_ALL a decimal comma would reach every strtod and printf of the process.
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
    // LANG unset, C, or not installed: Chinese must show all the same.
    setlocale(LC_CTYPE, "C.UTF-8");
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

int ct_width(uint32_t scalar) {
    ct_use_utf8_locale();
    return wcwidth((wchar_t)scalar);
}

int ct_undrawable(uint32_t first, uint32_t last, uint32_t *pairs, int room) {
    ct_use_utf8_locale();
    int count = 0;
    bool inside = false;
    for (uint32_t scalar = first; scalar <= last; scalar++) {
        bool surrogate = scalar >= 0xD800 && scalar <= 0xDFFF;
        if (surrogate || wcwidth((wchar_t)scalar) >= 0) {
            inside = false;
        } else if (inside) {
            pairs[count * 2 - 1] = scalar;
        } else if (count < room) {
            inside = true;
            pairs[count * 2] = pairs[count * 2 + 1] = scalar;
            count++;
        }
    }
    return count;
}

#include "session.h"

#include <wchar.h>

static int fit_colour(int colour, attr_t *attributes) {
    if (colour < ct_session.colours) return colour;
    // Eight colours: the bright half is the plain one, bold.
    if (colour < 16 && ct_session.colours >= 8) {
        *attributes |= A_BOLD;
        return colour - 8;
    }
    return -1;
}

void ct_set_style(int style, int foreground, int background, unsigned attributes) {
    if (!ct_session.open || style < 0 || style >= CT_STYLES) return;
    attr_t wanted = A_NORMAL, of_background = A_NORMAL;
    if (attributes & CT_BOLD) wanted |= A_BOLD;
    if (attributes & CT_UNDERLINE) wanted |= A_UNDERLINE;
    if (attributes & CT_REVERSE) wanted |= A_REVERSE;
    if (attributes & CT_DIM) wanted |= A_DIM;
    int pair = 0;
    if (ct_session.colours > 0 && (foreground >= 0 || background >= 0)) {
        int front = foreground < 0 ? -1 : fit_colour(foreground, &wanted);
        int back = background < 0 ? -1 : fit_colour(background, &of_background);
        pair = alloc_pair(front, back);
    }
    ct_session.styles[style].attributes = wanted;
    ct_session.styles[style].pair = pair < 0 ? 0 : pair;
}

/// One scalar of valid UTF-8; returns its length.
static int decode(const unsigned char *at, int left, wchar_t *scalar) {
    int length = at[0] < 0x80 ? 1 : at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : 4;
    if (length > left) {
        *scalar = 0xFFFD;
        return left;
    }
    uint32_t value = length == 1 ? at[0] : at[0] & (0xFFu >> (length + 1));
    for (int i = 1; i < length; i++) value = value << 6 | (at[i] & 0x3Fu);
    *scalar = (wchar_t)value;
    return length;
}

struct piece {
    wchar_t text[256];
    int count;
};

static void add(struct piece *piece, wchar_t scalar) {
    if (piece->count == 256) {
        waddnwstr(stdscr, piece->text, piece->count);
        piece->count = 0;
    }
    piece->text[piece->count++] = scalar;
}

void ct_put(int row, int column, const char *utf8, int bytes, int cells, int style) {
    if (!ct_session.open || row < 0 || row >= LINES || column < 0 || column >= COLS) return;
    if (style < 0 || style >= CT_STYLES) style = 0;
    if (cells > COLS - column) cells = COLS - column;
    int pair = ct_session.styles[style].pair;
    // The short argument cannot hold a pair past 255; what the pointer names can (ncurses 6.1).
    wattr_set(stdscr, ct_session.styles[style].attributes, (short)(pair > 255 ? 255 : pair), &pair);
    wmove(stdscr, row, column);
    struct piece piece = {.count = 0};
    int used = 0;
    for (int at = 0; at < bytes;) {
        wchar_t scalar;
        at += decode((const unsigned char *)utf8 + at, bytes - at, &scalar);
        int width = wcwidth(scalar);
        if (width < 0) {
            // ncurses would draw nothing here, or, for a control character, move about.
            bool control = scalar < 0xA0;
            scalar = control ? L'?' : 0x3013;
            width = control ? 1 : 2;
        }
        if (used + width > cells) break;
        used += width;
        add(&piece, scalar);
    }
    for (; used < cells; used++) add(&piece, L' ');
    if (piece.count > 0) waddnwstr(stdscr, piece.text, piece.count);
}

void ct_erase(void) {
    if (!ct_session.open) return;
    int pair = ct_session.styles[0].pair;
    cchar_t blank;
    setcchar(&blank, L" ", ct_session.styles[0].attributes, (short)(pair > 255 ? 255 : pair), &pair);
    // Also what a growing terminal's new cells are filled with, until the next frame.
    wbkgrndset(stdscr, &blank);
    werase(stdscr);
}

void ct_forget_screen(void) {
    if (ct_session.open) clearok(curscr, TRUE);
}

void ct_show(int row, int column, bool shown) {
    if (!ct_session.open) return;
    // Sent on a change only: at every paint it would be 6 to 18 bytes a key.
    if (ct_session.cursor_shown != (shown ? 1 : 0)) {
        ct_session.cursor_shown = shown ? 1 : 0;
        curs_set(ct_session.cursor_shown);
    }
    row = row < 0 ? 0 : row >= LINES ? LINES - 1 : row;
    column = column < 0 ? 0 : column >= COLS ? COLS - 1 : column;
    wmove(stdscr, row, column);
    wnoutrefresh(stdscr);
    doupdate();
}

#include "session.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void ct_define_keys(void) {
    // rxvt and PuTTY send the first form of F1 to F4, the Linux console the second of F1 to F5, whatever TERM says; the
    // rest is what every emulator sends, for when TERM names something poorer.
    static const struct {
        const char *sequence;
        int code;
    } extra[] = {
        {"\033[11~", KEY_F(1)}, {"\033[12~", KEY_F(2)}, {"\033[13~", KEY_F(3)}, {"\033[14~", KEY_F(4)},
        {"\033[[A", KEY_F(1)}, {"\033[[B", KEY_F(2)}, {"\033[[C", KEY_F(3)}, {"\033[[D", KEY_F(4)},
        {"\033[[E", KEY_F(5)},
        {"\033OP", KEY_F(1)}, {"\033OQ", KEY_F(2)}, {"\033OR", KEY_F(3)}, {"\033OS", KEY_F(4)}, {"\033[15~", KEY_F(5)},
        {"\033[17~", KEY_F(6)}, {"\033[18~", KEY_F(7)}, {"\033[19~", KEY_F(8)}, {"\033[20~", KEY_F(9)},
        {"\033[21~", KEY_F(10)}, {"\033[23~", KEY_F(11)}, {"\033[24~", KEY_F(12)},
        {"\033[Z", KEY_BTAB}, {"\033[200~", CODE_PASTE_BEGIN}, {"\033[201~", CODE_PASTE_END},
    };
    for (size_t i = 0; i < sizeof extra / sizeof *extra; i++) define_key(extra[i].sequence, extra[i].code);
    // The number pad of a VT in application mode, which keypad() switches on: digits to someone who types sums,
    // whatever terminfo calls them. The final letters j ... y stand for * + , - . / 0 ... 9.
    char pad[] = "\033Oj";
    for (pad[2] = 'j'; pad[2] <= 'y'; pad[2]++) define_key(pad, CODE_PAD + pad[2] - 0x40);
}

static int32_t named(int code) {
    if (code >= KEY_F(1) && code <= KEY_F(63)) return CT_KEY_F0 + (code - KEY_F(0));
    if (code > CODE_PAD && code < CODE_PAD + 128) return code - CODE_PAD;
    switch (code) {
    case KEY_UP: case KEY_SR: return CT_KEY_UP;
    case KEY_DOWN: case KEY_SF: return CT_KEY_DOWN;
    case KEY_LEFT: case KEY_SLEFT: return CT_KEY_LEFT;
    case KEY_RIGHT: case KEY_SRIGHT: return CT_KEY_RIGHT;
    case KEY_HOME: case KEY_SHOME: case KEY_FIND: return CT_KEY_HOME;
    case KEY_END: case KEY_SEND: case KEY_SELECT: case KEY_LL: return CT_KEY_END;
    case KEY_PPAGE: case KEY_SPREVIOUS: return CT_KEY_PAGE_UP;
    case KEY_NPAGE: case KEY_SNEXT: return CT_KEY_PAGE_DOWN;
    case KEY_IC: return CT_KEY_INSERT;
    case KEY_DC: case KEY_SDC: return CT_KEY_DELETE;
    case KEY_BACKSPACE: return CT_KEY_BACKSPACE;
    case KEY_ENTER: return CT_KEY_ENTER;
    case KEY_BTAB: return CT_KEY_BACK_TAB;
    case KEY_RESIZE: return CT_KEY_RESIZED;
    // The pad's corners and middle, where they are not those of a VT.
    case KEY_A1: return '7';
    case KEY_A3: return '9';
    case KEY_B2: return '5';
    case KEY_C1: return '1';
    case KEY_C3: return '3';
    case CODE_PASTE_BEGIN: return CT_KEY_PASTE_BEGIN;
    case CODE_PASTE_END: return CT_KEY_PASTE_END;
    case CODE_NARROW: ct_session.report_pending = false; return CT_KEY_AMBIGUOUS_NARROW;
    case CODE_WIDE: ct_session.report_pending = false; return CT_KEY_AMBIGUOUS_WIDE;
    default: return CT_KEY_UNKNOWN;
    }
}

int ct_key_descriptor(void) { return STDIN_FILENO; }

int32_t ct_read(void) {
    if (!ct_session.open) return CT_NOTHING;
    // With bytes waiting, allow for the rest of a character cut in two by the network: without a wait ncurses drops its
    // first half. With none there may still be queued bytes inside ncurses, or a resize, and for these there is nothing
    // to wait for.
    struct pollfd waiting = {.fd = STDIN_FILENO, .events = POLLIN};
    bool ready = poll(&waiting, 1, 0) > 0;
    wtimeout(ct_session.keys, ready && !ct_session.maybe_queued ? 50 : 0);
    wint_t value = 0;
    int kind = wget_wch(ct_session.keys, &value);
    if (kind == ERR) {
        // Nothing to read for all that poll said, and the other end is gone.
        if (ready && (waiting.revents & (POLLHUP | POLLERR))) ct_hang_up();
        bool again = ct_session.maybe_queued && ready;
        ct_session.maybe_queued = false;
        return again ? ct_read() : CT_NOTHING;
    }
    if (kind == KEY_CODE_YES) return named((int)value);
    if (value == 27) ct_session.maybe_queued = true;
    return value < CT_FIRST_KEY ? (int32_t)value : CT_KEY_UNKNOWN;
}

bool ct_answers_reports(void) {
    // A console or a real VT does not answer, or has one width for all; asked in vain it would show a line of rubbish.
    static const char *const emulators[] = {
        "xterm", "screen", "tmux", "rxvt", "alacritty", "foot", "kitty", "konsole", "gnome", "vte", "putty", "wezterm",
        "st-", "mlterm", "contour", "ghostty", "mintty", "iterm",
    };
    const char *name = getenv("TERM");
    for (size_t i = 0; name && i < sizeof emulators / sizeof *emulators; i++)
        if (strncmp(name, emulators[i], strlen(emulators[i])) == 0) return true;
    return false;
}

void ct_ask_ambiguous(int row) {
    // The first row's answer, ESC[1;2R, is also Shift+F3.
    if (!ct_session.open || row < 1 || row >= LINES) return;
    // As keys, so that ncurses puts the answer together out of whatever else is being typed.
    char answer[32], question[96];
    snprintf(answer, sizeof answer, "\033[%d;2R", row + 1);
    define_key(answer, CODE_NARROW);
    snprintf(answer, sizeof answer, "\033[%d;3R", row + 1);
    define_key(answer, CODE_WIDE);
    snprintf(question, sizeof question, "\0337\033[%d;1H\302\267\033[6n\033[%d;1H  \0338", row + 1, row + 1);
    ct_send(question);
    ct_session.report_pending = true;
    // What stood there is sent again with the next paint.
    wredrawln(stdscr, row, 1);
}

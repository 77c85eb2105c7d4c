// What the files of this target share. Not for Swift: only include/CTerminal.h is.
#ifndef CT_SESSION_H
#define CT_SESSION_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1  // wcwidth, pipe2, sigaction's siginfo
#endif
#define NCURSES_NOMACROS 1
#define NCURSES_WIDECHAR 1

#include "CTerminal.h"

#include <curses.h>
#include <termios.h>

// Codes of our own for sequences that terminfo does not know; ncurses' own lie below, its extended ones just past
// KEY_MAX (0777).
enum {
    CODE_PASTE_BEGIN = 0x7000,
    CODE_PASTE_END,
    CODE_NARROW,
    CODE_WIDE,
    CODE_PAD = 0x7100,  // and the ASCII character
};

struct ct_session {
    bool open;
    SCREEN *screen;
    WINDOW *keys;           // a pad: reading from a window would refresh it first
    struct termios before;  // as it was when we came
    int colours;
    int cursor_shown;  // 0, 1, or -1 for unknown
    bool report_pending;  // a cursor report was asked for and has not come
    bool maybe_queued;  // ncurses may hold bytes of a broken-off escape sequence
    struct {
        attr_t attributes;
        int pair;
    } styles[CT_STYLES];
};
extern struct ct_session ct_session;

/// False if no UTF-8 locale can be had.
bool ct_use_utf8_locale(void);
/// Writes past ncurses, which has nothing buffered between two calls of ct_show.
void ct_send(const char *text);
void ct_define_keys(void);

void ct_arm_crash_handlers(const char *farewell);
void ct_disarm_crash_handlers(void);
void ct_arm_signals(void);
void ct_disarm_signals(void);
/// As if a signal had told us to leave: the terminal is gone.
void ct_hang_up(void);

#endif

#include "session.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

struct ct_session ct_session;

void ct_send(const char *text) {
    size_t length = strlen(text), sent = 0;
    while (sent < length) {
        ssize_t n = write(STDOUT_FILENO, text + sent, length - sent);
        if (n < 0 && errno != EINTR && errno != EAGAIN) return;
        if (n > 0) sent += (size_t)n;
    }
}

static void append(char *text, size_t room, const char *capability) {
    if (!capability || capability == (char *)-1) return;
    size_t at = strlen(text);
    for (; *capability && at + 1 < room; capability++) {
        // Padding ($<100/>) is for real VT100s; written as it stands it would be shown.
        const char *end = capability[0] == '$' && capability[1] == '<' ? strchr(capability, '>') : NULL;
        if (end) capability = end;
        else text[at++] = *capability;
    }
    text[at] = 0;
}

static void prepare_farewell(char *text, size_t room) {
    text[0] = 0;
    append(text, room, "\033[?2004l");
    append(text, room, exit_attribute_mode);
    append(text, room, orig_pair);
    append(text, room, keypad_local);
    append(text, room, cursor_normal);
    append(text, room, exit_ca_mode ? exit_ca_mode : "\r\n");
}

static int examine_terminal(void) {
    // Before newterm, which would switch a terminal about that it cannot serve.
    int found;
    if (setupterm(NULL, STDOUT_FILENO, &found) != OK) return CT_UNKNOWN_TERMINAL;
    bool addresses = cursor_address && clear_screen && !hard_copy;
    del_curterm(cur_term);
    return addresses ? CT_OPENED : CT_NO_ADDRESSING;
}

// ncurses moves lines by scrolling a region even where idlok is off. Some emulators and screen readers know no scrolling by
// several lines (CSI n S), and a list that follows typing then shows rows that are gone; repainting the rows costs little.
static void forbid_scrolling(void) {
    change_scroll_region = NULL;
    parm_index = NULL;
    parm_rindex = NULL;
    parm_insert_line = NULL;
    parm_delete_line = NULL;
    insert_line = NULL;
    delete_line = NULL;
}

static void set_modes(void) {
    raw();
    noecho();
    nonl();
    // A repaint that stopped because a key came would leave the cursor elsewhere.
    typeahead(-1);
    leaveok(stdscr, FALSE);
    scrollok(stdscr, FALSE);
    idlok(stdscr, FALSE);
    idcok(stdscr, FALSE);
    keypad(stdscr, TRUE);
    ct_session.keys = newpad(1, 1);
    keypad(ct_session.keys, TRUE);
    ct_define_keys();
}

int ct_open(bool coloured, int escape_delay_milliseconds) {
    static bool had_atexit;
    if (ct_session.open) return CT_OPENED;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return CT_NOT_A_TERMINAL;
    if (tcgetattr(STDIN_FILENO, &ct_session.before) != 0) return CT_NOT_A_TERMINAL;
    if (!ct_use_utf8_locale()) return CT_NO_UTF8;
    int fault = examine_terminal();
    if (fault != CT_OPENED) return fault;

    // The alternate character set is lost on the Linux console and in PuTTY when they are set to UTF-8.
    setenv("NCURSES_NO_UTF8_ACS", "1", 0);
    ct_session.screen = newterm(NULL, stdout, stdin);
    if (!ct_session.screen) return CT_FAILED;
    set_term(ct_session.screen);
    set_escdelay(escape_delay_milliseconds);
    forbid_scrolling();
    char farewell[512];
    prepare_farewell(farewell, sizeof farewell);
    ct_arm_crash_handlers(farewell);
    ct_arm_signals();
    ct_session.open = true;
    if (!had_atexit) atexit(ct_close);
    had_atexit = true;

    set_modes();
    // alloc_pair without start_color crashes (vt100).
    bool may_colour = coloured && has_colors() && start_color() == OK;
    ct_session.colours = may_colour ? COLORS : 0;
    if (may_colour) use_default_colors();
    ct_session.cursor_shown = -1;
    ct_session.maybe_queued = false;
    ct_session.report_pending = false;
    memset(ct_session.styles, 0, sizeof ct_session.styles);
    ct_send("\033[?2004h");
    return CT_OPENED;
}

// A cursor report that comes after we are gone is typed into the shell. One that is still owed is waited for, not long.
static void swallow_report(void) {
    char byte = 0;
    struct pollfd waiting = {.fd = STDIN_FILENO, .events = POLLIN};
    while (ct_session.report_pending && poll(&waiting, 1, 150) > 0 && (waiting.revents & POLLIN)) {
        if (read(STDIN_FILENO, &byte, 1) != 1 || byte == 'R') ct_session.report_pending = false;
    }
    ct_session.report_pending = false;
}

void ct_close(void) {
    if (!ct_session.open) return;
    ct_session.open = false;
    swallow_report();
    ct_send("\033[?2004l");
    endwin();
    delwin(ct_session.keys);
    delscreen(ct_session.screen);
    ct_session.screen = NULL;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &ct_session.before);
    ct_disarm_signals();
    ct_disarm_crash_handlers();
}

void ct_resume(void) {
    if (!ct_session.open) return;
    endwin();
    ct_send("\033[?2004h");
    ct_session.cursor_shown = -1;
    clearok(curscr, TRUE);
    doupdate();
}

bool ct_is_open(void) { return ct_session.open; }
int ct_colours(void) { return ct_session.colours; }
int ct_rows(void) { return ct_session.open ? LINES : 0; }
int ct_columns(void) { return ct_session.open ? COLS : 0; }

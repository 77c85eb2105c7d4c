// The one door to ncurses. Every name starts with ct_, curses.h is included by CTerminal.c alone: its macros and
// variadic functions do not import into Swift, and its globals (move, clear, refresh, filter) collide. Call everything
// on the main thread: Debian's ncursesw is built without thread safety.
#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stdint.h>

// What can keep ct_open from opening.
enum {
    CT_OPENED = 0,
    CT_NOT_A_TERMINAL = 1,    // standard input or output is a file or a pipe
    CT_UNKNOWN_TERMINAL = 2,  // TERM is unset or names nothing in terminfo
    CT_NO_ADDRESSING = 3,     // the terminal cannot place its cursor (dumb, hardcopy)
    CT_NO_UTF8 = 4,           // no UTF-8 locale is installed, not even C.UTF-8
    CT_FAILED = 5,            // ncurses refused for a reason of its own
};

// Attributes of a style; a terminal that lacks one ignores it.
enum {
    CT_BOLD = 1,
    CT_UNDERLINE = 2,
    CT_REVERSE = 4,
    CT_DIM = 8,
    CT_STYLES = 256,
};

// What ct_read returns beside Unicode scalars (which are below 0x110000).
enum {
    CT_NOTHING = -1,
    CT_FIRST_KEY = 0x110000,
    CT_KEY_UP = CT_FIRST_KEY,
    CT_KEY_DOWN,
    CT_KEY_LEFT,
    CT_KEY_RIGHT,
    CT_KEY_HOME,
    CT_KEY_END,
    CT_KEY_PAGE_UP,
    CT_KEY_PAGE_DOWN,
    CT_KEY_INSERT,
    CT_KEY_DELETE,
    CT_KEY_BACKSPACE,
    CT_KEY_ENTER,
    CT_KEY_BACK_TAB,
    CT_KEY_RESIZED,
    CT_KEY_PASTE_BEGIN,
    CT_KEY_PASTE_END,
    CT_KEY_AMBIGUOUS_NARROW,  // the terminal's answer to ct_ask_ambiguous: one cell
    CT_KEY_AMBIGUOUS_WIDE,    // two cells
    CT_KEY_UNKNOWN,           // a key that ncurses knows and this program has no use for
    CT_KEY_F0 = 0x110100,     // F1 is CT_KEY_F0 + 1
};

// What ct_take_signals returns, as bits.
enum {
    CT_SIGNAL_LEAVE = 1,     // SIGHUP, SIGTERM, SIGINT: save what is unsaved and go
    CT_SIGNAL_CONTINUE = 2,  // SIGCONT: someone else has used the screen
};

// --- the session ---

/// Takes the terminal over. `coloured` false leaves its own colours alone (NO_COLOR). Returns CT_OPENED or the reason
/// why not, and in that case has left the terminal as it was.
int ct_open(bool coloured, int escape_delay_milliseconds);
/// Gives the terminal back exactly as ct_open found it. May be called at any time, any number of times; exit() calls it
/// too.
void ct_close(void);
bool ct_is_open(void);
/// Number of colours that may be used: 0, 8, 16, 88, 256 or more.
int ct_colours(void);
int ct_rows(void);
int ct_columns(void);
/// True if the terminal's name is that of an emulator that answers a cursor-position report.
bool ct_answers_reports(void);

// --- drawing: nothing reaches the terminal before ct_show ---

/// Says what style number `style` (0 ..< CT_STYLES) looks like. Colours are palette numbers, -1 the terminal's own.
void ct_set_style(int style, int foreground, int background, unsigned attributes);
/// Writes UTF-8 at a place, no further than `cells` cells and never past the edge; what is missing to `cells` becomes
/// blanks.
void ct_put(int row, int column, const char *utf8, int bytes, int cells, int style);
/// Blanks everything, in style 0.
void ct_erase(void);
/// Makes the next ct_show send every cell.
void ct_forget_screen(void);
/// Sends what changed and leaves the cursor at the place given, as the very last thing: input-method windows follow it.
void ct_show(int cursor_row, int cursor_column, bool cursor_visible);
/// Takes the screen again after another program had it (SIGCONT), and sends every cell.
void ct_resume(void);

// --- keys and signals ---

/// The descriptor to poll for keys.
int ct_key_descriptor(void);
/// The next key without waiting, or CT_NOTHING; a lone Escape takes the escape delay.
int32_t ct_read(void);
/// The descriptor that becomes readable when a signal has come.
int ct_signal_descriptor(void);
/// The signals since the last call, and empties the descriptor.
unsigned ct_take_signals(void);

// --- widths ---

/// Cells that libc, and so ncurses, gives a scalar; -1 if it would draw a blank. Usable before ct_open.
int ct_width(uint32_t scalar);
/// The scalars of first ... last that libc gives no width, as pairs of first and last, at most `room` pairs; returns
/// their number.
int ct_undrawable(uint32_t first, uint32_t last, uint32_t *pairs, int room);
/// Asks the terminal how wide it draws U+00B7, in the first cell of `row`; the answer comes as a key, or never.
void ct_ask_ambiguous(int row);

#endif

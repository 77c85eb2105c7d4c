#include "session.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

// MARK: A crash gives the terminal back

static char farewell_text[512];
static size_t farewell_length;
static const int crash_signals[] = {SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE};
static struct sigaction previous_crash[NSIG];
static volatile sig_atomic_t armed;
#define EACH(list, i) (size_t i = 0; i < sizeof(list) / sizeof *(list); i++)

static void on_crash(int number, siginfo_t *info, void *context) {
    (void)context;
    if (armed) {
        armed = 0;
        ssize_t ignored = write(STDOUT_FILENO, farewell_text, farewell_length);
        (void)ignored;
        // Keys and the terminal's answers that were meant for us are nothing for the shell.
        tcflush(STDIN_FILENO, TCIFLUSH);
        tcsetattr(STDIN_FILENO, TCSANOW, &ct_session.before);
        // With a terminal to ask, Swift's backtracer would wait half a minute for a key.
        int nothing = open("/dev/null", O_RDONLY);
        if (nothing >= 0) dup2(nothing, STDIN_FILENO);
    }
    sigaction(number, &previous_crash[number], NULL);
    // A fault happens again on return, now under the previous handler and in its own context. A signal that was sent,
    // an abort or a breakpoint would not: call the previous handler, and if it comes back, end as the signal says.
    if (info->si_code > 0 && number != SIGTRAP && number != SIGABRT) return;
    sigset_t this_one;
    sigemptyset(&this_one);
    sigaddset(&this_one, number);
    sigprocmask(SIG_UNBLOCK, &this_one, NULL);
    raise(number);
    signal(number, SIG_DFL);
    raise(number);
}

void ct_arm_crash_handlers(const char *farewell) {
    static char stack[64 * 1024];
    stack_t present;
    // Swift's runtime may have a stack here already; with none, running out of stack could not be handled.
    if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
        stack_t ours = {.ss_sp = stack, .ss_size = sizeof stack};
        sigaltstack(&ours, NULL);
    }
    farewell_length = strlen(farewell);
    if (farewell_length > sizeof farewell_text) farewell_length = sizeof farewell_text;
    memcpy(farewell_text, farewell, farewell_length);
    struct sigaction action = {.sa_sigaction = on_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for EACH(crash_signals, i) sigaction(crash_signals[i], &action, &previous_crash[crash_signals[i]]);
    armed = 1;
}

void ct_disarm_crash_handlers(void) {
    if (!armed) return;
    armed = 0;
    for EACH(crash_signals, i) sigaction(crash_signals[i], &previous_crash[crash_signals[i]], NULL);
}

// MARK: Signals for the main loop

static int wake[2] = {-1, -1};
static volatile sig_atomic_t seen;
static const int loop_signals[] = {SIGHUP, SIGTERM, SIGINT, SIGCONT};
static struct sigaction previous_loop[NSIG];

static void note(unsigned what) {
    int saved = errno;
    seen |= (sig_atomic_t)what;
    char byte = 0;
    ssize_t ignored = write(wake[1], &byte, 1);
    (void)ignored;
    errno = saved;
}

// These block one another, so no bit is lost.
static void on_signal(int number) { note(number == SIGCONT ? CT_SIGNAL_CONTINUE : CT_SIGNAL_LEAVE); }

static sigset_t loop_signal_set(void) {
    sigset_t set;
    sigemptyset(&set);
    for EACH(loop_signals, i) sigaddset(&set, loop_signals[i]);
    return set;
}

void ct_arm_signals(void) {
    if (wake[0] < 0 && pipe2(wake, O_NONBLOCK | O_CLOEXEC) != 0) wake[0] = wake[1] = -1;
    struct sigaction action = {.sa_handler = on_signal, .sa_mask = loop_signal_set()};
    for EACH(loop_signals, i) {
        int number = loop_signals[i];
        sigaction(number, &action, &previous_loop[number]);
        // nohup and the like: who started us does not want us to hear it.
        if (previous_loop[number].sa_handler == SIG_IGN) sigaction(number, &previous_loop[number], NULL);
    }
}

void ct_disarm_signals(void) {
    for EACH(loop_signals, i) sigaction(loop_signals[i], &previous_loop[loop_signals[i]], NULL);
}

void ct_hang_up(void) { note(CT_SIGNAL_LEAVE); }

int ct_signal_descriptor(void) { return wake[0]; }

unsigned ct_take_signals(void) {
    char bytes[64];
    while (read(wake[0], bytes, sizeof bytes) > 0) {}
    sigset_t ours = loop_signal_set(), before;
    sigprocmask(SIG_BLOCK, &ours, &before);
    unsigned taken = (unsigned)seen;
    seen = 0;
    sigprocmask(SIG_SETMASK, &before, NULL);
    return taken;
}

/* Shifts the clock of a program, for tests: LD_PRELOAD it.
 *
 * CLOCK_SHIFT=FILE  holds by how many seconds; read at each look at the clock, so that it can be set while the program runs
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

typedef int (*Look)(clockid_t, struct timespec *);
typedef int (*Wait)(pthread_cond_t *, pthread_mutex_t *, const struct timespec *);

static long shift(void) {
    const char *path = getenv("CLOCK_SHIFT");
    int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0) return 0;
    char text[32] = {0};
    ssize_t length = read(file, text, sizeof text - 1);
    close(file);
    return length > 0 ? atol(text) : 0;
}

int clock_gettime(clockid_t which, struct timespec *at) {
    static Look real;
    if (!real) real = (Look)dlsym(RTLD_NEXT, "clock_gettime");
    int done = real(which, at);
    if (done == 0 && which == CLOCK_REALTIME) at->tv_sec += shift();
    return done;
}

int gettimeofday(struct timeval *restrict at, void *restrict zone) {
    (void)zone;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    at->tv_sec = now.tv_sec;
    at->tv_usec = now.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *at) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (at) *at = now.tv_sec;
    return now.tv_sec;
}

/* What the shifted clock was told to wait for, by the clock of the system. */
int pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex, const struct timespec *until) {
    static Wait real;
    // The symbol has an older form beside it, which dlsym may find first.
    if (!real) real = (Wait)dlvsym(RTLD_NEXT, "pthread_cond_timedwait", "GLIBC_2.3.2");
    if (!real) real = (Wait)dlsym(RTLD_NEXT, "pthread_cond_timedwait");
    struct timespec moved = *until;
    moved.tv_sec -= shift();
    return real(condition, mutex, &moved);
}

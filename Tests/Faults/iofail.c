/* Makes calls on the files of a folder fail, for tests: LD_PRELOAD it.
 *
 * IOFAIL_UNDER=FOLDER  the files that are meant
 * IOFAIL_AT=N          the N-th call that changes them fails (from 1): a write, sync or truncation, a new file, name or folder
 * IOFAIL_ERROR=ENOSPC|EIO|EROFS
 *                      with EROFS whatever would write is refused at once, opening and asking whether one may included
 * IOFAIL_ON=1          all later ones fail too
 * IOFAIL_SWITCH=FILE   only while that file is there
 * IOFAIL_HIT=FILE      made when a call was failed
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(name, type) static type real; if (!real) real = (type)dlsym(RTLD_NEXT, name)

typedef int (*Open)(const char *, int, ...);
typedef int (*OpenAt)(int, const char *, int, ...);
typedef int (*Ask)(const char *, int);
typedef int (*TwoNames)(const char *, const char *);
typedef int (*MakeFolder)(const char *, mode_t);
typedef ssize_t (*Write)(int, const void *, size_t);
typedef ssize_t (*WriteAt)(int, const void *, size_t, off_t);
typedef ssize_t (*WriteAt64)(int, const void *, size_t, off64_t);
typedef int (*Sync)(int);
typedef int (*Truncate)(int, off_t);
typedef int (*Truncate64)(int, off64_t);

static long calls;

static int ask(const char *path, int how) {
    REAL("access", Ask);
    return real(path, how);
}

static int is_meant(const char *path) {
    const char *folder = getenv("IOFAIL_UNDER"), *on = getenv("IOFAIL_SWITCH");
    if (!folder || (on && ask(on, F_OK) != 0)) return 0;
    return strncmp(path, folder, strlen(folder)) == 0;
}

static int is_read_only(void) {
    const char *error = getenv("IOFAIL_ERROR");
    return error && strcmp(error, "EROFS") == 0;
}

static int fails_at(const char *path) {
    if (!is_meant(path)) return 0;
    const char *at = getenv("IOFAIL_AT"), *error = getenv("IOFAIL_ERROR"), *hit = getenv("IOFAIL_HIT");
    long call = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST), chosen = at ? atol(at) : 0;
    if (call != chosen && !(getenv("IOFAIL_ON") && chosen > 0 && call > chosen)) return 0;
    if (hit) {
        REAL("open", Open);
        int made = real(hit, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
        if (made >= 0) close(made);
    }
    errno = is_read_only() ? EROFS : error && strcmp(error, "EIO") == 0 ? EIO : ENOSPC;
    return 1;
}

static int fails(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return fails_at(path);
}

static int opening_fails(const char *path, int flags) {
    int writes = (flags & O_ACCMODE) != O_RDONLY;
    int makes = (flags & O_CREAT) && is_meant(path) && ask(path, F_OK) != 0;
    return (makes || (writes && is_read_only())) && fails_at(path);
}

#define MODE(flags) mode_t mode = 0; if ((flags) & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }

int open(const char *path, int flags, ...) {
    MODE(flags)
    REAL("open", Open);
    return opening_fails(path, flags) ? -1 : real(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    MODE(flags)
    REAL("open64", Open);
    return opening_fails(path, flags) ? -1 : real(path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
    MODE(flags)
    REAL("openat", OpenAt);
    return opening_fails(path, flags) ? -1 : real(folder, path, flags, mode);
}
int access(const char *path, int how) {
    if ((how & W_OK) && is_read_only() && fails_at(path)) return -1;
    return ask(path, how);
}
int rename(const char *from, const char *to) {
    REAL("rename", TwoNames);
    return fails_at(to) ? -1 : real(from, to);
}
int link(const char *from, const char *to) {
    REAL("link", TwoNames);
    return fails_at(to) ? -1 : real(from, to);
}
int mkdir(const char *path, mode_t mode) {
    REAL("mkdir", MakeFolder);
    return fails_at(path) ? -1 : real(path, mode);
}
ssize_t write(int file, const void *bytes, size_t count) {
    REAL("write", Write);
    return fails(file) ? -1 : real(file, bytes, count);
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t place) {
    REAL("pwrite", WriteAt);
    return fails(file) ? -1 : real(file, bytes, count, place);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t place) {
    REAL("pwrite64", WriteAt64);
    return fails(file) ? -1 : real(file, bytes, count, place);
}
int fsync(int file) {
    REAL("fsync", Sync);
    return fails(file) ? -1 : real(file);
}
int fdatasync(int file) {
    REAL("fdatasync", Sync);
    return fails(file) ? -1 : real(file);
}
int ftruncate(int file, off_t length) {
    REAL("ftruncate", Truncate);
    return fails(file) ? -1 : real(file, length);
}
int ftruncate64(int file, off64_t length) {
    REAL("ftruncate64", Truncate64);
    return fails(file) ? -1 : real(file, length);
}

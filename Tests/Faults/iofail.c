/* Makes one call on the files of a folder fail, for tests: LD_PRELOAD it.
 *
 * IOFAIL_UNDER=FOLDER  the files that are meant
 * IOFAIL_AT=N          the N-th write, sync or truncation of them fails (from 1)
 * IOFAIL_ERROR=ENOSPC|EIO
 * IOFAIL_ON=1          all later ones fail too
 * IOFAIL_SWITCH=FILE   counting begins once that file is there
 * IOFAIL_HIT=FILE      made when a call was failed
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

static int is_meant(int file) {
    const char *folder = getenv("IOFAIL_UNDER"), *on = getenv("IOFAIL_SWITCH");
    if (!folder || (on && access(on, F_OK) != 0)) return 0;
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return strncmp(path, folder, strlen(folder)) == 0;
}

static int fails(int file) {
    if (!is_meant(file)) return 0;
    const char *at = getenv("IOFAIL_AT"), *error = getenv("IOFAIL_ERROR"), *hit = getenv("IOFAIL_HIT");
    long call = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST), chosen = at ? atol(at) : 0;
    if (call != chosen && !(getenv("IOFAIL_ON") && chosen > 0 && call > chosen)) return 0;
    if (hit) {
        int made = open(hit, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
        if (made >= 0) close(made);
    }
    errno = error && strcmp(error, "EIO") == 0 ? EIO : ENOSPC;
    return 1;
}

#define REAL(name, type) static type real; if (!real) real = (type)dlsym(RTLD_NEXT, name)

typedef ssize_t (*Write)(int, const void *, size_t);
typedef ssize_t (*WriteAt)(int, const void *, size_t, off_t);
typedef ssize_t (*WriteAt64)(int, const void *, size_t, off64_t);
typedef int (*Sync)(int);
typedef int (*Truncate)(int, off_t);
typedef int (*Truncate64)(int, off64_t);

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

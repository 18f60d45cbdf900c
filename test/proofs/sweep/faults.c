/*
 * A disk that fails when it is told to: loaded before the C library (LD_PRELOAD), so that every call of Node and of
 * SQLite passes here. Only files under FAULT_ROOT count. What it does is written by the test into a small file that is
 * mapped into memory (FAULT_CONTROL): see control.ts, which has the same layout.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN, READ, WRITE, SYNC, RENAME, REMOVE, MAKE, TRUNCATE, KINDS };
enum { OFF, ONCE, FROM_THEN_ON, KILLED };

struct control {
  _Atomic int mode;          /* one of those above */
  _Atomic int kinds;         /* a bit for each kind of call that counts */
  _Atomic int error;         /* the errno it answers */
  _Atomic int at;            /* the call at which it fails, from 1 */
  _Atomic int seen;          /* calls that counted */
  _Atomic int failed;        /* calls that were failed */
  _Atomic int of_sqlite;     /* how many of those SQLite had made */
};
static struct control *control;
static const char *root;
static size_t root_length;

#define MOST_FILES 65536
static char *_Atomic ours[MOST_FILES]; /* the names of open files under the root */

/*
 * What is done to the disk, call by call, where FAULT_RECORD names a file for it: a head, a name, and what follows it
 * (bytes, or the second name). replay.ts reads it.
 */
enum { CREATED, WRITTEN, SYNCED, RENAMED, REMOVED, MADE, TRUNCATED };
struct record {
  int what, name_length;
  long long at, length;
};
static int recording = -1;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static ssize_t (*real_write)(int, const void *, size_t);

static void record(int what, const char *name, long long at, const void *bytes, long long length) {
  if (recording < 0 || !name) return;
  int kept = errno;
  int has_bytes = bytes != NULL;
  struct record head = {what, (int)strlen(name), at, length};
  pthread_mutex_lock(&one_at_a_time);
  if (real_write(recording, &head, sizeof head) < 0 || real_write(recording, name, (size_t)head.name_length) < 0 ||
      (has_bytes && length > 0 && real_write(recording, bytes, (size_t)length) < 0))
    abort(); /* a recording with a hole proves nothing */
  pthread_mutex_unlock(&one_at_a_time);
  errno = kept;
}

static int (*real_open)(const char *, int, ...);

/* Whether whoever called is the database's library. */
static int is_sqlite(const void *caller) {
  Dl_info info;
  return caller && dladdr(caller, &info) && info.dli_fname && strstr(info.dli_fname, "better-sqlite3");
}
__attribute__((constructor)) static void begin(void) {
  real_open = dlsym(RTLD_NEXT, "open");
  const char *path = getenv("FAULT_CONTROL");
  root = getenv("FAULT_ROOT");
  if (!path || !root) return;
  root_length = strlen(root);
  int file = real_open(path, O_RDWR);
  if (file < 0) return;
  void *mapped = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (mapped != MAP_FAILED) control = mapped;
  real_write = dlsym(RTLD_NEXT, "write");
  const char *to = getenv("FAULT_RECORD");
  if (to) recording = real_open(to, O_WRONLY | O_CREAT | O_APPEND, 0600);
}

static int is_ours(const char *path) {
  return control && path && strncmp(path, root, root_length) == 0;
}
static int file_is_ours(int file) { return control && file >= 0 && file < MOST_FILES && ours[file]; }

/* Whether this call has to fail; errno is set where it does. */
static int fails_for(int kind, const void *caller) {
  if (!control) return 0;
  int mode = control->mode;
  if (!(control->kinds & (1 << kind))) return 0;
  int seen = atomic_fetch_add(&control->seen, 1) + 1;
  if (mode == KILLED && seen == control->at) {
    kill(getpid(), SIGKILL);
    for (;;) pause(); /* another thread may be the one that takes the signal */
  }
  int now = (mode == ONCE && seen == control->at) || (mode == FROM_THEN_ON && seen >= control->at);
  if (!now) return 0;
  atomic_fetch_add(&control->failed, 1);
  if (is_sqlite(caller)) atomic_fetch_add(&control->of_sqlite, 1);
  errno = control->error;
  return 1;
}

#define fails(kind) fails_for(kind, __builtin_return_address(0))

static int opened(int file, const char *path, int counts, int flags, int was_there) {
  if (file < 0 || file >= MOST_FILES) return file;
  char *before = atomic_exchange(&ours[file], counts ? strdup(path) : NULL);
  free(before);
  if (counts && (flags & O_CREAT) && !was_there) record(CREATED, path, 0, NULL, 0);
  if (counts && (flags & O_TRUNC) && was_there) record(TRUNCATED, path, 0, NULL, 0);
  return file;
}
static int there(const char *path) { return access(path, F_OK) == 0; }
/* Opening to write counts as opening; opening to read does as reading. */
static int kind_of_opening(int flags) { return (flags & (O_WRONLY | O_RDWR | O_CREAT)) ? OPEN : READ; }

#define OPENING(name)                                                                       \
  int name(const char *path, int flags, ...) {                                              \
    static int (*real)(const char *, int, ...);                                             \
    if (!real) real = dlsym(RTLD_NEXT, #name);                                              \
    mode_t mode = 0;                                                                        \
    if (flags & (O_CREAT | O_TMPFILE)) {                                                    \
      va_list more;                                                                         \
      va_start(more, flags);                                                                \
      mode = va_arg(more, mode_t);                                                          \
      va_end(more);                                                                         \
    }                                                                                       \
    int counts = is_ours(path);                                                             \
    if (counts && fails(kind_of_opening(flags))) return -1;                                 \
    int was_there = counts && there(path);                                                  \
    return opened(real(path, flags, mode), path, counts, flags, was_there);                 \
  }
OPENING(open)
OPENING(open64)

#define OPENING_AT(name)                                                                    \
  int name(int folder, const char *path, int flags, ...) {                                  \
    static int (*real)(int, const char *, int, ...);                                        \
    if (!real) real = dlsym(RTLD_NEXT, #name);                                              \
    mode_t mode = 0;                                                                        \
    if (flags & (O_CREAT | O_TMPFILE)) {                                                    \
      va_list more;                                                                         \
      va_start(more, flags);                                                                \
      mode = va_arg(more, mode_t);                                                          \
      va_end(more);                                                                         \
    }                                                                                       \
    int counts = is_ours(path);                                                             \
    if (counts && fails(kind_of_opening(flags))) return -1;                                 \
    int was_there = counts && there(path);                                                  \
    return opened(real(folder, path, flags, mode), path, counts, flags, was_there);         \
  }
OPENING_AT(openat)
OPENING_AT(openat64)

int close(int file) {
  static int (*real)(int);
  if (!real) real = dlsym(RTLD_NEXT, "close");
  if (file >= 0 && file < MOST_FILES) free(atomic_exchange(&ours[file], NULL));
  return real(file);
}

/* Calls on an open file: what they return, their name, their kind, how they are called, and what is recorded. */
#define ON_FILE(returns, name, kind, parameters, arguments, recorded)                       \
  returns name parameters {                                                                 \
    static returns(*real) parameters;                                                       \
    if (!real) real = dlsym(RTLD_NEXT, #name);                                              \
    if (!file_is_ours(file)) return real arguments;                                         \
    if (fails(kind)) return -1;                                                             \
    returns done = real arguments;                                                          \
    if (done >= 0 && recording >= 0) { recorded; }                                          \
    return done;                                                                            \
  }
#define NOTHING (void)0
#define BYTES_AT(at) record(WRITTEN, ours[file], at, from, done)
/* What a call wrote that got no bytes from us: read back where it now stands. */
static void record_range(int file, long long at, long long length) {
  if (length <= 0) return;
  char *bytes = malloc((size_t)length), path[64];
  snprintf(path, sizeof path, "/proc/self/fd/%d", file);
  int again = real_open(path, O_RDONLY);
  static ssize_t (*real_pread)(int, void *, size_t, off_t);
  if (!real_pread) real_pread = dlsym(RTLD_NEXT, "pread");
  if (!bytes || again < 0 || real_pread(again, bytes, (size_t)length, at) != length) abort();
  record(WRITTEN, ours[file], at, bytes, length);
  free(bytes);
  close(again);
}
#define BEFORE_HERE (lseek(file, 0, SEEK_CUR) - done)
ON_FILE(ssize_t, read, READ, (int file, void *to, size_t size), (file, to, size), NOTHING)
ON_FILE(ssize_t, pread, READ, (int file, void *to, size_t size, off_t at), (file, to, size, at), NOTHING)
ON_FILE(ssize_t, pread64, READ, (int file, void *to, size_t size, off64_t at), (file, to, size, at), NOTHING)
ON_FILE(ssize_t, readv, READ, (int file, const struct iovec *to, int count), (file, to, count), NOTHING)
ON_FILE(ssize_t, preadv, READ, (int file, const struct iovec *to, int count, off_t at), (file, to, count, at), NOTHING)
ON_FILE(ssize_t, write, WRITE, (int file, const void *from, size_t size), (file, from, size), BYTES_AT(BEFORE_HERE))
ON_FILE(ssize_t, pwrite, WRITE, (int file, const void *from, size_t size, off_t at), (file, from, size, at), BYTES_AT(at))
ON_FILE(ssize_t, pwrite64, WRITE, (int file, const void *from, size_t size, off64_t at), (file, from, size, at),
        BYTES_AT(at))
ON_FILE(ssize_t, writev, WRITE, (int file, const struct iovec *from, int count), (file, from, count),
        record_range(file, BEFORE_HERE, done))
ON_FILE(ssize_t, pwritev, WRITE, (int file, const struct iovec *from, int count, off_t at), (file, from, count, at),
        record_range(file, at, done))
ON_FILE(int, fsync, SYNC, (int file), (file), record(SYNCED, ours[file], 0, NULL, 0))
ON_FILE(int, fdatasync, SYNC, (int file), (file), record(SYNCED, ours[file], 0, NULL, 0))
ON_FILE(int, ftruncate, TRUNCATE, (int file, off_t size), (file, size), record(TRUNCATED, ours[file], size, NULL, 0))
ON_FILE(int, ftruncate64, TRUNCATE, (int file, off64_t size), (file, size), record(TRUNCATED, ours[file], size, NULL, 0))
ON_FILE(ssize_t, sendfile, WRITE, (int file, int other, off_t *at, size_t size), (file, other, at, size),
        record_range(file, BEFORE_HERE, done))
ON_FILE(ssize_t, sendfile64, WRITE, (int file, int other, off64_t *at, size_t size), (file, other, at, size),
        record_range(file, BEFORE_HERE, done))
ON_FILE(ssize_t, copy_file_range, WRITE,
        (int other, off64_t *other_at, int file, off64_t *at, size_t size, unsigned flags),
        (other, other_at, file, at, size, flags), record_range(file, at ? *at - done : BEFORE_HERE, done))

/* Node copies files by a call that its C library may not have. */
long syscall(long number, ...) {
  static long (*real)(long, ...);
  if (!real) real = dlsym(RTLD_NEXT, "syscall");
  long given[6];
  va_list more;
  va_start(more, number);
  for (int i = 0; i < 6; i++) given[i] = va_arg(more, long);
  va_end(more);
  if (number == SYS_copy_file_range)
    return copy_file_range((int)given[0], (off64_t *)given[1], (int)given[2], (off64_t *)given[3], (size_t)given[4],
                           (unsigned)given[5]);
  return real(number, given[0], given[1], given[2], given[3], given[4], given[5]);
}

/* Calls on a name. */
#define ON_PATH(name, kind, parameters, arguments, path, recorded)                          \
  int name parameters {                                                                     \
    static int (*real) parameters;                                                          \
    if (!real) real = dlsym(RTLD_NEXT, #name);                                              \
    if (!is_ours(path)) return real arguments;                                              \
    if (fails(kind)) return -1;                                                             \
    int done = real arguments;                                                              \
    if (done == 0) recorded;                                                                \
    return done;                                                                            \
  }
ON_PATH(rename, RENAME, (const char *from, const char *to), (from, to), to,
        record(RENAMED, from, 0, to, (long long)strlen(to)))
ON_PATH(unlink, REMOVE, (const char *path), (path), path, record(REMOVED, path, 0, NULL, 0))
ON_PATH(rmdir, REMOVE, (const char *path), (path), path, record(REMOVED, path, 0, NULL, 0))
ON_PATH(mkdir, MAKE, (const char *path, mode_t mode), (path, mode), path, record(MADE, path, 0, NULL, 0))
char *mkdtemp(char *path) {
  static char *(*real)(char *);
  if (!real) real = dlsym(RTLD_NEXT, "mkdtemp");
  if (!is_ours(path)) return real(path);
  if (fails(MAKE)) return NULL;
  char *made = real(path);
  if (made) record(MADE, made, 0, NULL, 0);
  return made;
}

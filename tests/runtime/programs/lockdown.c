// lockdown.c - what the system lets a program do after start-up; the arguments say what it tries.
//
// lockdown LEVEL ACTION: LEVEL is the number in the record of grants. Calls that an action makes by
// SINTER_STARTUP_SYSCALL are those of a program that has been made to do what it never would:
// nothing has asked for permission to make them. With FILES, the program is one that may make calls
// about files, so that only the rules about paths are in its way.
#include "program.h"
#include "wasi/wasi.h"

static struct sinter_memory memory = {
    .max_size = 16 * WASM_PAGE, .page_log2 = 16, .strategy = STRATEGY};

static struct sinter_grants grants;

static void grant(const char *directory, bool is_read_only) {
  long host = SINTER_STARTUP_SYSCALL(openat, AT_FDCWD, directory, O_RDONLY | O_DIRECTORY);
  struct sinter_fd *entry = sinter_wasi.fds + sinter_wasi.fd_capacity++;
  *entry = (struct sinter_fd){
      .host = (int)host, .is_directory = true, .is_read_only = is_read_only, .preopen = directory};
}

// Runs before the last step of start-up.
static void prepare(void) {
  grants.lockdown = (i32)(argument(1)[0] - '0');
  sinter_wasi.fds = sinter_wasi.initial_fds;
  grant("rw", false);
  grant("ro", true);
}

static bool is(const char *action) { return equal(argument(2), action); }

#ifdef FILES
static void print_result(const char *what, long result) {
  print(what);
  print(linux_failed(result) ? " -" : " ");
  print_number(linux_failed(result) ? (uint64_t)-result : 0);
  print("\n");
}

static long open(const char *path, int flags) {
  long fd = SINTER_SYSCALL(openat, AT_FDCWD, path, flags, 0600);
  if (!linux_failed(fd))
    SINTER_SYSCALL(close, fd);
  return fd;
}

// Binds a TCP socket to any port of the loopback device.
static long bind_tcp(void) {
  const uint8_t address[16] = {2, 0, 0, 0, 127, 0, 0, 1};
  long fd = SINTER_SYSCALL(socket, 2, 1, 0);
  return linux_failed(fd) ? fd : SINTER_SYSCALL(bind, fd, address, sizeof address);
}

// By system calls that are allowed: only Landlock's rules are in the way.
static void try_files(void) {
  print_result("read rw", open("rw/file", O_RDONLY));
  print_result("write rw", open("rw/file", O_WRONLY));
  print_result("truncate rw", open("rw/file", O_WRONLY | O_TRUNC));
  print_result("create rw", open("rw/new", O_WRONLY | O_CREAT));
  print_result("list rw", open("rw", O_RDONLY | O_DIRECTORY));
  print_result("mkdir rw", SINTER_SYSCALL(mkdirat, AT_FDCWD, "rw/made", 0700));
  print_result("symlink rw", SINTER_SYSCALL(symlinkat, "x", AT_FDCWD, "rw/symlink"));
  print_result("rename rw",
               SINTER_SYSCALL(renameat2, AT_FDCWD, "rw/new", AT_FDCWD, "rw/made/moved"));
  print_result("link rw", SINTER_SYSCALL(linkat, AT_FDCWD, "rw/file", AT_FDCWD, "rw/made/linked"));
  print_result("rename fifo rw",
               SINTER_SYSCALL(renameat2, AT_FDCWD, "rw/fifo", AT_FDCWD, "rw/made/fifo"));
  print_result("unlink rw", SINTER_SYSCALL(unlinkat, AT_FDCWD, "rw/file"));
  print_result("rmdir rw", SINTER_SYSCALL(unlinkat, AT_FDCWD, "rw/empty", AT_REMOVEDIR));
  print_result("read ro", open("ro/file", O_RDONLY));
  print_result("list ro", open("ro", O_RDONLY | O_DIRECTORY));
  print_result("write ro", open("ro/file", O_WRONLY));
  print_result("truncate ro", open("ro/file", O_RDONLY | O_TRUNC));
  print_result("create ro", open("ro/new", O_WRONLY | O_CREAT));
  print_result("unlink ro", SINTER_SYSCALL(unlinkat, AT_FDCWD, "ro/file"));
  print_result("move to ro",
               SINTER_SYSCALL(renameat2, AT_FDCWD, "rw/made/moved", AT_FDCWD, "ro/x"));
  print_result("read outside", open("outside", O_RDONLY));
  print_result("read upwards", open("rw/../outside", O_RDONLY));
  print_result("read absolute", open("/proc/self/status", O_RDONLY));
  print_result("list outside", open(".", O_RDONLY | O_DIRECTORY));
  print_result("create outside", open("new", O_WRONLY | O_CREAT));
  print_result("move out", SINTER_SYSCALL(renameat2, AT_FDCWD, "rw/made/linked", AT_FDCWD, "x"));
  print_result("bind", bind_tcp());
}

static void run_action(void) {
  if (is("files"))
    try_files();
  else if (is("signal-self"))
    SINTER_SYSCALL(tgkill, SINTER_SYSCALL(getpid), SINTER_SYSCALL(gettid), 0);
  else if (is("signal-other"))
    SINTER_STARTUP_SYSCALL(tgkill, 1, 1, 0);
}

#else
static void run_action(void) {
  uintptr_t page = sinter_os_allocate(4096);
  if (is("grow"))
    CHECK(sinter_memory_grow(&memory, 3) == 1);
  else if (is("unreachable"))
    sinter_trap_unreachable();
  else if (is("fault"))
    *(volatile char *)(memory.base + memory.size) = 1;
  else if (is("bug"))
    memset((void *)8, 1, 1);
  else if (is("wait")) {
    print("ready\n");
    char byte;
    SINTER_SYSCALL(read, 0, &byte, 1);
  } else if (is("sleep")) {
    uint32_t word = 0;
    int64_t deadline = sinter_os_now() + 300000000;
    while (sinter_os_sleep(&word, 0, deadline))
      ;
  } else if (is("again"))
    sinter_lockdown(&grants);
  else if (is("number"))
    SINTER_STARTUP_SYSCALL(getpid);
  else if (is("argument"))
    SINTER_STARTUP_SYSCALL(write, 3, "", 0);
  else if (is("map-code"))
    SINTER_STARTUP_SYSCALL(mmap, 0, 4096, PROT_READ | 4, MAP_PRIVATE | MAP_ANONYMOUS, -1);
  else if (is("make-code"))
    SINTER_STARTUP_SYSCALL(mprotect, page, 4096, PROT_READ | 4);
  else if (is("touch"))
    memset(memory.base, 1, memory.size);
  else if (is("userfaultfd"))
    SINTER_STARTUP_SYSCALL(userfaultfd, 1);
  else if (is("ioctl-register"))
    SINTER_STARTUP_SYSCALL(ioctl, 63, UFFDIO_REGISTER, page);
  else if (is("ioctl-unregister"))
    SINTER_STARTUP_SYSCALL(ioctl, 63, 0x8010aa01, page);
  else if (is("ioctl-zero"))
    SINTER_STARTUP_SYSCALL(ioctl, 63, 0xc020aa04, page);
  else if (is("negative"))
    sinter_syscall(-1, 0, 0, 0, 0, 0, 0);
#ifdef __x86_64__
  else if (is("x32"))
    sinter_syscall(0x40000000 | SYS_write, 1, 0, 0, 0, 0, 0);
  else if (is("i386")) {
    long result = SYS_munmap; // there it is execve
    __asm__ volatile("int $0x80" : "+a"(result) : "b"(1L), "c"(0L), "d"(0L) : "memory");
  }
#endif
  else if (is("open"))
    SINTER_STARTUP_SYSCALL(openat, AT_FDCWD, "rw/file", 0);
}
#endif

static int GUEST(run)(void) {
  run_action();
  print("done\n");
  return 42;
}

static const struct sinter_initial_memory initial = {
    .memory = &memory,
    .size = WASM_PAGE,
    GUARD_MEMORY,
};

const struct sinter_program sinter_program = {
    .run = run,
    .stack_size = 1 << 20,
    .memories = (void *)&initial,
    .memory_count = 1,
    PAGING.init_wasi = prepare,
    .grants = &grants,
};

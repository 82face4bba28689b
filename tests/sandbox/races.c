// races.c - escapes while others change the tree: see disturb.c for what they do.
//
// A case tries for as long as it is told to. Each attempt may work or not, as things stand; what
// must never happen is that it reaches something outside. Both must have happened in the end, or
// else there was no race.
//
// BUILD-ARGS: --dir box --dir shelf:ro
#include "guest.h"

static uint64_t deadline, successes, failures;

static bool is_running(void) {
  if (!deadline)
    deadline = now() + race_seconds * 1000000000;
  return now() < deadline;
}

static void count(i32 error) { ++*(error ? &failures : &successes); }

static void require_race(void) {
  require(successes > 0, "an attempt that worked");
  require(failures > 0, "an attempt that did not");
}

static bool is_secret(const char *text) {
  const char *start = "canary";
  while (*start && *start == *text)
    ++start, ++text;
  return !*start;
}

// Reads a file: one inside, or one that the attempt is out for.
static void peek(i32 directory, const char *path) {
  char buffer[128] = "";
  struct wasi_iovec vector = {ADDRESS(buffer), sizeof buffer - 1};
  i32 fd, length = 0, error = open_with(directory, path, 0, R_READING, &fd);
  count(error);
  if (error)
    return;
  wasi_fd_read(fd, ADDRESS(&vector), 1, ADDRESS(&length));
  wasi_fd_close(fd);
  if (is_secret(buffer)) {
    print(buffer);
    breach(path);
  }
}

// All that changes a directory, with names that are not outside, and one that is.
static void change(const char *fresh, const char *made, const char *victim) {
  count(tamper(BOX, fresh, CREAT));
  count(wasi_path_create_directory(BOX, PATH(made)));
  count(wasi_path_filestat_set_times(BOX, 0, PATH(victim), 1, 1, ATIM | MTIM));
  count(rename_to(BOX, victim, BOX, "stolen"));
  count(rename_to(BOX, "stolen", BOX, victim));
  count(link_to(BOX, victim, BOX, "stolen-too", FOLLOW));
  count(link_to(BOX, "file", BOX, fresh, 0));
  count(symlink_to("file", BOX, fresh));
  count(tamper(BOX, victim, TRUNC));
  count(wasi_path_unlink_file(BOX, PATH("stolen-too")));
  count(wasi_path_unlink_file(BOX, PATH(fresh)));
  count(wasi_path_remove_directory(BOX, PATH(made)));
  count(wasi_path_unlink_file(BOX, PATH(victim)));
  count(tamper(BOX, victim, CREAT));
}

CASE(swapped_directory) {
  while (is_running()) {
    peek(BOX, "race/folder/inner");
    peek(BOX, "race/../file");
    peek(BOX, "race/../secret");
    peek(BOX, "race/folder/../../file");
    change("race/fresh", "race/made", "race/victim");
  }
  require_race();
}

CASE(swapped_file) {
  while (is_running()) {
    peek(BOX, "plain");
    count(tamper(BOX, "plain", 0));
    count(tamper(BOX, "plain", TRUNC));
    count(tamper(BOX, "plain", TRUNC | CREAT));
    count(wasi_path_filestat_set_times(BOX, FOLLOW, PATH("plain"), 1, 1, ATIM | MTIM));
    count(link_to(BOX, "plain", BOX, "stolen", FOLLOW));
    peek(BOX, "stolen");
    count(wasi_path_unlink_file(BOX, PATH("stolen")));
  }
  require_race();
}

CASE(swapped_on_two_levels) {
  while (is_running()) {
    peek(BOX, "race/folder/inner");
    peek(BOX, "race/folder/../folder/inner");
    peek(BOX, "race/folder/../../race/folder/inner");
    change("race/folder/fresh", "race/folder/made", "race/folder/victim");
  }
  require_race();
}

// Where the directory is moved to, its parents' files are secret.
static void climb(void) {
  peek(BOX, "a/b/c/d/leaf");
  peek(BOX, "a/b/../file");
  peek(BOX, "a/b/../../file");
  peek(BOX, "a/b/../../secret");
  peek(BOX, "a/b/c/../../file");
  peek(BOX, "a/b/c/../../../file");
  peek(BOX, "a/b/c/d/../../../../file");
  peek(BOX, "a/b/c/d/../../../../secret");
  peek(BOX, "a/b/c/d/up/file");
  count(tamper(BOX, "a/b/../fresh", CREAT));
  count(tamper(BOX, "a/b/../../outside/fresh", CREAT));
  count(wasi_path_unlink_file(BOX, PATH("a/b/../../outside/victim")));
  count(wasi_path_unlink_file(BOX, PATH("a/b/../fresh")));
}

CASE(moved_out) {
  while (is_running())
    climb();
  require_race();
}

CASE(moved_out_by_two) {
  while (is_running())
    climb();
  require_race();
}

CASE(moved_inside_and_out) {
  while (is_running()) {
    climb();
    peek(BOX, "c/../../secret");
    peek(BOX, "c/d/../../../secret");
    peek(BOX, "c/../file");
  }
  require_race();
}

// A descriptor stays with its directory, wherever that is moved; it gives no way up from there.
CASE(held_while_moved) {
  i32 fd;
  while (open_directory(BOX, "a/b", &fd) && is_running()) {
  }
  while (is_running()) {
    peek(fd, "c/d/leaf");
    peek(fd, "c/../c/d/leaf");
    peek(fd, "../file");
    peek(fd, "../../secret");
    peek(fd, "c/../../file");
    peek(fd, "c/d/../../../secret");
    count(tamper(fd, "../fresh", CREAT));
  }
  require_race();
}

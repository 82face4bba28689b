// Nothing outside a grant can be reached: not by .., not by an absolute path, not through links.
// BUILD-ARGS: --dir box
// FILE: secret.txt secret
// FILE: box/inside.txt inside
// LINK: box/out ../secret.txt
// LINK: box/up ..
// LINK: box/root /etc
// LINK: box/alias inside.txt
// EXPECT-STDOUT: box/inside.txt: opened
// EXPECT-STDOUT: box/alias: opened
// EXPECT-STDOUT: secret.txt: refused
// EXPECT-STDOUT: box/../secret.txt: refused
// EXPECT-STDOUT: box/sub/../../secret.txt: refused
// EXPECT-STDOUT: /etc/passwd: refused
// EXPECT-STDOUT: box/out: refused
// EXPECT-STDOUT: box/up/secret.txt: refused
// EXPECT-STDOUT: box/root/passwd: refused
// EXPECT-STDOUT: creating and removing: refused
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void tryOpen(const char *path) {
  int fd = open(path, O_RDONLY);
  printf("%s: %s\n", path, fd >= 0 ? "opened" : "refused");
  if (fd >= 0)
    close(fd);
}

int main(void) {
  tryOpen("box/inside.txt");
  tryOpen("box/alias");
  tryOpen("secret.txt");
  tryOpen("box/../secret.txt");
  tryOpen("box/sub/../../secret.txt");
  tryOpen("/etc/passwd");
  tryOpen("box/out");
  tryOpen("box/up/secret.txt");
  tryOpen("box/root/passwd");
  int worked = open("box/../new.txt", O_CREAT | O_WRONLY, 0666) >= 0;
  worked |= open("box/up/new.txt", O_CREAT | O_WRONLY, 0666) >= 0;
  worked |= unlink("box/up/secret.txt") == 0;
  worked |= rename("box/inside.txt", "box/../moved.txt") == 0;
  worked |= rename("box/up/secret.txt", "box/stolen.txt") == 0;
  worked |= mkdir("box/up/made", 0777) == 0;
  printf("creating and removing: %s\n", worked ? "worked" : "refused");
  return 0;
}

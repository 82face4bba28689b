// config.h - what mawk's configure would find in WASI's library.
#define DECL_ENVIRON extern char **environ
#define GCC_NORETURN
#define GCC_UNUSED
#define HAVE_ERRNO_H 1
#define HAVE_FCNTL_H 1
#define HAVE_ISNAN 1
#define HAVE_MKTIME 1
#define HAVE_STRFTIME 1
#define HAVE_UNISTD_H 1
#define MAWK_RAND_MAX RAND_MAX
#define MAX__INT 0x7fffffff
#define MAX__LONG 0x7fffffff
#define MAX__UINT 0xffffffffU
#define NAME_RANDOM "srand/rand"
#define NOINFO_SIGFPE 1
#define OPT_TRACE 0
#define SIZE_T_STDDEF_H 1
#define SYSTEM_NAME "WASI"
#define mawk_rand() rand()
#define mawk_srand(seed) srand(seed)

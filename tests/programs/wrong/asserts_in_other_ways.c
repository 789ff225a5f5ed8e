/* The functions behind assert() and its relatives. */
#define _GNU_SOURCE
#include <assert.h>
#include <errno.h>
#include <string.h>

extern void __assert(const char* expression, const char* file, int line);

int main(int argc, char** argv) {
    if (argc > 1 && strcmp(argv[1], "perror") == 0) assert_perror(EINVAL);
    __assert("one == two", __FILE__, __LINE__);
    return 0;
}

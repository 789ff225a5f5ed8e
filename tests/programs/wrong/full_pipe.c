/* Writes more than the pipe holds before it reads. */
#include <unistd.h>

int main(void) {
    static char page[70000];
    int pair[2];
    if (pipe(pair) != 0) return 1;
    (void)!write(pair[1], page, sizeof page);
    (void)!read(pair[0], page, sizeof page);
    return 0;
}

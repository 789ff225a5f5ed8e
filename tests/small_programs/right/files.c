// Files opened in each execution are closed after it, however often it is run.
#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    const int first = open("/dev/null", O_RDONLY);
    assert(first >= 0 && first < 100);
    FILE* stream = fopen("/proc/self/stat", "r");
    char line[64];
    assert(stream && fgets(line, sizeof line, stream));
    const int second = dup(first);
    assert(second > first);
    assert(read(second, line, sizeof line) == 0);
    // None of them is closed by the program.
}

// The copy comes too late.
#include <stdlib.h>
#include <string.h>

int main(void) {
    volatile size_t length = 40;
    char* block = malloc(length);
    char copy[64];
    memset(block, 1, length);
    free(block);
    memcpy(copy, block, length);
    return copy[0] == 2;
}

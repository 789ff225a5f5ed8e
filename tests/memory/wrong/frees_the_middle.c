// Not the address that malloc gave.
#include <stdlib.h>

int main(void) {
    char* volatile block = malloc(100);
    free(block + 16);
}

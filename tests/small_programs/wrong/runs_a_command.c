// Starts another program.
#include <stdlib.h>

int main(void) { return system("true"); }

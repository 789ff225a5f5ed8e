/* Waits for a signal, which nobody sends. */
#include <unistd.h>

int main(void) { return pause(); }

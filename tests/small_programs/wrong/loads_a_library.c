// Loads a library in the middle of its run.
#include <dlfcn.h>
#include <stddef.h>

int main(void) { return dlopen("libutil.so.1", RTLD_NOW) == NULL; }

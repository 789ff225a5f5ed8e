/* Calls the function that its argument names: one that is not simulated. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    long (*call)(long, long, long, long, long, long) =
        (long (*)(long, long, long, long, long, long))dlsym(RTLD_DEFAULT, argv[1]);
    if (!call) return 3;
    call(0, 0, 0, 0, 0, 0);
    return 0;
}

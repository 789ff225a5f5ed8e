// Stands in for the simulated board's header: prototypes are tested without it.
#pragma once
#include <stddef.h>
#include <stdint.h>

#define IRAM_ATTR __attribute__((section(".iram")))
#define ISR(vector) extern "C" void vector(void)

struct serial_line {
    void println(const char*) {}
    void println(int) {}
};
extern serial_line Serial;

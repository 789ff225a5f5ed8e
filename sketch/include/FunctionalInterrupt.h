// attachInterrupt() with anything that can be called, as the ESP32 has it. The handler stays for as long as the sketch runs.
#ifndef PAWL_FUNCTIONALINTERRUPT_H
#define PAWL_FUNCTIONALINTERRUPT_H

#include <functional>
#include <utility>

#include "pawl_sketch/interrupts.h"

inline void attachInterrupt(uint8_t interrupt, std::function<void()> handler, int mode) {
    attachInterruptArg(
        interrupt, [](void* kept) { (*static_cast<std::function<void()>*>(kept))(); },
        new std::function<void()>(std::move(handler)), mode);
}

#endif

#pragma once

#include <atomic>

struct flag {
    std::atomic<int> up = 0;

    void raise() { up.store(1, std::memory_order_release); }
    bool raised() const { return up.load(std::memory_order_acquire) == 1; }
};

// Around a few lines that the board's core keeps to one task at a time: no other task on this core, and the other core waits.
#ifndef PAWL_SKETCH_CORE_LOCK_H
#define PAWL_SKETCH_CORE_LOCK_H

#include "board_calls.h"

namespace pawl_sketch {

class core_lock {
public:
    explicit core_lock(char& taken) : taken_(taken), on_before_(pawl_board_interrupts_are_on()) {
        pawl_board_interrupts(0);
        // Who holds it is on the other core, and is not stopped there.
        while (__atomic_test_and_set(&taken_, __ATOMIC_ACQUIRE)) pawl_board_busy(1000);
    }
    ~core_lock() {
        __atomic_clear(&taken_, __ATOMIC_RELEASE);
        if (on_before_) pawl_board_interrupts(1);
    }
    core_lock(const core_lock&) = delete;
    core_lock& operator=(const core_lock&) = delete;

private:
    char& taken_;
    int on_before_;
};

}  // namespace pawl_sketch

#endif

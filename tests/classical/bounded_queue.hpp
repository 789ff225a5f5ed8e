// Vyukov's bounded queue for many senders and receivers (Dmitry Vyukov, 2010), written anew.
#pragma once

#include <cstddef>

#include "traced.hpp"

template <class T, std::size_t Size>
class bounded_queue {
public:
    bounded_queue() {
        for (std::size_t i = 0; i < Size; ++i) cells_[i].turn.store(i, std::memory_order_relaxed);
    }

    bool try_send(T value) {
        std::size_t at = sent_.load(std::memory_order_relaxed);
        for (;;) {
            cell& here = cells_[at % Size];
            const std::size_t turn = here.turn.load(std::memory_order_acquire);
            if (turn == at) {
                if (sent_.compare_exchange_weak(at, at + 1, std::memory_order_relaxed)) {
                    here.value = value;
                    here.turn.store(at + 1, std::memory_order_release);
                    return true;
                }
            } else if (turn < at) {
                return false;
            } else {
                at = sent_.load(std::memory_order_relaxed);
            }
        }
    }

    bool try_receive(T& value) {
        std::size_t at = received_.load(std::memory_order_relaxed);
        for (;;) {
            cell& here = cells_[at % Size];
            const std::size_t turn = here.turn.load(std::memory_order_acquire);
            if (turn == at + 1) {
                if (received_.compare_exchange_weak(at, at + 1, std::memory_order_relaxed)) {
                    value = here.value;
                    here.turn.store(at + Size, std::memory_order_release);
                    return true;
                }
            } else if (turn < at + 1) {
                return false;
            } else {
                at = received_.load(std::memory_order_relaxed);
            }
        }
    }

private:
    struct cell {
        traced<std::size_t> turn;
        T value;
    };
    cell cells_[Size];
    traced<std::size_t> sent_{0}, received_{0};
};

// A bounded ring for many senders and receivers (Dmitry Vyukov, 2010): a ticket first, the message next, then the slot's
// turn. It never waits: a receiver that meets a ticket without a message says "empty". So it hides what lies behind.
#include <atomic>
#include <cstddef>

#ifndef PUBLISHED  // by a test: what a weaker order would do
#define PUBLISHED std::memory_order_seq_cst
#endif

struct queue_under_test {
    static constexpr bool many_senders = true;
    static constexpr std::size_t capacity = 4;

    queue_under_test() {
        for (std::size_t i = 0; i < capacity; ++i) slots[i].turn = i;
    }

    [[gnu::noinline]] bool try_send(int message) {
        for (std::size_t ticket = tail;;) {
            slot& mine = slots[ticket % capacity];
            const std::size_t turn = mine.turn;
            if (turn < ticket) return false;
            if (turn > ticket)
                ticket = tail;
            else if (tail.compare_exchange_weak(ticket, ticket + 1)) {
                mine.message = message;
                mine.turn.store(ticket + 1, PUBLISHED);
                return true;
            }
        }
    }

    [[gnu::noinline]] bool try_receive(int& message) {
        for (std::size_t ticket = head;;) {
            slot& mine = slots[ticket % capacity];
            const std::size_t turn = mine.turn;
            if (turn < ticket + 1) return false;
            if (turn > ticket + 1)
                ticket = head;
            else if (head.compare_exchange_weak(ticket, ticket + 1)) {
                message = mine.message;
                mine.turn = ticket + capacity;
                return true;
            }
        }
    }

    struct slot {
        std::atomic<std::size_t> turn;
        int message;
    };
    slot slots[capacity];
    std::atomic<std::size_t> tail = 0, head = 0;
};

#include "scenario.hpp"

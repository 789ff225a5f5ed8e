// Queues with lists of sleeping receivers; a receiver may wait at several. One lock guards all of them.
#pragma once

#include <semaphore.h>

#include <algorithm>
#include <array>
#include <mutex>

inline std::mutex lock;

struct sleeper {
    sleeper() { sem_init(&bell, 0, 0); }
    sem_t bell;
};

struct queue {
    int messages = 0;
    std::array<sleeper*, 2> waiting{};  // the first is woken first

    // All under the lock.
    void enter(sleeper& who) { waiting[waiting[0] == nullptr ? 0 : 1] = &who; }
    void wake_one() {
        if (waiting[0] == nullptr) return;
        sem_post(&waiting[0]->bell);
        waiting = {waiting[1], nullptr};
    }
    /// False: it was woken by this queue already.
    bool leave(const sleeper& who) {
        if (waiting[0] == &who)
            waiting = {waiting[1], nullptr};
        else if (waiting[1] == &who)
            waiting[1] = nullptr;
        else
            return false;
        return true;
    }
    bool take() { return messages > 0 && messages-- > 0; }

    void send() {
        const std::lock_guard hold(lock);
        ++messages;
        wake_one();
    }
    void recv() {
        sleeper me;
        for (;;) {
            {
                const std::lock_guard hold(lock);
                leave(me);
                if (take()) return;
                enter(me);
            }
            sem_wait(&me.bell);
        }
    }
};

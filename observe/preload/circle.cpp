#include "observe/preload/circle.hpp"

#include <pthread.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cstddef>

namespace pawl::observe::preload {
namespace {

using wire::wait_kind;

bool stands_in_the_way(const held_lock& held, wait_kind kind) noexcept {
    // Readers let readers in.
    return kind != wait_kind::read_lock || held.how.load(std::memory_order_relaxed) == hold::exclusive;
}

class search {
public:
    search(const thread_record& from, circle& found) noexcept : from_{from}, found_{found} {}

    // A lock for writing may be held by many readers, and each of them is enough: so all ways are tried, each thread once.
    bool closes_from(const thread_record& at) noexcept {
        if (found_.length == circle::most || visited(at)) return false;
        step& here = found_.steps[found_.length];
        seen_wait wait;
        // A wait with a deadline ends; but not the one for the lock of a condition, which must be taken again whatever ended
        // the wait.
        if (!at.read_wait(wait) || (wait.ends_by_itself && wait.kind != wait_kind::condition)) return false;
        ++found_.length;
        const std::size_t met = threads_met.load(std::memory_order_seq_cst);
        for (std::size_t i = 0; i < met; ++i) {
            const thread_record& other = records[i];
            if (!other.waits()) continue;
            const held_lock* held = nullptr;
            if (wait.kind == wait_kind::join) {
                if (other.serial() == 0 || reinterpret_cast<const void*>(other.handle()) != wait.object) continue;
            } else {
                held = other.holds.find(wait.object);
                if (!held || !stands_in_the_way(*held, wait.kind)) continue;
            }
            here = {&at, wait.number, held};
            if (&other == &from_ || closes_from(other)) return true;
        }
        --found_.length;
        return false;
    }

private:
    bool visited(const thread_record& at) noexcept {
        const std::size_t index = index_of(at);
        std::uint64_t& word = visited_[index / 64];
        const std::uint64_t bit = std::uint64_t{1} << index % 64;
        if (word & bit) return true;
        word |= bit;
        return false;
    }

    const thread_record& from_;
    circle& found_;
    std::uint64_t visited_[most_threads / 64]{};
};

// glibc keeps the owner in the mutex. Read through the kernel: if we were wrong, the mutex may be gone. Where that is
// forbidden, the tables alone decide.
bool is_owned_by(const void* mutex, std::uint32_t thread) noexcept {
    std::uint32_t owner = 0;
    const auto address = reinterpret_cast<std::uintptr_t>(mutex) + offsetof(pthread_mutex_t, __data.__owner);
    const iovec to{&owner, sizeof owner};
    const iovec from{reinterpret_cast<void*>(address), sizeof owner};
    if (syscall(SYS_process_vm_readv, syscall(SYS_getpid), &to, 1, &from, 1, 0) != sizeof owner) return true;
    return owner == thread;
}

bool still_so(const circle& found) noexcept {
    for (std::size_t i = 0; i < found.length; ++i) {
        const step& here = found.steps[i];
        const thread_record& next = *found.steps[i + 1 == found.length ? 0 : i + 1].waiting;
        seen_wait wait;
        if (!here.waiting->read_wait(wait) || wait.number != here.wait_number) return false;
        if (!here.held) continue;
        if (here.held->object.load(std::memory_order_relaxed) != wait.object) return false;
        const bool mutex = wait.kind == wait_kind::mutex || wait.kind == wait_kind::condition;
        if (mutex && !is_owned_by(wait.object, number_of(next))) return false;
    }
    for (std::size_t i = 0; i < found.length; ++i)
        if (found.steps[i].waiting->wait_number() != found.steps[i].wait_number) return false;
    return true;
}

}  // namespace

bool closes_a_circle(const thread_record& mine, circle& found) noexcept {
    found.length = 0;
    return search(mine, found).closes_from(mine) && still_so(found);
}

}  // namespace pawl::observe::preload

#include "observe/preload/thread_record.hpp"

#include <sys/syscall.h>
#include <unistd.h>
#include <ctime>

#include <cerrno>

#include "observe/preload/left_behind.hpp"

namespace pawl::observe::preload {

alignas(thread_record) constinit unsigned char record_memory[most_threads * sizeof(thread_record)]{};
constinit std::atomic<std::uint32_t> thread_numbers[most_threads]{};
constinit std::atomic<std::size_t> threads_met{0};
constinit thread_local thread_record* record_of_this_thread = nullptr;

namespace {

constinit std::atomic<std::uint64_t> threads_ever{0};
constinit thread_local bool beginning_or_gone [[gnu::tls_model("initial-exec")]] = false;

pthread_key_t at_end;
constinit std::atomic<int> key_state{0};  // 0: none, 1: being made, 2: there

void end_thread(void* record) noexcept {
    auto& mine = *static_cast<thread_record*>(record);
    tell_what_is_left_behind(mine);
    record_of_this_thread = nullptr;
    mine.end();
    thread_numbers[index_of(mine)].store(0, std::memory_order_release);
    // The destructors of other keys may lock again, and then begin a record again: pthreads comes round some times.
}

bool key_is_there() noexcept {
    int none = 0;
    if (key_state.compare_exchange_strong(none, 1)) {
        const bool made = pthread_key_create(&at_end, end_thread) == 0;
        key_state.store(made ? 2 : 0, std::memory_order_release);
    }
    return key_state.load(std::memory_order_acquire) == 2;
}

bool take(std::size_t index, std::uint32_t number) noexcept {
    std::uint32_t nobody = 0;
    return thread_numbers[index].load(std::memory_order_relaxed) == 0 &&
           thread_numbers[index].compare_exchange_strong(nobody, number, std::memory_order_acquire);
}

thread_record* free_record(std::uint32_t number) noexcept {
    std::size_t looked_at = 0, met = threads_met.load(std::memory_order_relaxed);
    for (;;) {
        for (; looked_at < met; ++looked_at)
            if (take(looked_at, number)) return &records[looked_at];
        if (met == most_threads) return nullptr;
        // seq_cst: who looks for a circle later sees every record that could be part of it.
        if (threads_met.compare_exchange_weak(met, met + 1, std::memory_order_seq_cst)) ++met;
    }
}

std::uint32_t own_number() noexcept { return static_cast<std::uint32_t>(syscall(SYS_gettid)); }

}  // namespace

std::int64_t now() noexcept {
    timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1'000'000'000 + time.tv_nsec;
}

void thread_record::begin(std::uint64_t new_serial, pthread_t new_handle, std::uint32_t new_number) noexcept {
    number = new_number;
    holds.clear();
    for (std::uint64_t& chain : known_chains) chain = 0;
    busy = false;
    handle_.store(new_handle, std::memory_order_relaxed);
    serial_.store(new_serial, std::memory_order_release);
}

void thread_record::end() noexcept {
    holds.clear();
    serial_.store(0, std::memory_order_release);
    handle_.store(pthread_t{}, std::memory_order_relaxed);
}

void thread_record::begin_wait(wire::wait_kind kind, const void* object, bool ends_by_itself,
                               const call_place& at) noexcept {
    // release: who reads a part of this wait sees also that the one before is over.
    kind_.store(kind, std::memory_order_release);
    object_.store(object, std::memory_order_release);
    ends_by_itself_.store(ends_by_itself, std::memory_order_release);
    stack_.store(at.stack(), std::memory_order_release);
    at.write(code_);
    at.write(above_);
    since_.store(now(), std::memory_order_release);
    // A signal handler that waits while this thread waits ends the outer wait with its own: even, then odd again.
    const std::uint32_t last = wait_number_.load(std::memory_order_relaxed);
    wait_number_.store(last + 1 + last % 2, std::memory_order_seq_cst);
}

bool thread_record::read_wait(seen_wait& seen) const noexcept {
    seen.number = wait_number();
    if (seen.number % 2 == 0) return false;
    seen.kind = kind_.load(std::memory_order_acquire);
    seen.object = object_.load(std::memory_order_acquire);
    seen.ends_by_itself = ends_by_itself_.load(std::memory_order_acquire);
    seen.stack = stack_.load(std::memory_order_acquire);
    seen.at = facts_of(code_, above_);
    seen.since = since_.load(std::memory_order_acquire);
    return wait_number() == seen.number;
}

thread_record* begin_thread() noexcept {
    // pthread_setspecific may allocate, and the program's allocator lock.
    if (beginning_or_gone) return nullptr;
    beginning_or_gone = true;
    const int error = errno;
    thread_record* record = nullptr;
    const std::uint32_t number = own_number();
    if (key_is_there()) record = free_record(number);
    if (record) {
        record->begin(threads_ever.fetch_add(1, std::memory_order_relaxed) + 1, pthread_self(), number);
        record_of_this_thread = record;
        pthread_setspecific(at_end, record);
    }
    errno = error;
    beginning_or_gone = false;
    return record;
}

const thread_record* record_of(std::uint32_t thread_number) noexcept {
    const std::size_t met = threads_met.load(std::memory_order_seq_cst);
    for (std::size_t i = 0; i < met; ++i)
        if (thread_numbers[i].load(std::memory_order_relaxed) == thread_number) return &records[i];
    return nullptr;
}

void begin_again_after_fork() noexcept {
    thread_record* const mine = record_of_this_thread;
    const std::size_t met = threads_met.load(std::memory_order_relaxed);
    for (std::size_t i = 0; i < met; ++i) {
        if (&records[i] == mine) continue;
        if (records[i].waits()) records[i].end_wait();
        records[i].end();
        thread_numbers[i].store(0, std::memory_order_relaxed);
    }
    if (!mine) return;
    mine->holds.clear();
    mine->number = own_number();
    thread_numbers[index_of(*mine)].store(mine->number, std::memory_order_relaxed);
}

}  // namespace pawl::observe::preload

#include "recorder.hpp"

#include <pawl/watch/trace_hook.hpp>

#include <sys/mman.h>

#include <cerrno>
#include <chrono>
#include <cstring>

#include "begin.hpp"

namespace pawl::inline PAWL_PORT::trace {

constinit std::array<thread_trace, most_threads> threads{};
constinit std::atomic<std::size_t> events_of_a_thread{usual_events};
constinit std::atomic<std::uint64_t> lost_events{0};

namespace {

struct own_trace {
    thread_trace* it = nullptr;
    bool being_made = false;
};

constexpr std::size_t most_coroutines = 4096;
constinit std::array<known_coroutine, most_coroutines> coroutines{};
known_coroutine& place_of(const void* task) noexcept {
    const auto at = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(task));
    return coroutines[static_cast<std::size_t>((at >> 4) * 0x9e37'79b9'7f4a'7c15 >> 40) % most_coroutines];
}

// Pages that were never written to take no memory.
bool give_room(ring& to) noexcept {
    const std::size_t count = events_of_a_thread.load(std::memory_order_relaxed);
    void* const room = ::mmap(nullptr, count * sizeof(slot), PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (room == MAP_FAILED) return false;
    // Zeros are what a slot begins with: to write them would be to take the memory.
    to.use({static_cast<slot*>(room), count});
    return true;
}

thread_trace* take_one(std::uint32_t mine) noexcept {
    for (thread_trace& each : threads) {
        std::uint32_t nobody = 0;
        if (each.number.load(std::memory_order_relaxed) == 0 && each.number.compare_exchange_strong(nobody, mine)) {
            if (give_room(each.events)) return &each;
            each.number.store(0);
            return nullptr;
        }
    }
    for (thread_trace& each : threads) {
        std::uint32_t other = each.number.load(std::memory_order_relaxed);
        if (!port::task_lives(other) && each.number.compare_exchange_strong(other, mine)) {
            lost_events.fetch_add(each.events.kept(), std::memory_order_relaxed);
            each.events.forget();
            return &each;
        }
    }
    return nullptr;
}

[[gnu::cold]] thread_trace* make(own_trace& own) noexcept {
    // An interrupt on top of this.
    if (own.being_made) return nullptr;
    own.being_made = true;
    const int before = errno;
    own.it = take_one(port::task_number());
    if (own.it) own.it->look_at_name();
    errno = before;
    own.being_made = false;
    return own.it;
}

void write_down(traced what, const void* object, const char* name, std::source_location place, const void* other,
                std::uint32_t detail) noexcept {
    own_trace& own = port::of_this_thread<own_trace>;
    thread_trace* const mine = own.it ? own.it : make(own);
    if (!mine) {
        lost_events.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    event one;
    one.at = std::chrono::duration_cast<std::chrono::nanoseconds>(port::clock::now().time_since_epoch()).count();
    one.what = what;
    one.detail = detail;
    one.object = object;
    one.other = other;
    one.place = place;
    if (name) std::memcpy(one.name.data(), name, ::strnlen(name, one.name.size() - 1));
    // The task's name, also for who reads when its beginning has been written over.
    if (what == traced::spawned || what == traced::begins || what == traced::goes_on || what == traced::waits_apart) {
        const known_coroutine& known = place_of(object);
        if (known.task.load(std::memory_order_acquire) == object)
            one.place = known.place.load(std::memory_order_relaxed);
    }
    mine->events.write(one);
    if (mine->events.written() % 256 == 0) mine->look_at_name();
}

// Before anything of the program runs.
[[gnu::constructor]] void begin_with_the_program() { begin_if_asked(); }

}  // namespace

void thread_trace::look_at_name() noexcept {
    std::array<char, port::most_name> now{};
    const int before = errno;
    port::task_name(now);
    errno = before;
    for (std::size_t i = 0; i + 1 < now.size(); ++i) name[i].store(now[i], std::memory_order_relaxed);
}

void tell(traced what, const void* object, const char* name, std::source_location place, const void* other,
          std::uint32_t detail) noexcept {
    // Waits for nobody: the clock, and stores. A thread's first event asks the kernel for room.
    PAWL_TRUSTED(write_down(what, object, name, place, other, detail));
}

void remember(const void* task, std::source_location coroutine) noexcept {
    known_coroutine& known = place_of(task);
    known.place.store(coroutine, std::memory_order_relaxed);
    known.task.store(task, std::memory_order_release);
}

void begin_anew_after_fork() noexcept {
    const thread_trace* const mine = port::of_this_thread<own_trace>.it;
    for (thread_trace& each : threads) {
        if (each.number.load(std::memory_order_relaxed) == 0) continue;
        each.events.forget();
        if (&each == mine) each.number.store(port::task_number(), std::memory_order_relaxed);
    }
    lost_events.store(0, std::memory_order_relaxed);
}

}  // namespace pawl::inline PAWL_PORT::trace

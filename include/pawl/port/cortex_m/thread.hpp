// Threads as pawl::thread begins them: on a stack that the program gives. What they run stands at its upper end, so that nothing is
// allocated.
#pragma once

#include <pawl/port/cortex_m/scheduling.hpp>
#include <pawl/port/cortex_m/threads.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <utility>

/// Of the thread of blocking(), and of that of low_priority(), each where it is used; how many calls may wait there at one time.
#if !defined(PAWL_SECOND_STACK)
#define PAWL_SECOND_STACK 1024
#endif
#if !defined(PAWL_MOST_APART)
#define PAWL_MOST_APART 4
#endif

namespace pawl::inline on_cortex_m::port {

/// Each thread has a fixed priority, and equals take turns: fifo and round_robin are one. ordinary and batch: 0, as the main
/// program. idle: below all others.
enum class policy : std::uint8_t { ordinary, batch, idle, fifo, round_robin };
inline constexpr int highest_real_time = highest_priority;
inline constexpr int most_cores = 1;
inline constexpr std::size_t most_apart = PAWL_MOST_APART;

/// Memory for the stack of one thread, and for what it runs. Stays until the thread was joined.
template <std::size_t Bytes>
class static_stack {
    static_assert(Bytes >= 256 && Bytes % 8 == 0, "pawl: the stack of a thread has 256 bytes or more, a multiple of 8");

public:
    constexpr static_stack() noexcept = default;
    static_stack(const static_stack&) = delete;
    static_stack& operator=(const static_stack&) = delete;
    ~static_stack() = default;
    [[nodiscard]] constexpr std::span<std::uint64_t> words() noexcept { return words_; }

private:
    std::array<std::uint64_t, Bytes / 8> words_{};
};

/// In thread_settings. As a number: its bytes.
inline constexpr bool stacks_are_given = true;
class stack_setting {
public:
    constexpr stack_setting() noexcept = default;
    template <std::size_t Bytes>
    constexpr stack_setting(static_stack<Bytes>& given) noexcept : words_{given.words()} {}  // NOLINT: {.stack = mine}
    [[nodiscard]] constexpr operator std::size_t() const noexcept { return words_.size_bytes(); }
    [[nodiscard]] constexpr std::span<std::uint64_t> words() const noexcept { return words_; }

private:
    std::span<std::uint64_t> words_;
};

class thread_stack {
public:
    static constexpr std::size_t least = 256;

    constexpr thread_stack() noexcept = default;
    constexpr explicit thread_stack(const stack_setting& given) noexcept : words_{given.words()} {}
    constexpr thread_stack(thread_stack&& other) noexcept
        : words_{std::exchange(other.words_, {})}, taken_{std::exchange(other.taken_, 0)} {}
    constexpr thread_stack& operator=(thread_stack&& other) noexcept {
        words_ = std::exchange(other.words_, {});
        taken_ = std::exchange(other.taken_, 0);
        return *this;
    }
    ~thread_stack() = default;

    [[nodiscard]] constexpr explicit operator bool() const noexcept { return !words_.empty(); }
    /// What is left for the thread, in bytes.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return words_.size_bytes(); }
    [[nodiscard]] constexpr std::span<std::uint64_t> words() const noexcept { return words_; }
    /// Room at the upper end; null: the thread would have less than the least.
    [[nodiscard]] void* take(std::size_t bytes) noexcept {
        const std::size_t count = (bytes + 7) / 8;
        if (words_.size() < count + least / 8) return nullptr;
        words_ = words_.first(words_.size() - count);
        taken_ += count * 8;
        return words_.data() + words_.size();
    }
    /// The most bytes that were ever in use since a thread began there, and what take() gave.
    [[nodiscard]] std::size_t used() const noexcept {
        if (words_.empty()) return 0;
        const auto first = std::ranges::find_if(words_, [](std::uint64_t each) { return each != stack_paint; });
        return static_cast<std::size_t>(words_.end() - first) * 8 + taken_;
    }

private:
    std::span<std::uint64_t> words_;
    std::size_t taken_ = 0;
};

/// Where what a thread runs stands: on its stack, which is not given back.
struct thread_memory {
    static void* operator new(std::size_t bytes, thread_stack& stack) noexcept { return stack.take(bytes); }
    static void operator delete(void*, thread_stack&) noexcept {}
    static void operator delete(void*) noexcept {}
};

struct thread_request {
    policy how = policy::ordinary;
    int priority = 0;
    int core = -1;
    const thread_stack* stack = nullptr;
};
/// What of a request was refused.
enum class refused_request : std::uint8_t { nothing, priority, core, stack, thread };

class thread_handle {
public:
    struct result {
        refused_request what = refused_request::nothing;
        int error = 0;
    };

    /// entry(argument) runs on a thread of its own. Refused: there are most_threads, or there is no stack.
    [[nodiscard]] result start(const thread_request& wish, void* (*entry)(void*), void* argument) noexcept {
        constexpr std::size_t words = (sizeof(beginning) + 7) / 8;
        if (!wish.stack || wish.stack->size() < thread_stack::least) return {refused_request::thread};
        const std::span<std::uint64_t> all = wish.stack->words();
        auto* const begun = ::new (all.data() + all.size() - words) beginning{entry, argument, {}};
        plain_thread what;
        what.priority = wish.priority;
        what.stack = all.first(all.size() - words);
        what.run = [](void* all_of_it) {
            const auto& mine = *static_cast<beginning*>(all_of_it);
            mine.entry(mine.argument);
        };
        what.argument = begun;
        what.ended = &begun->ended;
        if (begin_thread(what) == 0) return {refused_request::thread};
        begun_ = begun;
        return {};
    }
    void join() noexcept {
        while (begun_->ended.load(std::memory_order_acquire) == 0)
            wait(begun_->ended, 0, clock::time_point::max());
    }

private:
    /// At the upper end of its stack: a handle may be moved while its thread runs.
    struct beginning {
        void* (*entry)(void*);
        void* argument;
        word ended;
    };
    beginning* begun_ = nullptr;
};

/// For the thread itself, where it begins.
inline void run_as(policy how) noexcept {
    if (how == policy::fifo || how == policy::round_robin) return;
    static_cast<void>(schedule_as({how == policy::idle ? idle_priority : 0}));
}

namespace detail {
template <int Which>
inline constinit static_stack<PAWL_SECOND_STACK> memory_of_service;
template <int Which>
inline constinit thread_stack stack_of_service{memory_of_service<Which>};

/// The scheduler looks at each thread's stack, and knows its name.
struct guarded_thread {
    const thread_stack* stack;
    const char* name;
};
inline void watch_for_overflow(const guarded_thread&) noexcept {}
inline void watch_no_more() noexcept {}
}  // namespace detail
/// For the threads of blocking() and low_priority(); only where they are used.
template <int Which>
inline constexpr const thread_stack* service_stack = &detail::stack_of_service<Which>;

}  // namespace pawl::inline on_cortex_m::port

namespace pawl::inline on_cortex_m {
using port::static_stack;
}

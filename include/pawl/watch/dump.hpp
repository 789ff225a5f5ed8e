// The wait graph of a program that hangs, when somebody outside asks for it.
#pragma once

#include <pawl/port/watching.hpp>
#include <pawl/watch/text_writer.hpp>
#include <pawl/watch/wait_graph.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <thread>

namespace pawl::inline PAWL_PORT {

namespace watch {

/// How a signal reaches the task that writes. The handler adds one and wakes: that is all that may be done in a handler,
/// which runs on whichever task it finds, on what is left of its stack.
struct dump_requests {
    static inline constinit port::word asked{0}, ready{0};
    static inline constinit std::atomic<int> file{2};
    static inline constinit std::atomic<bool> begun{false};
    /// Memory that was there before it was needed: the heap may be in use by a task that never goes on.
    alignas(std::max_align_t) static inline constinit std::array<std::byte, std::size_t{256} * 1024> room{};

    static void ask(int) noexcept {
        asked.fetch_add(1, std::memory_order_relaxed);  // nothing goes with it
        port::wake_one(asked);
    }
    /// Blocks until somebody has asked since this returned last.
    static void wait(std::uint32_t& known) noexcept {
        std::uint32_t now;
        while ((now = asked.load(std::memory_order_relaxed)) == known)
            port::wait(asked, known, port::clock::time_point::max());
        known = now;
    }
    static void write(int to_file) {
        std::pmr::monotonic_buffer_resource memory{room.data(), room.size()};  // then the heap
        text_writer to{to_file};
        wait_graph::snapshot(&memory).write_text(to);
    }
    /// In a child of fork() the thread is not there: dump_on() there starts one.
    static void after_fork() noexcept {
        begun.store(false, std::memory_order_relaxed);
        ready.store(0, std::memory_order_relaxed);
    }
    [[noreturn]] static void serve() {
        port::take_no_signals();
        port::name_this_task("pawl-dump");
        port::run_before_all();
        ready.store(1, std::memory_order_release);
        port::wake_all(ready);
        for (std::uint32_t known = 0;;) {
            wait(known);
            write(file.load(std::memory_order_relaxed));
        }
    }
};

}  // namespace watch

// A thread of its own writes, not the handler: names of lines need more stack, and more of the C library, than a handler may
// use.
inline bool wait_graph::dump_on(int signal, int file) noexcept {
    using watch::dump_requests;
    dump_requests::file.store(file, std::memory_order_relaxed);
    if (!dump_requests::begun.exchange(true, std::memory_order_relaxed)) {
        port::when_forked(dump_requests::after_fork);
#if defined(__cpp_exceptions)
        try {
            std::thread{dump_requests::serve}.detach();
        } catch (...) {
            dump_requests::begun.store(false, std::memory_order_relaxed);
            return false;
        }
#else
        std::thread{dump_requests::serve}.detach();
#endif
    }
    // Until it runs before all others: from then on nobody keeps it from writing.
    while (dump_requests::ready.load(std::memory_order_acquire) == 0)
        port::wait(dump_requests::ready, 0, port::clock::time_point::max());
    return port::when_asked(signal, dump_requests::ask);
}

}  // namespace pawl::inline PAWL_PORT

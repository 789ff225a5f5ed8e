// Where sounds go to die: one thread of the process, which destroys what the others, the render thread among them, let go.
#pragma once

#include <pawl/lock/event.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/port/threads.hpp>
#include <pawl/sound/retired_list.hpp>
#include <pawl/task/thread.hpp>

#include <atomic>
#include <memory>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// The first make_owned() starts its thread; the end of the program lets that finish its work. What is retired later than that
/// stays where it is.
class retirement {
public:
    /// Starts the thread, if there is none. Allocates. Throws std::system_error where no thread can be had.
    static void begin() { static const keeper kept; }

    /// Destroys it, on the thread of retirement, soon. Lock-free but for the kernel's wake-up; never waits, never allocates or
    /// frees; from anywhere.
    static void take(retirable& one) noexcept PAWL_NONBLOCKING {
        bool here;
        PAWL_TRUSTED(here =
                         port::of_this_thread<whereabouts>.retiring;)  // a constant at first: nothing is begun for it
        if (here)
            next_here.add_last(one);  // a part of what goes at this moment
        else
            list.push(one);
    }

    /// Waits until all that was retired before this call is gone, with all its parts. In a destructor that runs there, and in a
    /// child of fork(), where that thread is not, it returns at once. Allocates.
    static void settle() {
        if (port::of_this_thread<whereabouts>.retiring) return;
        begin();
        if (left_behind.load(std::memory_order_relaxed)) return;
        const auto reached = std::make_shared<event>("retirement::settle");
        take(*new mark{reached});
        reached->wait();
    }

private:
    struct whereabouts {
        bool retiring = false;
    };
    struct mark final : retirable {
        explicit mark(std::shared_ptr<event> at) noexcept
            : retirable{[](retirable& one) noexcept { delete static_cast<mark*>(&one); }}, reached{std::move(at)} {}
        mark(const mark&) = delete;
        mark& operator=(const mark&) = delete;
        ~mark() { reached->set(); }
        const std::shared_ptr<event> reached;
    };
    struct keeper {
        keeper() : works{std::make_unique<thread>("pawl retirement", run)} {
            port::when_forked([]() noexcept { left_behind.store(true, std::memory_order_relaxed); });
        }
        keeper(const keeper&) = delete;
        keeper& operator=(const keeper&) = delete;
        ~keeper() {
            if (left_behind.load(std::memory_order_relaxed)) {
                static_cast<void>(works.release());  // nobody's
                return;
            }
            // release: what the program did before, to the thread.
            ends.store(true, std::memory_order_release);
            list.wake();
        }
        std::unique_ptr<thread> works;  // its end waits for it
    };

    static void run() noexcept {
        port::of_this_thread<whereabouts>.retiring = true;
        port::run_as(policy::ordinary);  // whoever came first with a sound may have been of the real-time kind
        for (bool last = false; !last;) {
            list.wait();
            last = ends.load(std::memory_order_acquire);  // before the look: what was retired earlier is seen by it
            for (retired_chain taken = list.take(); !taken.empty();) {
                taken.take_first().end();
                // Not within the destructor that let it go: sounds may be nested deeper than a stack.
                while (!next_here.empty()) next_here.take_first().end();
            }
        }
        port::of_this_thread<whereabouts>.retiring = false;
    }

    inline static constinit retired_list list;
    inline static constinit retired_chain next_here;  // the thread's own
    inline static constinit std::atomic<bool> ends{false};
    inline static constinit std::atomic<bool> left_behind{false};  // in a child of fork(): the thread was not copied
};

}  // namespace pawl::inline PAWL_PORT::sound

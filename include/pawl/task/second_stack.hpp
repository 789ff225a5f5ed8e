// The threads on which functions run that no task may wait for: one of the ordinary kind, and one for when nobody else runs.
#pragma once

#include <pawl/port/threads.hpp>
#include <pawl/wait/turns.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace pawl::inline PAWL_PORT::tasks {

/// What runs there. It stands in an awaiter, and is not touched once finished() was called.
class apart_job {
public:
    virtual void run() noexcept = 0;
    /// It has run. The last that the thread does with it.
    virtual void finished() noexcept = 0;

protected:
    apart_job() = default;
    apart_job(const apart_job&) = default;
    apart_job& operator=(const apart_job&) = default;
    ~apart_job() = default;
};

/// One thread, and the jobs that wait for it, in the order in which they came. Each stands in a slot: so one that has not begun
/// leaves at once, and nobody walks over memory that is gone.
class second_stack {
public:
    static constexpr std::size_t most_jobs = wait::turns::most;
    static constexpr std::size_t no_slot = most_jobs;

    constexpr second_stack(const char* name, port::policy how, bool takes_turns) noexcept
        : name_{name}, how_{how}, takes_turns_{takes_turns} {}
    second_stack(const second_stack&) = delete;
    second_stack& operator=(const second_stack&) = delete;

    /// Where it stands; no_slot: all are taken, or no thread can be had. From any thread; waits for nobody.
    [[nodiscard]] std::size_t add(apart_job& job, std::chrono::nanoseconds turn) noexcept {
        for (std::size_t i = 0; i < most_jobs; ++i) {
            slot& s = slots_[i];
            std::uint32_t seen = free;
            if (!s.state.compare_exchange_strong(seen, claimed, std::memory_order_acquire)) continue;
            s.job = &job;
            s.ticket.store(tickets_.fetch_add(1, std::memory_order_relaxed), std::memory_order_relaxed);
            if (takes_turns_) static_cast<void>(wait::turns::ask(i, turn));
            s.state.store(queued, std::memory_order_release);
            if (!begin()) {
                static_cast<void>(take_back(i));
                return no_slot;
            }
            come_.fetch_add(1, std::memory_order_seq_cst);
            port::wake_one(come_);
            return i;
        }
        return no_slot;
    }
    /// True: it had not begun, and never will. False: it runs, or has run.
    [[nodiscard]] bool take_back(std::size_t at) noexcept {
        std::uint32_t seen = queued;
        if (!slots_[at].state.compare_exchange_strong(seen, claimed, std::memory_order_acq_rel)) return false;
        leave(at);
        return true;
    }

private:
    enum : std::uint32_t { free, claimed, queued, running };
    struct slot {
        std::atomic<std::uint32_t> state{free};
        std::atomic<std::uint32_t> ticket{0};
        apart_job* job = nullptr;
    };

    void leave(std::size_t at) noexcept {
        if (takes_turns_) wait::turns::ask_no_more(at);
        slots_[at].state.store(free, std::memory_order_release);
    }
    // The thread begins with the first job, and lives as long as the program.
    bool begin() noexcept {
        std::uint32_t seen = begun_.load(std::memory_order_acquire);
        if (seen == 2) return true;
        if (seen == 1 || !begun_.compare_exchange_strong(seen, 1, std::memory_order_acq_rel)) return true;
        const auto [refused, error] = thread_.start(
            {},
            [](void* self) -> void* {
                static_cast<second_stack*>(self)->serve();
                return nullptr;
            },
            this);
        begun_.store(refused == port::refused_request::nothing ? 2 : 0, std::memory_order_release);
        return refused == port::refused_request::nothing;
    }
    [[noreturn]] void serve() noexcept {
        port::name_this_task(name_);
        port::run_as(how_);
        for (;;) {
            const std::uint32_t come = come_.load(std::memory_order_seq_cst);
            const std::size_t next = oldest();
            if (next == no_slot) {
                port::wait(come_, come, port::clock::time_point::max());
                continue;
            }
            std::uint32_t seen = queued;
            if (!slots_[next].state.compare_exchange_strong(seen, running, std::memory_order_acq_rel)) continue;
            apart_job* const job = slots_[next].job;
            job->run();
            leave(next);
            job->finished();
        }
    }
    [[nodiscard]] std::size_t oldest() const noexcept {
        std::size_t found = no_slot;
        std::uint32_t first = 0;
        for (std::size_t i = 0; i < most_jobs; ++i) {
            if (slots_[i].state.load(std::memory_order_acquire) != queued) continue;
            const std::uint32_t ticket = slots_[i].ticket.load(std::memory_order_relaxed);
            // Tickets come round; those that wait at one time are close.
            if (found != no_slot && static_cast<std::int32_t>(ticket - first) >= 0) continue;
            found = i;
            first = ticket;
        }
        return found;
    }

    const char* name_;
    port::policy how_;
    bool takes_turns_;
    std::atomic<std::uint32_t> tickets_{0};
    std::atomic<std::uint32_t> begun_{0};
    port::word come_{0};
    port::thread_handle thread_;
    std::array<slot, most_jobs> slots_{};
};

/// For blocking(): shares the cores by the kernel's measure, and gets turns where loops that outrank it never sleep.
inline constinit second_stack the_second_stack{"pawl second", port::policy::ordinary, true};
/// For low_priority(): runs where nobody else wants to.
inline constinit second_stack the_low_stack{"pawl low", port::policy::idle, false};

}  // namespace pawl::inline PAWL_PORT::tasks

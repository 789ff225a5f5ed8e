// The threads on which functions run that no task may wait for: one of the ordinary kind, and one for when nobody else runs.
#pragma once

#include <pawl/port/threads.hpp>
#include <pawl/wait/turns.hpp>
#include <pawl/watch/trace_hook.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace pawl::inline PAWL_PORT::tasks {

/// What runs there. It stands in an awaiter, and is not touched once its coroutine may go on.
class apart_job {
public:
    virtual void run() noexcept = 0;
    /// It has run: lets its coroutine go on, and touches nothing of itself afterwards.
    virtual void finish() noexcept = 0;
    /// It never will, since no thread can be had: the same.
    virtual void refuse() noexcept = 0;

protected:
    apart_job() = default;
    apart_job(const apart_job&) = default;
    apart_job& operator=(const apart_job&) = default;
    ~apart_job() = default;
};

/// Whose thread this is.
struct served_by {
    const void* it = nullptr;
};

/// One thread, and the jobs that wait for it, in the order in which they came. Each stands in a slot: so one that has not begun
/// leaves at once, and nobody walks over memory that is gone. A slot's word is a phase and the ticket of its job: whoever
/// asks about a job whose slot is another one's by now, is told that it has gone. Thread: a handle as the port has it.
template <class Thread, std::size_t Most = port::most_apart>
class second_stack_on {
public:
    static constexpr std::size_t most_jobs = Most;
    static constexpr bool turns_can_be_asked = wait::turns::most != 0;
    static_assert(Most > 0 && (!turns_can_be_asked || Most <= wait::turns::most));
    /// Where a job stands.
    struct place {
        static constexpr std::size_t none = most_jobs;
        std::size_t slot = none;
        std::uint32_t ticket = 0;
        [[nodiscard]] explicit operator bool() const noexcept { return slot != none; }
    };

    constexpr second_stack_on(const char* name, port::policy how, bool takes_turns,
                              const port::thread_stack* stack = nullptr) noexcept
        : name_{name}, how_{how}, takes_turns_{takes_turns && turns_can_be_asked}, stack_{stack} {}
    second_stack_on(const second_stack_on&) = delete;
    second_stack_on& operator=(const second_stack_on&) = delete;

    /// False: all slots are taken, and it never runs. Otherwise it is run or refused, or taken back. `at` is written before that.
    /// From any thread; waits for nobody.
    [[nodiscard]] bool add(apart_job& job, std::chrono::nanoseconds turn, place& at) noexcept {
        for (std::size_t i = 0; i < most_jobs; ++i) {
            slot& s = slots_[i];
            std::uint32_t seen = s.state.load(std::memory_order_relaxed);
            if (phase_of(seen) != free ||
                !s.state.compare_exchange_strong(seen, seen + claimed, std::memory_order_acquire))
                continue;
            s.job = &job;
            at = {i, tickets_.fetch_add(1, std::memory_order_relaxed) * phases};
            if constexpr (turns_can_be_asked)
                if (takes_turns_) wait::turns::ask(i, turn);
            // seq_cst, against begin(): whoever fails to begin the thread finds this job, or is seen to have failed.
            s.state.store(at.ticket + queued, std::memory_order_seq_cst);
            begin();
            come_.fetch_add(1, std::memory_order_seq_cst);
            port::wake_one(come_);
            return true;
        }
        return false;
    }
    /// The caller is one of its jobs.
    [[nodiscard]] bool is_this_thread() const noexcept { return port::of_this_thread<served_by>.it == this; }
    /// True: it had not begun, and never will. False: it runs, or has run.
    [[nodiscard]] bool take_back(place at) noexcept {
        std::uint32_t seen = at.ticket + queued;
        if (!slots_[at.slot].state.compare_exchange_strong(seen, at.ticket + claimed, std::memory_order_acq_rel))
            return false;
        leave(at);
        return true;
    }
    /// Blocks while it runs, and until the thread has left it.
    void wait_until_left(place at) const noexcept {
        const port::word& state = slots_[at.slot].state;
        while (state.load(std::memory_order_acquire) == at.ticket + running)
            port::wait(state, at.ticket + running, port::clock::time_point::max());
    }

private:
    enum : std::uint32_t { free, claimed, queued, running, phases };
    static constexpr std::uint32_t phase_of(std::uint32_t state) noexcept { return state % phases; }
    struct slot {
        port::word state{free};
        apart_job* job = nullptr;
    };

    void leave(place at) noexcept {
        if constexpr (turns_can_be_asked)
            if (takes_turns_) wait::turns::ask_no_more(at.slot);
        slots_[at.slot].state.store(at.ticket + free, std::memory_order_release);
        port::wake_all(slots_[at.slot].state);
    }
    // The thread begins with the first job, and lives as long as the program. Who fails to begin it refuses all that wait:
    // others may have left it to this one.
    void begin() noexcept {
        std::uint32_t seen = begun_.load(std::memory_order_seq_cst);
        if (seen != 0 || !begun_.compare_exchange_strong(seen, 1, std::memory_order_seq_cst)) return;
        const auto run = [](void* self) -> void* {
            static_cast<second_stack_on*>(self)->serve();
            return nullptr;
        };
        if (thread_.start({.stack = stack_}, run, this).what == port::refused_request::nothing) return;
        begun_.store(0, std::memory_order_seq_cst);
        for (place one; (one = oldest());)
            if (begins(one)) {
                slots_[one.slot].job->refuse();
                leave(one);
            }
    }
    bool begins(place one) noexcept {
        std::uint32_t seen = one.ticket + queued;
        return slots_[one.slot].state.compare_exchange_strong(seen, one.ticket + running, std::memory_order_acq_rel);
    }
    void serve() noexcept {
        port::of_this_thread<served_by>.it = this;
        port::name_this_task(name_);
        port::run_as(how_);
        for (;;) {
            const std::uint32_t come = come_.load(std::memory_order_seq_cst);
            const place next = oldest();
            if (!next) {
                port::wait(come_, come, port::clock::time_point::max());
                continue;
            }
            if (!begins(next)) continue;
            apart_job& job = *slots_[next.slot].job;
            trace::tell_of(trace::traced::job_begins, &job);
            job.run();
            trace::tell_of(trace::traced::job_ends, &job);
            job.finish();
            leave(next);
        }
    }
    [[nodiscard]] place oldest() const noexcept {
        place found;
        for (std::size_t i = 0; i < most_jobs; ++i) {
            const std::uint32_t state = slots_[i].state.load(std::memory_order_seq_cst);
            if (phase_of(state) != queued) continue;
            const std::uint32_t ticket = state - queued;
            // Tickets come round; those that wait at one time are close.
            if (!found || static_cast<std::int32_t>(ticket - found.ticket) < 0) found = {i, ticket};
        }
        return found;
    }

    const char* name_;
    port::policy how_;
    bool takes_turns_;
    const port::thread_stack* stack_;
    std::atomic<std::uint32_t> tickets_{0};
    std::atomic<std::uint32_t> begun_{0};
    port::word come_{0};
    Thread thread_;
    std::array<slot, most_jobs> slots_{};
};

using second_stack = second_stack_on<port::thread_handle>;
/// For blocking(): shares the cores by the kernel's measure, and gets turns where loops that outrank it never sleep.
inline constinit second_stack the_second_stack{"pawl second", port::policy::ordinary, true,
                                             port::service_stack<0>};
/// For low_priority(): runs where nobody else wants to.
inline constinit second_stack the_low_stack{"pawl low", port::policy::idle, false,
                                          port::service_stack<1>};

}  // namespace pawl::inline PAWL_PORT::tasks

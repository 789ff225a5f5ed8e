// Threads as the port to Linux begins them.
#pragma once

#include <pawl/port/linux/port.hpp>
#include <pawl/port/linux/task.hpp>
#include <pawl/port/linux/thread_stack.hpp>

#include <pthread.h>
#include <sched.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <new>

namespace pawl::inline on_linux::port {

/// How a thread competes for its core. ordinary, batch and idle share it by the kernel's measure of fairness; fifo and
/// round_robin have a priority from 1 to 99, and go before all of those.
enum class policy : std::uint8_t { ordinary, batch, idle, fifo, round_robin };
inline constexpr int highest_real_time = 99;
inline constexpr int most_cores = CPU_SETSIZE;

struct thread_request {
    policy how = policy::ordinary;
    int priority = 0;
    int core = -1;  ///< -1: wherever its creator may run
    const thread_stack* stack = nullptr;
};
/// What of a request the system refused.
enum class refused_request : std::uint8_t { nothing, priority, core, stack, thread };

/// What thread_settings say of a stack: its bytes.
using stack_setting = std::size_t;
inline constexpr bool stacks_are_given = false;
/// The system gives each thread a stack.
template <int>
inline constexpr const thread_stack* service_stack = nullptr;
inline constexpr std::size_t most_apart = most_turns;

/// Where what a thread runs stands: on the heap.
struct thread_memory {
    static void* operator new(std::size_t bytes, thread_stack&) { return ::operator new(bytes); }
    static void* operator new(std::size_t bytes, std::align_val_t alignment, thread_stack&) {
        return ::operator new(bytes, alignment);
    }
    static void operator delete(void* at, thread_stack&) noexcept { ::operator delete(at); }
    static void operator delete(void* at, std::align_val_t alignment, thread_stack&) noexcept {
        ::operator delete(at, alignment);
    }
    static void operator delete(void* at) noexcept { ::operator delete(at); }
    static void operator delete(void* at, std::align_val_t alignment) noexcept { ::operator delete(at, alignment); }
};

class thread_handle {
public:
    struct result {
        refused_request what = refused_request::nothing;
        int error = 0;  // errno
    };

    /// entry(argument) runs on a thread of its own, with all that was asked for, or there is none.
    [[nodiscard]] result start(const thread_request& wish, void* (*entry)(void*), void* argument) noexcept {
        attributes with{wish};
        const int error = ::pthread_create(&thread_, with.get(), entry, argument);
        switch (error) {
            case 0: return {};
            case EPERM: return {refused_request::priority, error};
            case EINVAL:
                if (wish.core >= 0 && !may_run_on(wish.core)) return {refused_request::core, error};
                return {wish.stack ? refused_request::stack : refused_request::thread, error};
            default: return {refused_request::thread, error};
        }
    }
    void join() noexcept { ::pthread_join(thread_, nullptr); }

private:
    // What this thread, or the first one, may use. The kernel allows more where somebody has narrowed both.
    [[nodiscard]] static bool may_run_on(int core) noexcept {
        cpu_set_t mine, first;
        return (::sched_getaffinity(0, sizeof mine, &mine) == 0 && CPU_ISSET(static_cast<unsigned>(core), &mine)) ||
               (::sched_getaffinity(::getpid(), sizeof first, &first) == 0 &&
                CPU_ISSET(static_cast<unsigned>(core), &first));
    }
    class attributes {
    public:
        explicit attributes(const thread_request& wish) noexcept {
            ::pthread_attr_init(&all_);
            if (wish.priority > 0) {
                sched_param parameters{};
                parameters.sched_priority = wish.priority;
                ::pthread_attr_setinheritsched(&all_, PTHREAD_EXPLICIT_SCHED);
                ::pthread_attr_setschedpolicy(&all_, wish.how == policy::round_robin ? SCHED_RR : SCHED_FIFO);
                ::pthread_attr_setschedparam(&all_, &parameters);
            }
            if (wish.core >= 0) {
                cpu_set_t one;
                CPU_ZERO(&one);
                CPU_SET(static_cast<unsigned>(wish.core), &one);
                ::pthread_attr_setaffinity_np(&all_, sizeof one, &one);
            }
            if (wish.stack) ::pthread_attr_setstack(&all_, wish.stack->low(), wish.stack->size());
        }
        attributes(const attributes&) = delete;
        attributes& operator=(const attributes&) = delete;
        ~attributes() { ::pthread_attr_destroy(&all_); }
        [[nodiscard]] const pthread_attr_t* get() const noexcept { return &all_; }

    private:
        pthread_attr_t all_;
    };

    pthread_t thread_{};
};

/// For the thread itself, where it begins: policies without a priority cannot be asked for beforehand, and it may have been
/// begun by a thread that has one.
inline void run_as(policy how) noexcept {
    const sched_param none{};
    switch (how) {
        case policy::ordinary: ::sched_setscheduler(0, SCHED_OTHER, &none); break;
        case policy::batch: ::sched_setscheduler(0, SCHED_BATCH, &none); break;
        case policy::idle: ::sched_setscheduler(0, SCHED_IDLE, &none); break;
        default: break;
    }
}

}  // namespace pawl::inline on_linux::port

// An operation of the library that a task waits for: what its handler leaves, and how the task goes on.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/wait/inbox.hpp>
#include <pawl/wait/ready.hpp>

#include <atomic>
#include <cstdint>
#include <exception>
#include <optional>
#include <tuple>
#include <utility>

namespace pawl::inline PAWL_PORT::interoperation {

/// Stands in the awaiter. Whoever may touch it from the library's threads holds a ticket; the task goes on when the last
/// ticket is gone, so that an operation which ends while it is being cancelled leaves nobody with a task that has gone on.
///
/// The strand on which all of it takes place goes with the last ticket: the context may be gone when the task goes on.
template <class Strand, class Cancellation, class... Results>
class started {
public:
    class ticket {
    public:
        ticket() noexcept = default;
        ticket(ticket&& other) noexcept : of_{std::exchange(other.of_, nullptr)} {}
        ticket& operator=(ticket) = delete;
        ~ticket() { give_back(); }
        [[nodiscard]] started& operator*() const noexcept { return *of_; }
        [[nodiscard]] started* operator->() const noexcept { return of_; }
        explicit operator bool() const noexcept { return of_ != nullptr; }
        /// The task may go on, and the operation is gone, before this returns.
        void give_back() noexcept {
            if (of_) std::exchange(of_, nullptr)->one_less();
        }

    private:
        friend class started;
        explicit ticket(started* of) noexcept : of_{of} {}
        started* of_ = nullptr;
    };

    /// From the task's thread, before anybody else knows of it.
    void begin(Strand&& on, wait::ready_node& waiter, wait::inbox& box) {
        strand_.emplace(std::move(on));
        waiter_ = &waiter;
        box_ = &box;
        tickets_.store(1, std::memory_order_relaxed);
    }
    /// One for the library. Empty: all is over.
    [[nodiscard]] ticket one_more() noexcept {
        std::uint32_t seen = tickets_.load(std::memory_order_relaxed);
        do
            if (seen == 0) return ticket{};
        while (!tickets_.compare_exchange_weak(seen, seen + 1, std::memory_order_relaxed));
        return ticket{this};
    }
    /// The task's own, from begin(). True: the last; nobody else makes the task go on.
    [[nodiscard]] bool give_own_back() noexcept {
        if (tickets_.fetch_sub(1, std::memory_order_acq_rel) != 1) return false;
        strand_.reset();
        return true;
    }
    /// For who holds a ticket.
    [[nodiscard]] const Strand& strand() const noexcept { return *strand_; }
    [[nodiscard]] bool waits() const noexcept { return tickets_.load(std::memory_order_acquire) != 0; }

    /// By the handler.
    template <class... Values>
    void end(Values&&... values) {
        results_.emplace(std::forward<Values>(values)...);
        ended_.store(true, std::memory_order_relaxed);
    }
    [[nodiscard]] bool has_ended() const noexcept { return ended_.load(std::memory_order_relaxed); }
    void fail_with_current() noexcept { failure_ = std::current_exception(); }

    // For the task, when it goes on.
    [[nodiscard]] std::optional<std::tuple<Results...>>& results() noexcept { return results_; }
    void rethrow() const {
        if (failure_) std::rethrow_exception(failure_);
    }
    /// For the library's threads, one after the other.
    [[nodiscard]] Cancellation& cancellation() noexcept { return cancellation_; }

private:
    void one_less() noexcept {
        wait::inbox& box = *box_;
        wait::ready_node& waiter = *waiter_;
        // acq_rel: the task sees what all of them did. The inbox stands in static storage; the waiter is the task's that waits.
        if (tickets_.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
        strand_.reset();
        box.push(waiter);
    }

    std::atomic<std::uint32_t> tickets_{0};
    std::atomic<bool> ended_{false};
    std::optional<Strand> strand_;
    wait::ready_node* waiter_ = nullptr;
    wait::inbox* box_ = nullptr;
    std::optional<std::tuple<Results...>> results_;
    std::exception_ptr failure_;
    Cancellation cancellation_;
};

/// What the library is given as the operation's handler.
template <class Library, class Strand, class Started>
class resumes {
public:
    using executor_type = Strand;
    using cancellation_slot_type = typename Library::cancellation_slot;

    explicit resumes(typename Started::ticket&& ticket) noexcept
        : ticket_{std::move(ticket)}, strand_{ticket_->strand()}, slot_{ticket_->cancellation().slot()} {}

    [[nodiscard]] executor_type get_executor() const noexcept { return strand_; }
    [[nodiscard]] cancellation_slot_type get_cancellation_slot() const noexcept { return slot_; }

    template <class... Values>
    void operator()(Values&&... values) {
        ticket_->end(std::forward<Values>(values)...);
        slot_.clear();
        ticket_.give_back();
    }

private:
    typename Started::ticket ticket_;
    Strand strand_;
    cancellation_slot_type slot_;
};

}  // namespace pawl::inline PAWL_PORT::interoperation

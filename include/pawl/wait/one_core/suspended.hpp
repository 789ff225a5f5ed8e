// A coroutine that waits, as its loop and those who wake it see it.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/one_core/looker.hpp>
#include <pawl/wait/inbox.hpp>
#include <pawl/wait/timer_queue.hpp>

#include <coroutine>
#include <cstdint>
#include <utility>

namespace pawl::inline PAWL_PORT::wait {

/// Stands in the awaiter, and so in the coroutine's frame.
class suspended : public looker {
public:
    suspended(const suspended&) = delete;
    suspended& operator=(const suspended&) = delete;

    enum then : std::uint8_t { looks_first, goes_on };
    /// By who found it in the list of an event; undisturbed.
    [[gnu::always_inline]] void wake(then what) noexcept PAWL_NONBLOCKING {
        if (stands_ == waits_for_one && what == goes_on)
            stands_ = completed;
        else if (stands_ == waits || stands_ == waits_for_one) {
            stands_ = is_ready;
            coroutine = nullptr;  // it looks first
        } else
            return;
        box_->add_and_call(*this);
    }
    /// For a thread that sleeps until it is worth a look. True: it is over.
    [[nodiscard]] bool is_over_now(bool is_late) noexcept;

protected:
    suspended() noexcept = default;
    ~suspended() = default;

    /// From here on it may be woken.
    void begin(inbox& box) noexcept {
        box_ = &box;
        stands_ = waits;
    }
    [[nodiscard]] bool has_begun() const noexcept { return stands_ != nowhere; }
    /// for_one: nobody but the one event that it waits for can let it go on, and then it does not look.
    void suspend(std::coroutine_handle<> handle, bool for_one) noexcept {
        handle_ = handle;
        if (!for_one) return;
        const undisturbed now;
        if (stands_ != waits) return;
        coroutine = handle;
        stands_ = waits_for_one;
    }
    /// It is to be looked at when those before it have gone on.
    void make_ready(then what) noexcept {
        const undisturbed now;
        wake(what);
    }
    /// A waker let it go on without another look.
    [[nodiscard]] bool was_completed() const noexcept { return stands_ == completed; }
    /// The coroutine goes on, or is gone.
    void end() noexcept {
        if (stands_ == is_ready) box_->remove(*this);
        stands_ = nowhere;
    }
    /// The same in the most frequent case. False: it is another one.
    [[nodiscard, gnu::always_inline]] bool end_as_completed() noexcept {
        if (stands_ != completed) return false;
        stands_ = nowhere;
        return true;
    }

    /// It is looked at: a waker may put it into the list once more.
    void looks() noexcept { stands_ = waits; }
    /// In the list no more, and over: who goes on.
    [[nodiscard]] std::coroutine_handle<> is_over() noexcept {
        if (stands_ == waits) stands_ = nowhere;
        return handle_;
    }

private:
    enum : std::uint8_t { nowhere, waits, waits_for_one, is_ready, completed };
    std::uint8_t stands_ = nowhere;
    inbox* box_ = nullptr;
    std::coroutine_handle<> handle_;
};

/// One that looks at some time whatever happens.
class timed_suspended : public suspended, timer {
protected:
    void look_by(loop& at, port::clock::time_point when) noexcept;
    /// A timer that has rung is set again.
    void rearm(loop& at, port::clock::time_point when) noexcept {
        if (std::exchange(has_rung_, false)) look_by(at, when);
    }
    void take_timer_away(loop& at) noexcept;

private:
    void due() noexcept final {
        has_rung_ = true;
        make_ready(looks_first);
    }
    bool has_rung_ = false;
};

}  // namespace pawl::inline PAWL_PORT::wait

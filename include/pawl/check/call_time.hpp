/// When a call began and returned, and whether one had returned before another began.
///
/// pawl check counts its own moments, and comes to each order of them that makes a difference. Elsewhere a counter that
/// all threads share does, which stands in no sanitizer's view: it must not order what the program leaves unordered.
#pragma once

#include <cstdint>

#include <pawl/check.h>

/// Of functions whose accesses are nobody's step and in no race: what is written down there is the checker's. In the
/// spelling of pawl/check.h, since pawl check does not heed the usual one.
#if defined(__clang__)
#define PAWL_UNSEEN __attribute__((__noinline__, __no_sanitize__("thread"), disable_sanitizer_instrumentation))
#else
#define PAWL_UNSEEN __attribute__((__noinline__, __no_sanitize__("thread")))
#endif

namespace pawl::check {

class call_time {
public:
    using moment = unsigned long long;
    static constexpr moment never = ~moment{0};

    /// The calling task makes a call of `history` from here on. Wait-free. Never allocates.
    PAWL_UNSEEN void begin(const void* history) noexcept {
        if (pawl_active()) {
            // Counted here, the order of calls would be that of one schedule, and the search would not know.
            if (!pawl_check_call_begins)
                pawl_fail("this checker knows no histories: it is older than the header", "pawl/check/call_time.hpp", __LINE__);
            number_ = pawl_check_call_begins(history);
            return;
        }
        task_ = this_task();
        began_ = __atomic_add_fetch(&moments, 1, __ATOMIC_SEQ_CST);
    }

    /// The call has returned. Wait-free. Never allocates.
    PAWL_UNSEEN void end() noexcept {
        if (number_ != 0)
            pawl_check_call_returned(number_);
        else
            ended_ = __atomic_add_fetch(&moments, 1, __ATOMIC_SEQ_CST);
    }

    /// It had returned when `later` began.
    [[nodiscard]] PAWL_UNSEEN bool before(const call_time& later) const noexcept {
        if (number_ != 0) return pawl_check_call_before(number_, later.number_) != 0;
        return ended_ < later.began_;
    }

    [[nodiscard]] PAWL_UNSEEN moment began() const noexcept {
        return number_ != 0 ? pawl_check_call_moment(number_, 0) : began_;
    }
    [[nodiscard]] PAWL_UNSEEN moment returned() const noexcept {
        return number_ != 0 ? pawl_check_call_moment(number_, 1) : ended_;
    }

    /// The task's name under pawl check; null elsewhere, where there is a number.
    [[nodiscard]] PAWL_UNSEEN const char* task_name() const noexcept {
        return number_ != 0 ? pawl_check_call_task(number_) : nullptr;
    }
    [[nodiscard]] PAWL_UNSEEN unsigned task_number() const noexcept { return task_; }

private:
    inline static moment moments = 0;
    inline static unsigned tasks = 0;

    PAWL_UNSEEN static unsigned this_task() noexcept {
        static thread_local unsigned mine = 0;
        if (mine == 0) mine = __atomic_add_fetch(&tasks, 1, __ATOMIC_RELAXED);
        return mine;
    }

    unsigned number_ = 0;  // pawl check's
    unsigned task_ = 0;
    moment began_ = never, ended_ = never;
};

}  // namespace pawl::check

// A coroutine that waits, as its thread's loop sees it, and the list of those.
#pragma once

#include <pawl/port/port.hpp>

#include <coroutine>
#include <cstdint>
#include <span>

namespace pawl::inline PAWL_PORT::wait {

/// Stands in the awaiter, and so in the coroutine's frame: to wait allocates nothing. Only the loop's thread touches it;
/// wakers know the words it sleeps on and nothing else.
class suspended {
public:
    suspended() = default;
    suspended(const suspended&) = delete;
    suspended& operator=(const suspended&) = delete;

protected:
    ~suspended() = default;

private:
    friend class loop;
    friend class suspended_list;

    virtual std::span<const port::watched> words() const noexcept = 0;
    /// Looks again. True: over, and the coroutine goes on.
    virtual bool again() noexcept = 0;
    /// The thread was woken for this wait perhaps, and will do something else first.
    virtual void pass_on() noexcept = 0;

    /// When to look again, whatever the words say. A moment from now, each time it is asked, where wake-ups may get lost.
    virtual port::clock::time_point deadline() const noexcept = 0;
    /// Worth a look. relaxed: again() looks properly, and the kernel compares once more before the thread sleeps.
    [[nodiscard]] bool changed() const noexcept {
        for (const port::watched& word : words())
            if (word.at->load(std::memory_order_relaxed) != word.seen) return true;
        return at_once_;
    }
    [[nodiscard]] bool is_timed() const noexcept { return look_by_ != port::clock::time_point::max(); }

    std::coroutine_handle<> handle_;
    suspended* next_ = nullptr;
    suspended* previous_ = nullptr;
    port::clock::time_point look_by_;  // as deadline() said when it last looked
    std::uint32_t turn_ = 0;
    bool listed_ = false;
    bool at_once_ = false;  // to be looked at even if no word changes
};

/// Doubly linked through its members, so that one that is destroyed leaves from wherever it stands.
class suspended_list {
public:
    [[nodiscard]] suspended* first() const noexcept { return first_; }
    [[nodiscard]] static suspended* after(const suspended& one) noexcept { return one.next_; }

    void add_last(suspended& one) noexcept {
        one.listed_ = true;
        one.next_ = nullptr;
        one.previous_ = last_;
        (last_ ? last_->next_ : first_) = &one;
        last_ = &one;
    }
    void add_first(suspended& one) noexcept {
        one.listed_ = true;
        one.previous_ = nullptr;
        one.next_ = first_;
        (first_ ? first_->previous_ : last_) = &one;
        first_ = &one;
    }
    void remove(suspended& one) noexcept {
        (one.previous_ ? one.previous_->next_ : first_) = one.next_;
        (one.next_ ? one.next_->previous_ : last_) = one.previous_;
        one.listed_ = false;
    }

private:
    suspended* first_ = nullptr;
    suspended* last_ = nullptr;
};

}  // namespace pawl::inline PAWL_PORT::wait

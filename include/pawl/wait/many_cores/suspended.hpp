// A coroutine that waits, as its thread's loop sees it, and the list of those.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/wait/ready.hpp>

#include <cstdint>
#include <span>

namespace pawl::inline PAWL_PORT::wait {

/// Stands in the awaiter, and so in the coroutine's frame: to wait allocates nothing. Only the loop's thread touches it;
/// wakers know the words it sleeps on and nothing else.
class suspended : private ready_node {
public:
    suspended() = default;
    suspended(const suspended&) = delete;
    suspended& operator=(const suspended&) = delete;

protected:
    ~suspended() = default;
    /// Its loop is told when one of its words changes; a bit for each bucket of theirs.
    std::uint32_t told_of_ = 0;

private:
    friend class loop;
    friend class told_list;
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

    port::clock::time_point look_by_;  // as deadline() said when it last looked
    std::uint32_t turn_ = 0;
    bool listed_ = false;
    bool at_once_ = false;  // to be looked at even if no word changes
};

/// Doubly linked through its members, so that one that is destroyed leaves from wherever it stands. One that goes on stands
/// among those that are ready, through the same members.
class suspended_list {
public:
    [[nodiscard]] suspended* first() const noexcept { return first_; }
    [[nodiscard]] static suspended* after(const suspended& one) noexcept { return static_cast<suspended*>(one.next); }

    void add_last(suspended& one) noexcept {
        one.listed_ = true;
        one.next = nullptr;
        one.previous = last_;
        if (last_)
            last_->next = &one;
        else
            first_ = &one;
        last_ = &one;
    }
    void add_first(suspended& one) noexcept {
        one.listed_ = true;
        one.previous = nullptr;
        one.next = first_;
        if (first_)
            first_->previous = &one;
        else
            last_ = &one;
        first_ = &one;
    }
    void remove(suspended& one) noexcept {
        if (one.previous)
            one.previous->next = one.next;
        else
            first_ = after(one);
        if (one.next)
            one.next->previous = one.previous;
        else
            last_ = static_cast<suspended*>(one.previous);
        one.next = one.previous = nullptr;
        one.listed_ = false;
    }

private:
    suspended* first_ = nullptr;
    suspended* last_ = nullptr;
};

}  // namespace pawl::inline PAWL_PORT::wait

// What nobody uses any more and somebody has to destroy: a list that anybody adds to without waiting.
#pragma once

#include <pawl/lock/event.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>

#include <atomic>

namespace pawl::inline PAWL_PORT::sound {

/// The base of what can be retired. It carries its own place in the list: nothing is allocated when that is needed.
class retirable {
public:
    /// how: destroys it, on the thread that takes.
    using end_function = void (*)(retirable&) noexcept;
    constexpr explicit retirable(end_function how) noexcept : end_{how} {}
    retirable(const retirable&) = delete;
    retirable& operator=(const retirable&) = delete;

    void end() noexcept { end_(*this); }

protected:
    ~retirable() = default;

private:
    friend class retired_list;
    friend class retired_chain;
    retirable* next_ = nullptr;
    end_function end_;
};

/// What was taken, or waits on the thread that takes: first in, first out, for one thread.
class retired_chain {
public:
    [[nodiscard]] bool empty() const noexcept PAWL_NONBLOCKING { return first_ == nullptr; }
    void add_last(retirable& one) noexcept PAWL_NONBLOCKING {
        one.next_ = nullptr;
        (first_ ? last_->next_ : first_) = &one;
        last_ = &one;
    }
    void add_first(retirable& one) noexcept PAWL_NONBLOCKING {
        if (!first_) last_ = &one;
        one.next_ = first_;
        first_ = &one;
    }
    /// Not of an empty one.
    retirable& take_first() noexcept PAWL_NONBLOCKING {
        retirable& one = *first_;
        first_ = one.next_;
        return one;
    }

private:
    retirable *first_ = nullptr, *last_ = nullptr;
};

/// Any number of threads push, one takes. R. K. Treiber, "Systems programming: coping with parallelism" (1986); all are taken
/// at once, so that no element can be met a second time at the same place while somebody looks at it.
class retired_list {
public:
    constexpr retired_list() noexcept = default;
    retired_list(const retired_list&) = delete;
    retired_list& operator=(const retired_list&) = delete;

    /// Lock-free but for the kernel's wake-up; never waits, never allocates; from anywhere.
    void push(retirable& one) noexcept PAWL_NONBLOCKING {
        retirable* seen = newest_.load(std::memory_order_relaxed);
        do one.next_ = seen;
        // release: the object, and its place in the list, to who takes it.
        while (!newest_.compare_exchange_weak(seen, &one, std::memory_order_release, std::memory_order_relaxed));
        something_.set();
    }
    /// All whose push has come to its end, the oldest first.
    [[nodiscard]] retired_chain take() noexcept {
        retired_chain taken;
        // acquire: against the release in push(); those below the newest were released before.
        retirable* one = newest_.exchange(nullptr, std::memory_order_acquire);
        while (one) {
            retirable* const older = one->next_;
            taken.add_first(*one);
            one = older;
        }
        return taken;
    }
    /// Until there may be something, or wake() was called. Then, and only then, look at everything anew.
    void wait() noexcept {
        something_.wait();
        // Before the looks: what comes after them sets the event again.
        something_.reset();
    }
    void wake() noexcept { something_.set(); }

private:
    std::atomic<retirable*> newest_{nullptr};
    event something_{"retired sounds"};
};

}  // namespace pawl::inline PAWL_PORT::sound

// Those that can go on in a loop: a ring that goes through the list itself, so that nothing is done differently where it is empty.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/wait/ready.hpp>

namespace pawl::inline PAWL_PORT::wait {

/// Zeroed it is nobody's; begin() makes it an empty list. Changed while undisturbed.
class ready_ring {
public:
    void begin() noexcept { ends_.next = ends_.previous = &ends_; }
    [[nodiscard]] bool empty() const noexcept PAWL_NONBLOCKING { return ends_.next == &ends_; }
    [[gnu::always_inline]] void add_last(ready_node& one) noexcept PAWL_NONBLOCKING {
        ready_node* const last = ends_.previous;
        one.next = &ends_;
        one.previous = last;
        last->next = &one;
        ends_.previous = &one;
    }
    /// Null: it is empty.
    [[nodiscard, gnu::always_inline]] ready_node* take_first() noexcept PAWL_NONBLOCKING {
        ready_node* const one = ends_.next;
        if (one == &ends_) return nullptr;
        ready_node* const next = one->next;
        ends_.next = next;
        next->previous = &ends_;
        one->next = nullptr;  // it stands in no list
        return one;
    }
    void remove(ready_node& one) noexcept PAWL_NONBLOCKING {
        if (!one.next) return;
        one.next->previous = one.previous;
        one.previous->next = one.next;
        one.next = nullptr;
    }

private:
    ready_node ends_;
};

}  // namespace pawl::inline PAWL_PORT::wait

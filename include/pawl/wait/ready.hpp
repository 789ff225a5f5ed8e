// Coroutines that can go on, in the order in which they do.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>

#include <coroutine>

namespace pawl::inline PAWL_PORT::wait {

/// Stands in an awaiter or in a task's promise: to go on costs no memory and no search.
struct ready_node {
    std::coroutine_handle<> coroutine;
    ready_node* next = nullptr;
    ready_node* previous = nullptr;
};

/// Doubly linked through its nodes: one that is destroyed leaves from wherever it stands.
class ready_list {
public:
    [[nodiscard]] bool empty() const noexcept PAWL_NONBLOCKING { return first_ == nullptr; }
    [[nodiscard]] ready_node* last() const noexcept PAWL_NONBLOCKING { return last_; }
    [[nodiscard]] bool has(const ready_node& one) const noexcept PAWL_NONBLOCKING {
        return one.previous || one.next || first_ == &one;
    }
    void add_last(ready_node& one) noexcept PAWL_NONBLOCKING {
        one.next = nullptr;
        one.previous = last_;
        (last_ ? last_->next : first_) = &one;
        last_ = &one;
    }
    [[nodiscard]] ready_node& take_first() noexcept PAWL_NONBLOCKING {
        ready_node& one = *first_;
        first_ = one.next;
        (first_ ? first_->previous : last_) = nullptr;
        one.next = nullptr;
        return one;
    }
    void remove(ready_node& one) noexcept PAWL_NONBLOCKING {
        (one.previous ? one.previous->next : first_) = one.next;
        (one.next ? one.next->previous : last_) = one.previous;
        one.next = one.previous = nullptr;
    }

private:
    ready_node* first_ = nullptr;
    ready_node* last_ = nullptr;
};

}  // namespace pawl::inline PAWL_PORT::wait

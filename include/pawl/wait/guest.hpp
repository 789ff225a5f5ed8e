// What runs in a loop and may be asked from elsewhere to stop.
#pragma once

#include <pawl/port/port.hpp>

namespace pawl::inline PAWL_PORT::wait {

/// Who asks sets a flag that the guest knows and calls the loop (inbox::ask()); the loop then makes each guest look. No
/// pointer to a guest ever leaves its loop's thread, so that it may go at any time and nobody waits for anybody.
class guest {
public:
    guest() = default;
    guest(const guest&) = delete;
    guest& operator=(const guest&) = delete;

protected:
    ~guest() = default;

private:
    friend class guest_list;
    /// Are you to stop? May end waits, but resumes nobody.
    virtual void look() noexcept = 0;

    guest* next_ = nullptr;
    guest* previous_ = nullptr;
};

class guest_list {
public:
    void add(guest& one) noexcept {
        one.previous_ = nullptr;
        one.next_ = first_;
        if (first_) first_->previous_ = &one;
        first_ = &one;
    }
    void remove(guest& one) noexcept {
        (one.previous_ ? one.previous_->next_ : first_) = one.next_;
        if (one.next_) one.next_->previous_ = one.previous_;
        one.next_ = one.previous_ = nullptr;
    }
    void look() noexcept {
        for (guest* one = first_; one;) {
            guest* const next = one->next_;
            one->look();
            one = next;
        }
    }
    [[nodiscard]] guest* first() const noexcept { return first_; }
    [[nodiscard]] static guest* after(const guest& one) noexcept { return one.next_; }

private:
    guest* first_ = nullptr;
};

}  // namespace pawl::inline PAWL_PORT::wait

// Holds several locks while it lives.
#pragma once

#include <pawl/lock/core.hpp>
#include <pawl/lock/guarded.hpp>
#include <pawl/lock/owned.hpp>
#include <pawl/lock/several.hpp>
#include <pawl/misuse.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT {

/// Gives all of them up when it goes, the last one taken first. Movable, within its task.
template <class... Locks>
class [[nodiscard]] held_together {
    static_assert(sizeof...(Locks) > 0, "pawl: no lock was given");
    static_assert(sizeof...(Locks) <= watch::held_objects::most, "pawl: more locks than a task can hold");

public:
    held_together(held_together&& other) noexcept : cores_{other.cores_}, held_{std::exchange(other.held_, false)} {}
    held_together& operator=(held_together&& other) noexcept {
        held_together{std::move(other)}.swap(*this);
        return *this;
    }
    ~held_together() {
        if (held_) lock::give_up(cores_);
    }

    /// Before its end. By the task that took them.
    void unlock() noexcept {
        if (std::exchange(held_, false)) lock::give_up(cores_);
    }
    [[nodiscard]] bool owns_lock() const noexcept { return held_; }
    explicit operator bool() const noexcept { return held_; }
    void swap(held_together& other) noexcept {
        std::swap(cores_, other.cores_);
        std::swap(held_, other.held_);
    }

    /// The value of a guarded that is among them.
    template <class T, class Mutex>
    [[nodiscard]] T& operator[](guarded<T, Mutex>& cell) const {
        static_assert((std::is_same_v<std::remove_const_t<Locks>, guarded<T, Mutex>> || ...),
                      "pawl: this guarded value is not among the locks that are held here");
        if (!held_ || std::ranges::find(cores_, &core_of(cell)) == cores_.end())
            misuse("pawl: this guarded value is not among the locks that are held here");
        return value_under_lock(cell);
    }

protected:
    using all = std::array<lock::core*, sizeof...(Locks)>;
    template <class... Lock>
    friend class lock_together_or_report;
    template <class... Lock>
    friend class lock_with_patience;

    /// Holds what the caller has just taken, in the order it was taken; or nothing yet.
    held_together(const all& taken, bool held) noexcept : cores_{taken}, held_{held} {}

    all cores_;
    bool held_;
};

}  // namespace pawl::inline PAWL_PORT

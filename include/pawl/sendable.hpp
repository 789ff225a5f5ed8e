// What may cross from one task to another.
#pragma once

#include <concepts>
#include <functional>
#include <mutex>
#include <shared_mutex>
#include <string_view>
#include <type_traits>

namespace pawl {

/// Specialise as true for a type that belongs to one task alone: a guard, a handle of a thread.
template <class T>
inline constexpr bool bound_to_task = false;
template <class M>
inline constexpr bool bound_to_task<std::lock_guard<M>> = true;
template <class M>
inline constexpr bool bound_to_task<std::unique_lock<M>> = true;
template <class M>
inline constexpr bool bound_to_task<std::shared_lock<M>> = true;
template <class... M>
inline constexpr bool bound_to_task<std::scoped_lock<M...>> = true;

/// Specialise as true for a type with a move constructor and destructor of its own that neither block nor allocate.
template <class T>
inline constexpr bool moves_in_real_time =
    std::is_trivially_move_constructible_v<T>&& std::is_trivially_destructible_v<T>;

namespace detail {
template <class T>
inline constexpr bool is_reference_wrapper = false;
template <class T>
inline constexpr bool is_reference_wrapper<std::reference_wrapper<T>> = true;
}  // namespace detail

/// May be a message: an object whose move and destruction throw nothing, that refers to no variable of its sender and is
/// bound to no task. A failed move could lose a message half-way; a guard would be unlocked by a task that never locked.
template <class T>
concept sendable =
    std::is_object_v<T> && !std::is_const_v<T> && !std::is_array_v<T> && std::is_nothrow_move_constructible_v<T> &&
    std::is_nothrow_destructible_v<T> && !detail::is_reference_wrapper<T> && !bound_to_task<T>;

/// A message that moves without blocking or allocating: what calls marked PAWL_NONBLOCKING keep their promise for.
template <class T>
concept realtime_movable = sendable<T> && moves_in_real_time<T>;

namespace detail {
/// One sentence for each way in which a type is no message.
template <class T>
constexpr void require_sendable() {
    static_assert(!std::is_reference_v<T>,
                  "pawl: a message is a value: a reference would be read after its sender has gone on");
    static_assert(!std::is_const_v<T>, "pawl: a message moves from task to task, which a const object cannot");
    static_assert(std::is_object_v<T> && !std::is_array_v<T>,
                  "pawl: a message is an object; wrap an array in a struct");
    if constexpr (std::is_object_v<T> && !std::is_array_v<T>) {
        static_assert(
            std::is_nothrow_move_constructible_v<T>,
            "pawl: a message's move constructor must be noexcept: one that throws half-way would lose the message");
        static_assert(std::is_nothrow_destructible_v<T>, "pawl: a message's destructor must not throw");
        static_assert(!is_reference_wrapper<T>,
                      "pawl: a reference_wrapper refers to a variable of the sender; send the value");
        static_assert(!bound_to_task<T>,
                      "pawl: this type belongs to one task (a lock's guard, for one) and may not be sent");
    }
}
}  // namespace detail

}  // namespace pawl

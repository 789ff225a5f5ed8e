// What may cross from one task to another.
#pragma once

#include <array>
#include <cstddef>
#include <expected>
#include <functional>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

namespace pawl {

/// Specialise as true for a type that belongs to one task alone: a guard, a handle of a thread.
template <class T>
inline constexpr bool bound_to_task = false;
template <class Mutex>
inline constexpr bool bound_to_task<std::lock_guard<Mutex>> = true;
template <class Mutex>
inline constexpr bool bound_to_task<std::unique_lock<Mutex>> = true;
template <class Mutex>
inline constexpr bool bound_to_task<std::shared_lock<Mutex>> = true;
template <class... Mutex>
inline constexpr bool bound_to_task<std::scoped_lock<Mutex...>> = true;

/// Specialise as true for a type with a move constructor and destructor of its own that neither block nor allocate.
template <class T>
inline constexpr bool moves_in_real_time =
    std::is_trivially_move_constructible_v<T>&& std::is_trivially_destructible_v<T>;

namespace detail {
template <class T>
struct refers : std::is_reference<T> {};
template <class T>
struct refers<std::reference_wrapper<T>> : std::true_type {};
template <class T>
struct is_bound : std::bool_constant<bound_to_task<T>> {};

/// Is<T>, or Is of a part of T, where T is one of the standard's values. No compiler tells the members of other classes.
template <template <class> class Is, class T>
struct in_a_part : Is<T> {};
template <template <class> class Is, class First, class Second>
struct in_a_part<Is, std::pair<First, Second>> : std::disjunction<in_a_part<Is, First>, in_a_part<Is, Second>> {};
template <template <class> class Is, class... Parts>
struct in_a_part<Is, std::tuple<Parts...>> : std::disjunction<in_a_part<Is, Parts>...> {};
template <template <class> class Is, class... Parts>
struct in_a_part<Is, std::variant<Parts...>> : std::disjunction<in_a_part<Is, Parts>...> {};
template <template <class> class Is, class Part>
struct in_a_part<Is, std::optional<Part>> : in_a_part<Is, Part> {};
template <template <class> class Is, class Part, std::size_t Count>
struct in_a_part<Is, std::array<Part, Count>> : in_a_part<Is, Part> {};
template <template <class> class Is, class Value, class Error>
struct in_a_part<Is, std::expected<Value, Error>> : std::disjunction<in_a_part<Is, Value>, in_a_part<Is, Error>> {};
}  // namespace detail

/// May be a message: an object whose move and destruction throw nothing, that refers to no variable of its sender and is
/// bound to no task. A failed move could lose a message half-way; a guard would be unlocked by a task that never locked.
/// Parts of pairs, tuples, variants, optionals, expecteds and arrays are looked at as well; members of your classes, pointers and
/// views are yours to answer for.
template <class T>
concept sendable = std::is_object_v<T> && !std::is_const_v<T> && !std::is_array_v<T> &&
                   std::is_nothrow_move_constructible_v<T> && std::is_nothrow_destructible_v<T> &&
                   !detail::in_a_part<detail::refers, T>::value && !detail::in_a_part<detail::is_bound, T>::value;

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
        static_assert(
            !in_a_part<refers, T>::value,
            "pawl: a reference_wrapper, or a reference within the message, refers to a variable of the sender; "
            "send the value");
        static_assert(!in_a_part<is_bound, T>::value,
                      "pawl: this type belongs to one task (a lock's guard, for one) and may not be sent");
    }
}
}  // namespace detail

}  // namespace pawl

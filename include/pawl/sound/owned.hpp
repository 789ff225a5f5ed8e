// The pointer to whatever the render thread may have to let go.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sendable.hpp>
#include <pawl/sound/retirement.hpp>
#include <pawl/sound/sound.hpp>

#include <concepts>
#include <cstddef>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

template <class T>
class owned;
template <class T, class... Arguments>
requires std::constructible_from<T, Arguments...>
[[nodiscard]] owned<T> make_owned(Arguments&&... arguments);

/// As std::unique_ptr, but whoever lets go of the object never destroys it: the thread of retirement does. So no call of it
/// waits, allocates or frees, on any thread. From make_owned() alone.
template <class T>
class owned {
public:
    constexpr owned() noexcept = default;
    constexpr owned(std::nullptr_t) noexcept {}
    constexpr owned(owned&& other) noexcept PAWL_NONBLOCKING : object_{std::exchange(other.object_, nullptr)},
                                                               place_{std::exchange(other.place_, nullptr)} {}
    /// Of a derived class.
    template <class Derived>
    requires std::convertible_to<Derived*, T*>
    constexpr owned(owned<Derived>&& other) noexcept PAWL_NONBLOCKING : object_{std::exchange(other.object_, nullptr)},
                                                                        place_{std::exchange(other.place_, nullptr)} {}
    owned& operator=(owned&& other) noexcept PAWL_NONBLOCKING {
        owned{std::move(other)}.swap(*this);
        return *this;
    }
    ~owned() noexcept { reset(); }

    /// Lets go of the object.
    void reset() noexcept PAWL_NONBLOCKING {
        object_ = nullptr;
        if (retirable* const place = std::exchange(place_, nullptr)) retirement::take(*place);
    }
    void swap(owned& other) noexcept PAWL_NONBLOCKING {
        std::swap(object_, other.object_);
        std::swap(place_, other.place_);
    }

    [[nodiscard]] T* get() const noexcept PAWL_NONBLOCKING { return object_; }
    [[nodiscard]] T& operator*() const noexcept PAWL_NONBLOCKING { return *object_; }
    [[nodiscard]] T* operator->() const noexcept PAWL_NONBLOCKING { return object_; }
    [[nodiscard]] explicit operator bool() const noexcept PAWL_NONBLOCKING { return object_ != nullptr; }
    friend bool operator==(const owned& one, std::nullptr_t) noexcept PAWL_NONBLOCKING { return !one; }

private:
    template <class>
    friend class owned;
    template <class U, class... Arguments>
    requires std::constructible_from<U, Arguments...>
    friend owned<U> make_owned(Arguments&&...);
    owned(T& object, retirable& place) noexcept : object_{&object}, place_{&place} {}

    T* object_ = nullptr;
    retirable* place_ = nullptr;
};

using owned_sound = owned<sound>;

/// For the control side: allocates, and starts the thread of retirement if there is none. Throws what T's constructor does.
template <class T, class... Arguments>
requires std::constructible_from<T, Arguments...>
[[nodiscard]] owned<T> make_owned(Arguments&&... arguments) {
    struct holder final : retirable {
        explicit holder(Arguments&&... given)
            : retirable{[](retirable& one) noexcept { delete static_cast<holder*>(&one); }},
              object(std::forward<Arguments>(given)...) {}
        T object;
    };
    retirement::begin();
    auto* const made = new holder{std::forward<Arguments>(arguments)...};
    return {made->object, *made};
}

}  // namespace pawl::inline PAWL_PORT::sound

namespace pawl {
/// Two pointers; and what is let go is pushed to a list.
template <class T>
inline constexpr bool moves_in_real_time<sound::owned<T>> = true;
}  // namespace pawl

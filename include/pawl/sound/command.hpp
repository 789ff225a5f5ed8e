// A function on its way to a sound.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sendable.hpp>
#include <pawl/sound/retirement.hpp>

#include <concepts>
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// What a closure may need at most to travel in the command itself.
inline constexpr std::size_t most_closure_bytes = 64;

/// A closure in place needs no heap: at most most_closure_bytes, copied as bytes and with nothing to do when it goes. Any other
/// one stands in memory that the sender allocated, and goes to retirement afterwards. Not is_trivially_copyable: GCC 12 denies
/// that of some closures whose parts are.
template <class F>
inline constexpr bool travels_in_place =
    std::is_trivially_move_constructible_v<F>&& std::is_trivially_destructible_v<F> && sizeof(F) <= most_closure_bytes
    && alignof(F) <= alignof(std::max_align_t);

/// Calls a closure of any type with an S&, once. Moves, and goes, without waiting, allocating or freeing.
template <class S>
class command {
public:
    template <class F>
    requires(!std::same_as<std::remove_cvref_t<F>, command> && std::invocable<F&, S&>) explicit command(F closure) {
        if constexpr (travels_in_place<F>) {
            ::new (static_cast<void*>(bytes_)) F(std::move(closure));
            call_ = call_in_place<F>;
        } else {
            retirement::begin();
            box_ = new boxed<F>{std::move(closure)};
            call_ = call_boxed<F>;
        }
    }
    command(command&& other) noexcept PAWL_NONBLOCKING : call_{other.call_}, box_{std::exchange(other.box_, nullptr)} {
        std::memcpy(bytes_, other.bytes_, sizeof bytes_);
    }
    command& operator=(command&&) = delete;
    ~command() noexcept {
        if (box_) retirement::take(*box_);
    }

    /// Once. What the closure throws ends the program.
    void operator()(S& s) noexcept PAWL_NONBLOCKING { call_(*this, s); }

    /// The closure again, of a command that was refused.
    template <class F>
    [[nodiscard]] F closure() && {
        if constexpr (travels_in_place<F>)
            return std::move(in_place<F>());
        else
            return std::move(static_cast<boxed<F>*>(box_)->closure);
    }

private:
    template <class F>
    struct boxed final : retirable {
        explicit boxed(F&& given)
            : retirable{[](retirable& one) noexcept { delete static_cast<boxed*>(&one); }}, closure(std::move(given)) {}
        F closure;
    };
    template <class F>
    [[nodiscard]] F& in_place() noexcept PAWL_NONBLOCKING {
        return *std::launder(reinterpret_cast<F*>(bytes_));
    }
    template <class F>
    static void call_in_place(command& self, S& s) noexcept PAWL_NONBLOCKING {
        self.in_place<F>()(s);
    }
    template <class F>
    static void call_boxed(command& self, S& s) noexcept PAWL_NONBLOCKING {
        static_cast<boxed<F>*>(self.box_)->closure(s);
    }

    void (*call_)(command&, S&) noexcept PAWL_NONBLOCKING;
    retirable* box_ = nullptr;
    alignas(std::max_align_t) std::byte bytes_[most_closure_bytes]{};
};

}  // namespace pawl::inline PAWL_PORT::sound

namespace pawl {
template <class S>
inline constexpr bool moves_in_real_time<sound::command<S>> = true;
}  // namespace pawl

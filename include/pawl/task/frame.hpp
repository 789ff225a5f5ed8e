// Where the frame of a coroutine stands, and how it is given back.
#pragma once

#include <pawl/error.hpp>
#include <pawl/port/port.hpp>

#include <atomic>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT::tasks {

/// What every frame may be aligned to. One that holds more strictly aligned objects is not supported by GCC 12.
inline constexpr std::size_t frame_alignment = __STDCPP_DEFAULT_NEW_ALIGNMENT__;

/// Stands in front of every frame: who takes it back, how large it is, and whether it is in use.
class alignas(frame_alignment) frame_header {
public:
    using giver = void (*)(frame_header&) noexcept;
    constexpr frame_header() noexcept = default;
    constexpr explicit frame_header(giver by) noexcept : give_back_{by} {}
    frame_header(const frame_header&) = delete;
    frame_header& operator=(const frame_header&) = delete;

    /// False: a task's frame stands there. Wait-free.
    [[nodiscard]] bool take(std::size_t size) noexcept {
        std::uint32_t nobody = 0;
        // acquire: what the last task did there, perhaps on another thread.
        return size_.compare_exchange_strong(nobody, static_cast<std::uint32_t>(size), std::memory_order_acquire,
                                             std::memory_order_relaxed);
    }
    void free() noexcept { size_.store(0, std::memory_order_release); }
    [[nodiscard]] std::size_t size() const noexcept { return size_.load(std::memory_order_relaxed); }
    /// The frame is not used any more.
    void give_back() noexcept { give_back_ ? give_back_(*this) : free(); }

    [[nodiscard]] void* frame() noexcept { return this + 1; }
    [[nodiscard]] static frame_header& of(void* frame) noexcept { return static_cast<frame_header*>(frame)[-1]; }

private:
    giver give_back_ = nullptr;
    std::atomic<std::uint32_t> size_{0};  // of the frame behind it; 0: there is none
};
static_assert(sizeof(frame_header) % frame_alignment == 0);

/// A frame's place, or why there is none.
struct frame_or_reason {
    void* frame;
    errc why{};
};

/// What may stand among a coroutine's parameters to say where its frame goes; that one takes it, and says so in words. Users
/// may write their own: `frame_or_reason take_frame(std::size_t) noexcept` gives the bytes behind a frame_header.
template <class T>
concept frame_storage = requires(T& storage, std::size_t size) {
    { storage.take_frame(size) }
    noexcept->std::same_as<frame_or_reason>;
};
/// Its room is known to the compiler.
template <class T>
concept bounded_frame_storage = frame_storage<T> && requires {
    {std::integral_constant<std::size_t, T::capacity>{}};
};

/// The last frame that this thread was refused: between operator new and the task object, which is made of it at once.
struct refused_frame {
    std::size_t size = 0;
    errc why{};
};

template <class First, class... Rest>
[[nodiscard]] constexpr decltype(auto) storage_among(First& first, Rest&... rest) noexcept {
    if constexpr (frame_storage<std::remove_const_t<First>>)
        return const_cast<std::remove_const_t<First>&>(first);
    else {
        static_assert(sizeof...(Rest) != 0,
                      "pawl: say where the task's frame stands: give the coroutine a parameter pawl::static_frame<N>&, "
                      "pawl::frame_pool<N, Count>& or pawl::program_heap");
        return storage_among(rest...);
    }
}

[[gnu::error("pawl: the frame of this coroutine is larger than the place that its parameter gives it")]] void
frame_is_too_large_for_its_place() noexcept;

/// For a promise's operator new. Inlined always, so that GCC, from -O1, sees the frame's size beside the room there is.
template <class... Arguments>
[[gnu::always_inline]] inline void* take_frame(std::size_t size, Arguments&... arguments) noexcept {
    auto& storage = storage_among(arguments...);
    if constexpr (bounded_frame_storage<std::remove_reference_t<decltype(storage)>>)
        if (__builtin_constant_p(size) && size > std::remove_reference_t<decltype(storage)>::capacity)
            frame_is_too_large_for_its_place();
    const frame_or_reason taken = storage.take_frame(size);
    if (!taken.frame) port::of_this_thread<refused_frame> = {size, taken.why};
    return taken.frame;
}

}  // namespace pawl::inline PAWL_PORT::tasks

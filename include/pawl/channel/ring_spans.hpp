// Places of a ring, handed out as they are: for batches, and for devices that write or read memory themselves (DMA).
#pragma once

#include <pawl/channel/half.hpp>
#include <pawl/channel/ring_core.hpp>
#include <pawl/nonblocking.hpp>

#include <cstddef>
#include <expected>
#include <span>
#include <type_traits>

namespace pawl::inline PAWL_PORT::channel {

namespace detail {
template <class T>
constexpr void require_plain_places() {
    static_assert(std::is_trivially_copyable_v<T>,
                  "pawl: grant, commit, peek and release hand out places that hold no object yet, or go on holding one "
                  "that was received: for trivially copyable messages only");
}
inline std::expected<void, errc> as_result(errc why) noexcept PAWL_NONBLOCKING {
    if (why == errc{}) return {};
    return std::unexpected(why);
}
}  // namespace detail

template <class T, std::size_t Capacity, class Half>
class added_to_sender<ring_core<T, Capacity>, Half> {
public:
    /// Free places in a row, at most `most`; what they hold is anything. Empty: the ring is full or closed, or the half is
    /// none. Nothing is sent before commit(); a try_send in between uses the first of them. Wait-free; from an interrupt.
    [[nodiscard]] std::span<T> grant(std::size_t most) const noexcept PAWL_NONBLOCKING {
        detail::require_plain_places<T>();
        const Half& half = static_cast<const Half&>(*this);
        return half ? half.core()->grant(most) : std::span<T>{};
    }
    /// Sends the first count messages of what was granted, all at once. Refuses, and sends nothing, with too_many (more
    /// than was granted), closed or moved_from. Wait-free; from an interrupt.
    std::expected<void, errc> commit(std::size_t count) const noexcept PAWL_NONBLOCKING {
        detail::require_plain_places<T>();
        const Half& half = static_cast<const Half&>(*this);
        return detail::as_result(half ? half.core()->commit(count) : half.why());
    }
};

template <class T, std::size_t Capacity, class Half>
class added_to_receiver<ring_core<T, Capacity>, Half> {
public:
    /// Messages in a row that are there, the oldest first, at most `most`. They stay until release(). Empty: nothing is
    /// there; try_recv() says why. Wait-free; from an interrupt.
    [[nodiscard]] std::span<T> peek(std::size_t most = Capacity) const noexcept PAWL_NONBLOCKING {
        detail::require_plain_places<T>();
        const Half& half = static_cast<const Half&>(*this);
        return half ? half.core()->peek(most) : std::span<T>{};
    }
    /// Gives up the first count messages of what was seen. Refuses with too_many or moved_from. Wait-free; from an interrupt.
    std::expected<void, errc> release(std::size_t count) const noexcept PAWL_NONBLOCKING {
        detail::require_plain_places<T>();
        const Half& half = static_cast<const Half&>(*this);
        return detail::as_result(half ? half.core()->release(count) : half.why());
    }
};

}  // namespace pawl::inline PAWL_PORT::channel

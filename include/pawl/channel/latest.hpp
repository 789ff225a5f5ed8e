// The newest value wins: one writer, one reader, wait-free on both sides.
#pragma once

#include <pawl/channel/in_place_pair.hpp>
#include <pawl/channel/latest_core.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/sendable.hpp>

#include <utility>

namespace pawl::inline PAWL_PORT {

namespace channel {
template <class T, class Half>
class added_to_sender<latest_core<T>, Half> {
public:
    /// The same as try_send: never full. Refuses with closed or moved_from only. The value that nobody has seen is
    /// destroyed here. Wait-free; from an interrupt.
    auto write(T value) const noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        return static_cast<const Half&>(*this).try_send(std::move(value));
    }
};

template <class T, class Half>
class added_to_receiver<latest_core<T>, Half> {
public:
    /// The newest value, whether it was seen before or not; it stays where it is until the next read() or receive.
    /// nullptr: nothing was written yet, or try_recv() took the newest away. Wait-free; from an interrupt.
    [[nodiscard]] const T* read() const noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        const Half& half = static_cast<const Half&>(*this);
        return half ? half.core()->look() : nullptr;
    }
};

// Named first among the bases of latest, so that these sentences come before the compiler's own.
template <class T>
class latest_checks {
    static_assert((pawl::detail::require_sendable<T>(), true));
};
}  // namespace channel

template <class T>
using latest_writer = sender<channel::latest_core<T>>;
template <class T>
using latest_reader = receiver<channel::latest_core<T>>;

/// Holds the newest value, in the object itself: no heap. A write never fails for lack of room: it replaces what was not
/// read yet. try_recv() and recv() give a value that was not seen yet; read() looks at the newest one. Each half is used
/// by one task or interrupt at a time.
///
///     pawl::latest<position> cell;
///     auto [writer, reader] = cell.split();
template <class T>
class latest : channel::latest_checks<T>, public channel::in_place_pair<channel::latest_core<T>> {};

}  // namespace pawl::inline PAWL_PORT

// A channel for one message.
#pragma once

#include <pawl/channel/receiver.hpp>
#include <pawl/channel/sender.hpp>
#include <pawl/channel/single_place.hpp>
#include <pawl/misuse.hpp>
#include <pawl/sendable.hpp>

#include <utility>

namespace pawl::inline PAWL_PORT {

template <class T>
using oneshot_sender = sender<channel::single_place<T, true>>;
template <class T>
using oneshot_receiver = receiver<channel::single_place<T, true>>;

/// A channel for one message, an answer for one: {sender, receiver}, which only move. One allocation, here; none later.
///
/// send never waits; it spends the sender: a second one is refused with closed and gives its message back, as is one after
/// the receiver has gone. The receiver gets the message, then closed; closed at once where the sender went without
/// sending. try_ calls are wait-free and may be called from an interrupt. Throws std::bad_alloc.
template <class T>
[[nodiscard]] auto oneshot() {
    static_assert((pawl::detail::require_sendable<T>(), true));  // at once, before the compiler finds faults of its own
    auto* const made = new channel::single_place<T, true>;
    return std::pair{oneshot_sender<T>{made}, oneshot_receiver<T>{made}};
}

/// The same in the object, without a heap. It must outlive its endpoints: where it does not, the program ends here with a
/// message.
template <class T>
class static_oneshot {
    static constexpr int checked = (pawl::detail::require_sendable<T>(), 0);

public:
    using core_type = channel::single_place<T, false>;

    static_oneshot() noexcept = default;
    static_oneshot(const static_oneshot&) = delete;
    static_oneshot& operator=(const static_oneshot&) = delete;
    ~static_oneshot() {
        if (place_.ends.references() == 0) return;
        place_.close();
        misuse_in_destructor("pawl::static_oneshot: destroyed while endpoints of it are alive");
    }

    /// The sender; a second one refuses each call with too_many. Where a sender went without sending, a new one may send.
    [[nodiscard]] pawl::sender<core_type> sender() noexcept { return end<pawl::sender<core_type>>(); }
    [[nodiscard]] pawl::receiver<core_type> receiver() noexcept { return end<pawl::receiver<core_type>>(); }

private:
    template <class Half>
    Half end() noexcept {
        Half half{&place_};
        if (half && place_.is_closed() && place_.ends.both_sides()) channel::opened(place_);
        return half;
    }
    core_type place_;
};

}  // namespace pawl::inline PAWL_PORT

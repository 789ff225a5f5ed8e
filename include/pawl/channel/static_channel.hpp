// Bounded channels whose storage stands in the object: no heap, for interrupts as for tasks.
#pragma once

#include <pawl/channel/masked_ring.hpp>
#include <pawl/channel/receiver.hpp>
#include <pawl/channel/sender.hpp>
#include <pawl/channel/slot_ring.hpp>
#include <pawl/misuse.hpp>
#include <pawl/sendable.hpp>
#include <pawl/wait/way.hpp>

#include <cstdint>
#include <type_traits>

namespace pawl::inline PAWL_PORT {

namespace channel {
/// On one core a few steps with interrupts off are shorter than a compare-exchange that nobody can disturb.
template <class T, std::uint32_t Capacity, std::uint32_t Users, bool ManyReceivers>
using static_ring = std::conditional_t<wait::one_core, masked_ring<T, Capacity, Users, ManyReceivers>,
                                       slot_ring<T, inline_storage<T, Capacity, Users>, ManyReceivers>>;

template <class T, std::uint32_t Capacity, std::uint32_t Users, bool ManyReceivers>
class in_place {
    static_assert(Capacity >= 1, "pawl: the capacity is a number from 1; for none use pawl::rendezvous");
    static_assert(Users >= 2, "pawl: at least one sender and one receiver use a channel");
    static constexpr int checked = (pawl::detail::require_sendable<T>(), 0);

public:
    using core_type = static_ring<T, Capacity, Users, ManyReceivers>;

    in_place() noexcept : core_{Users} {}
    in_place(const in_place&) = delete;
    in_place& operator=(const in_place&) = delete;
    /// Endpoints hold its address: it must outlive them. Where it does not, the program ends here, with a message,
    /// instead of reading freed memory later.
    ~in_place() {
        if (core_.ends.references() == 0) return;
        core_.close();
        misuse_in_destructor("pawl::static_channel: destroyed while endpoints of it are alive");
    }

    /// One more sender; together with the receivers at most Users. One beyond refuses each call with too_many.
    [[nodiscard]] pawl::sender<core_type> sender() noexcept { return ends_within<pawl::sender<core_type>>(); }
    [[nodiscard]] pawl::receiver<core_type> receiver() noexcept { return ends_within<pawl::receiver<core_type>>(); }

private:
    template <class Half>
    Half ends_within() noexcept {
        Half half{&core_};
        if (!half) return half;
        // The first half of all begins anew; what was closed by hand stays closed for those who come later.
        if (core_.ends.references() == 1) core_.ends.closed_by_hand.store(false, std::memory_order_seq_cst);
        if (core_.is_closed() && core_.ends.both_sides() && !core_.ends.closed_by_hand.load(std::memory_order_seq_cst))
            core_.reopen();
        return half;
    }
    core_type core_;
};
}  // namespace channel

/// Capacity messages at most; Users: senders and receivers that there may be at once. Calls never wait for anybody: lock-free on
/// both sides. May be used from interrupts.
template <class T, std::uint32_t Capacity, std::uint32_t Users = 4>
class static_channel : public channel::in_place<T, Capacity, Users, true> {};

/// The same with one receiver, whose try_recv is wait-free.
template <class T, std::uint32_t Capacity, std::uint32_t Users = 4>
class static_mpsc : public channel::in_place<T, Capacity, Users, false> {};

}  // namespace pawl::inline PAWL_PORT

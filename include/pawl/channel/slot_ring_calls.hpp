// The calls of slot_ring.
#pragma once

#include <pawl/channel/slot_ring.hpp>

namespace pawl::inline PAWL_PORT::channel {

template <class T, class Storage, bool ManyReceivers>
template <class Oldest>
errc slot_ring<T, Storage, ManyReceivers>::insert(sender_side& side, T& message, Oldest oldest) noexcept
    PAWL_NONBLOCKING_IF(realtime_movable<T>) {
    using found = turn::for_sender;
    std::uint64_t at = first_place(side.last, tail_);
    carrier mine{messages_, side.cell};
    if (!mine) return errc::too_many;
    for (int losses = 0; losses < most_losses;) {
        const seen_slot seen = slot_at(at).look();
        const found what = seen.whose.seen_by_sender(places_.lap(at));
        if (what == found::closed) return errc::closed;
        if (what == found::behind) {
            at = later(places_.next(at), tail_.load(std::memory_order_acquire));
            continue;
        }
        seen_slot after{seen.whose.fill(), 0};
        if (what == found::full) {
            if constexpr (!Oldest::takes) return errc::full;
            after.whose = seen.whose.take().fill();
        }
        after.content = mine.load(message);
        if (slot_at(at).change(seen, after)) {
            mine.swapped(seen.content);
            if (what == found::full) oldest.took(mine, seen.content);
            arrived(tail_, side.last, at);
            items_.notify_one();
            return errc{};
        }
        mine.unload(message);
        ++losses;
    }
    return errc::contended;
}

template <class T, class Storage, bool ManyReceivers>
std::expected<T, errc> slot_ring<T, Storage, ManyReceivers>::remove(receiver_side& side) noexcept
    PAWL_NONBLOCKING_IF(realtime_movable<T>) {
    std::uint64_t at = first_place(side.last, head_);
    for (int losses = 0;;) {
        const seen_slot seen = slot_at(at).look();
        switch (seen.whose.seen_by_receiver(places_.lap(at))) {
            case turn::for_receiver::empty: return std::unexpected(errc::empty);
            case turn::for_receiver::closed: return std::unexpected(errc::closed);
            case turn::for_receiver::behind: at = later(places_.next(at), head_.load(std::memory_order_acquire)); break;
            case turn::for_receiver::message:
                carrier mine{messages_, side.cell};
                if (!mine) return std::unexpected(errc::too_many);
                if (slot_at(at).change(seen, {seen.whose.take(), mine.empty()})) {
                    arrived(head_, side.last, at);
                    room_.notify_one();
                    return mine.fetch(seen.content);
                }
                // With one receiver only close() can have been quicker, and only once: the call stays wait-free.
                if (++losses == most_losses) return std::unexpected(errc::contended);
        }
    }
}

template <class T, class Storage, bool ManyReceivers>
std::expected<std::optional<T>, errc> slot_ring<T, Storage, ManyReceivers>::force_push(sender_side& side,
                                                                                       T& message) noexcept
    PAWL_NONBLOCKING_IF(realtime_movable<T>) requires ManyReceivers {
    std::optional<T> dropped;
    const errc why = insert(side, message, take_oldest{dropped});
    if (why == errc{}) return dropped;
    return std::unexpected(why);
}

template <class T, class Storage, bool ManyReceivers>
bool slot_ring<T, Storage, ManyReceivers>::close() noexcept PAWL_NONBLOCKING {
    for (;;) {
        const auto [at, what] = find_tail();
        const seen_slot seen = slot_at(at).look();
        const auto now = seen.whose.seen_by_sender(places_.lap(at));
        if (now == turn::for_sender::closed) return false;
        if (now == turn::for_sender::behind || !slot_at(at).change(seen, {seen.whose.bury(), seen.content})) continue;
        items_.notify_all();
        room_.notify_all();
        return true;
    }
}

template <class T, class Storage, bool ManyReceivers>
void slot_ring<T, Storage, ManyReceivers>::reopen() noexcept PAWL_NONBLOCKING {
    for (;;) {
        const auto [at, what] = find_tail();
        const seen_slot seen = slot_at(at).look();
        const auto now = seen.whose.seen_by_sender(places_.lap(at));
        if (now == turn::for_sender::behind) continue;
        if (now != turn::for_sender::closed || slot_at(at).change(seen, {seen.whose.dig_up(), seen.content})) return;
    }
}

}  // namespace pawl::inline PAWL_PORT::channel

// The ring behind static_channel and static_mpsc where one core runs everything.
#pragma once

#include <pawl/channel/endpoints.hpp>
#include <pawl/channel/masked_places.hpp>
#include <pawl/channel/plain_operations.hpp>
#include <pawl/error.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sendable.hpp>
#include <pawl/wait/event.hpp>
#include <pawl/wait/one_core/undisturbed.hpp>

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <utility>

namespace pawl::inline PAWL_PORT::channel {

/// First in, first out, for any number of senders and receivers. A handful of steps with interrupts off moves a message of some
/// words in or out. A larger one is constructed and moved with interrupts on, in a cell that the call has for itself, and only
/// the cell's number goes through the ring: whoever is stopped half-way has a cell, and keeps nobody waiting.
///
/// Linearization: the step that changes the count; full, empty and closed where it was looked at. Wait-free.
template <class T, std::uint32_t Capacity, std::uint32_t Users, bool ManyReceivers>
class masked_ring {
    using places = masked_places<T, Capacity, Users>;
    using content = typename places::content;

public:
    using value_type = T;
    using sending = plain_sending<masked_ring>;
    using receiving = plain_receiving<masked_ring>;
    static constexpr bool many_senders = true;
    static constexpr bool many_receivers = ManyReceivers;
    static constexpr bool realtime_send = true, realtime_receive = true;
    struct sender_side {};
    struct receiver_side {};

    explicit masked_ring(std::uint32_t most_together) : ends{most_together, ManyReceivers ? unlimited : 1} {}
    masked_ring(const masked_ring&) = delete;
    masked_ring& operator=(const masked_ring&) = delete;
    ~masked_ring() {
        while (count_ != 0) static_cast<void>(places_.fetch(take()));
    }

    /// Takes the message only when it returns errc{}.
    errc push(sender_side&, T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        typename places::carrier mine{places_};
        if (!mine) return errc::too_many;
        mine.load(message);
        errc why{};
        {
            const wait::undisturbed now;
            if (count_ < most_) [[likely]] {
                put(mine.content_of(message));
                mine.gave();
            } else
                why = refusal();
        }
        if (why != errc{}) [[unlikely]] {
            mine.unload(message);
            return why;
        }
        items_.notify_one();
        return errc{};
    }
    std::expected<T, errc> pop(receiver_side&) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        content found;
        {
            const wait::undisturbed now;
            if (count_ == 0) return std::unexpected(most_ == 0 ? errc::closed : errc::empty);
            found = take();
        }
        room_.notify_one();
        return places_.fetch(found);
    }
    /// Where there is no room the oldest message makes some.
    std::expected<std::optional<T>, errc> force_push(sender_side&, T& message) noexcept
        PAWL_NONBLOCKING_IF(realtime_movable<T>) requires ManyReceivers {
        typename places::carrier mine{places_};
        if (!mine) return std::unexpected(errc::too_many);
        mine.load(message);
        std::optional<content> oldest;
        bool is_closed_now = true;
        {
            const wait::undisturbed now;
            if (most_ != 0) {
                if (count_ == most_) oldest = take();
                put(mine.content_of(message));
                mine.gave();
                is_closed_now = false;
            }
        }
        if (is_closed_now) {
            mine.unload(message);
            return std::unexpected(errc::closed);
        }
        items_.notify_one();
        std::optional<T> dropped;
        if (oldest) dropped.emplace(places_.fetch(*oldest));
        return dropped;
    }

    /// A push would not find the ring full; a pop not empty. So too where it is closed.
    [[nodiscard]] bool can_push() noexcept PAWL_NONBLOCKING { return count_ < most_ || most_ == 0; }
    [[nodiscard]] bool can_pop() noexcept PAWL_NONBLOCKING { return count_ != 0 || most_ == 0; }
    wait::event& room() noexcept { return room_; }
    wait::event& items() noexcept { return items_; }

    [[nodiscard]] std::size_t capacity() const noexcept { return Capacity; }
    [[nodiscard]] std::size_t size() noexcept PAWL_NONBLOCKING { return count_; }
    [[nodiscard]] bool is_closed() noexcept PAWL_NONBLOCKING { return most_ == 0; }
    /// False: it was closed.
    bool close() noexcept PAWL_NONBLOCKING {
        if (std::exchange(most_, std::uint32_t{0}) == 0) return false;
        items_.notify_all();
        room_.notify_all();
        return true;
    }
    void reopen() noexcept PAWL_NONBLOCKING { most_ = Capacity; }

    void prepare(auto&) noexcept {}
    void retire(auto&) noexcept {}
    void hand_over(auto&, auto&) noexcept {}
    static void destroy(masked_ring*) noexcept {}

    endpoints ends;

private:
    // All of these while undisturbed.
    [[nodiscard]] errc refusal() const noexcept { return most_ == 0 ? errc::closed : errc::full; }
    [[gnu::always_inline]] void put(content what) noexcept {
        ring_[tail_] = what;
        tail_ = after(tail_);
        count_ = count_ + 1;
    }
    [[nodiscard, gnu::always_inline]] content take() noexcept {
        const content what = ring_[head_];
        head_ = after(head_);
        count_ = count_ - 1;
        return what;
    }
    static std::uint32_t after(std::uint32_t at) noexcept { return at + 1 == Capacity ? 0 : at + 1; }

    // Interrupts change them between two steps of others.
    volatile std::uint32_t count_ = 0;
    volatile std::uint32_t most_ = Capacity;  // 0: it is closed
    std::uint32_t head_ = 0, tail_ = 0;
    wait::event room_, items_;
    content ring_[Capacity];
    [[no_unique_address]] places places_;
};

}  // namespace pawl::inline PAWL_PORT::channel

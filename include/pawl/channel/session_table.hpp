// What the two sides of a session share: the table across which one message at a time is passed.
#pragma once

#include <pawl/error.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sendable.hpp>
#include <pawl/wait/event.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <new>
#include <utility>

namespace pawl::inline PAWL_PORT::channel {

enum class seat : std::uint8_t { client, server };
constexpr seat across(seat s) noexcept PAWL_NONBLOCKING { return s == seat::client ? seat::server : seat::client; }

/// A protocol lets one side speak at a time, so that one place is enough for both directions. The state says for whom a
/// message lies there, and who has gone. Each side belongs to one task at a time: only the other side's going can come
/// between two steps of a call, so that each call is wait-free.
class session_table {
public:
    /// Bytes, Alignment: of the largest message. One allocation. Throws std::bad_alloc.
    template <std::size_t Bytes, std::size_t Alignment>
    static session_table* make();

    session_table(const session_table&) = delete;
    session_table& operator=(const session_table&) = delete;

    /// Takes the message only when it returns errc{}. full: the one before it still lies there.
    template <class T>
    errc put(seat from, T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        std::uint32_t seen = look();
        if ((seen & gone(across(from))) != 0) return errc::closed;
        if ((seen & any_message) != 0) return errc::full;
        T* const placed = std::construct_at(static_cast<T*>(place_), std::move(message));
        destroy_ = [](void* of) noexcept { std::destroy_at(static_cast<T*>(of)); };
        // seq_cst: the change that a notifier makes before it looks for waiters. It publishes the message, too.
        if (state_.compare_exchange_strong(seen, seen | message_for(across(from)), std::memory_order_seq_cst)) {
            event(across(from)).notify_one();
            return errc{};
        }
        // The other side went. The caller's variable was moved from; it takes its value back.
        std::destroy_at(&message);
        std::construct_at(&message, std::move(*placed));
        std::destroy_at(placed);
        return errc::closed;
    }

    template <class T>
    std::expected<T, errc> get(seat to) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        const std::uint32_t seen = look();
        // The message first: who has gone may have left one.
        if ((seen & message_for(to)) == 0)
            return std::unexpected((seen & gone(across(to))) != 0 ? errc::closed : errc::empty);
        struct at_end {
            session_table& table;
            seat mine;
            T& done;
            ~at_end() {
                std::destroy_at(&done);
                table.state_.fetch_and(~message_for(mine), std::memory_order_seq_cst);  // as in put()
                table.event(across(mine)).notify_one();
            }
        } const message{*this, to, *std::launder(static_cast<T*>(place_))};
        return std::move(message.done);
    }

    [[nodiscard]] bool can_put(seat from) const noexcept {
        const std::uint32_t seen = look();
        return (seen & any_message) == 0 || (seen & gone(across(from))) != 0;
    }
    [[nodiscard]] bool can_get(seat to) const noexcept { return (look() & (message_for(to) | gone(across(to)))) != 0; }
    [[nodiscard]] bool is_alone(seat mine) const noexcept { return (look() & gone(across(mine))) != 0; }
    wait::event& event(seat mine) noexcept PAWL_NONBLOCKING { return events_[static_cast<std::size_t>(mine)]; }

    void leave(seat mine) noexcept PAWL_NONBLOCKING {
        state_.fetch_or(gone(mine), std::memory_order_seq_cst);
        event(across(mine)).notify_all();
        // acq_rel: all that the other side did, before the memory goes.
        if (sides_.fetch_sub(1, std::memory_order_acq_rel) == 1) free_(this);
    }

protected:
    using free_function = void (*)(session_table*) noexcept;
    // Each step ends with the destructor of an end that was moved from and frees nothing. That is more than the analysis of
    // function effects can see, hence the cast. RealtimeSanitizer sees it, and whoever drops the last living end.
    session_table(void* place, free_function free) noexcept
        : place_{place}, free_{reinterpret_cast<nonblocking_free>(free)} {}
    ~session_table() {
        if ((look() & any_message) != 0) destroy_(place_);
    }

private:
    static constexpr std::uint32_t message_for(seat s) noexcept PAWL_NONBLOCKING { return 1U << static_cast<int>(s); }
    static constexpr std::uint32_t gone(seat s) noexcept PAWL_NONBLOCKING { return 4U << static_cast<int>(s); }
    static constexpr std::uint32_t any_message = 3;

    // seq_cst: a waiter looks here after it has announced itself (wait/event.hpp).
    std::uint32_t look() const noexcept PAWL_NONBLOCKING { return state_.load(std::memory_order_seq_cst); }

    using nonblocking_free = void (*)(session_table*) noexcept PAWL_NONBLOCKING;

    std::atomic<std::uint32_t> state_{0};
    std::atomic<std::uint32_t> sides_{2};
    std::array<wait::event, 2> events_;
    void* place_;
    void (*destroy_)(void*) noexcept = nullptr;
    nonblocking_free free_;
};

template <std::size_t Bytes, std::size_t Alignment>
session_table* session_table::make() {
    struct with_place : session_table {
        with_place() noexcept
            : session_table{&place, [](session_table* t) noexcept { delete static_cast<with_place*>(t); }} {}
        alignas(Alignment) std::byte place[Bytes == 0 ? 1 : Bytes];
    };
    return new with_place;
}

}  // namespace pawl::inline PAWL_PORT::channel

// One side of a session, whatever its next step is.
#pragma once

#include <pawl/channel/plain_operations.hpp>
#include <pawl/channel/session_table.hpp>
#include <pawl/error.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sendable.hpp>
#include <pawl/wait/blocking.hpp>

#include <expected>
#include <source_location>
#include <utility>

namespace pawl::inline PAWL_PORT::channel {

/// A session's table as one side sees it at one step, in the form that the waiting dance knows.
template <class T>
class session_view {
public:
    using value_type = T;
    struct sender_side {};
    struct receiver_side {};
    session_view(session_table& table, seat mine) noexcept : table_{&table}, mine_{mine} {}

    errc push(sender_side&, T& message) noexcept { return table_->put(mine_, message); }
    std::expected<T, errc> pop(receiver_side&) noexcept { return table_->template get<T>(mine_); }
    bool can_push() noexcept { return table_->can_put(mine_); }
    bool can_pop() noexcept { return table_->can_get(mine_); }
    wait::event& room() noexcept { return table_->event(mine_); }
    wait::event& items() noexcept { return table_->event(mine_); }

private:
    session_table* table_;
    seat mine_;
};

/// Owns a side. When it goes, the other side is told.
class session_end {
public:
    session_end() = default;
    session_end(session_table* table, seat mine) noexcept : table_{table}, mine_{mine} {}
    session_end(session_end&& other) noexcept PAWL_NONBLOCKING : table_{std::exchange(other.table_, nullptr)},
                                                                 mine_{other.mine_} {}
    session_end& operator=(session_end&& other) noexcept {
        if (this == &other) return *this;
        leave();
        table_ = std::exchange(other.table_, nullptr);
        mine_ = other.mine_;
        return *this;
    }
    ~session_end() { leave(); }

    /// This step was not made yet.
    [[nodiscard]] explicit operator bool() const noexcept { return table_ != nullptr; }
    /// The other side has gone. What it sent before can still be received.
    [[nodiscard]] bool is_closed() const noexcept { return !table_ || table_->is_alone(mine_); }

protected:
    template <class T>
    errc put(T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        return table_ ? table_->put(mine_, message) : errc::moved_from;
    }
    template <class T>
    std::expected<T, errc> get() noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        if (!table_) return std::unexpected(errc::moved_from);
        return table_->template get<T>(mine_);
    }
    template <class T>
    errc put_until(T& message, port::clock::time_point limit, const std::source_location& at) noexcept {
        if (!table_) return errc::moved_from;
        session_view<T> view{*table_, mine_};
        typename session_view<T>::sender_side side;
        plain_sending<session_view<T>> sending{view, side, message};
        wait::waiting<decltype(sending)> waiting{limit, 0, sending};
        const auto reason = [&]() noexcept -> wait::wait_reason {
            return {watch::waits_to::send, table_, "", at, limit};
        };
        return wait::until_finished(waiting, reason) == waiting.none ? errc::timeout : sending.result();
    }
    template <class T>
    std::expected<T, errc> get_until(port::clock::time_point limit, const std::source_location& at) noexcept {
        if (!table_) return std::unexpected(errc::moved_from);
        session_view<T> view{*table_, mine_};
        typename session_view<T>::receiver_side side;
        plain_receiving<session_view<T>> receiving{view, side};
        wait::waiting<decltype(receiving)> waiting{limit, 0, receiving};
        const auto reason = [&]() noexcept -> wait::wait_reason {
            return {watch::waits_to::receive, table_, "", at, limit};
        };
        if (wait::until_finished(waiting, reason) == waiting.none) return std::unexpected(errc::timeout);
        return std::move(receiving.result());
    }

private:
    void leave() noexcept {
        if (table_) std::exchange(table_, nullptr)->leave(mine_);
    }
    session_table* table_ = nullptr;
    seat mine_ = seat::client;
};

}  // namespace pawl::inline PAWL_PORT::channel

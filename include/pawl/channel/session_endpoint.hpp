// The steps that each kind of endpoint offers: those of its protocol, and no others.
#pragma once

#include <pawl/channel/protocol.hpp>
#include <pawl/channel/session_end.hpp>
#include <pawl/error.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sendable.hpp>
#include <pawl/wait/deadline.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <expected>
#include <source_location>
#include <tuple>
#include <utility>
#include <variant>

namespace pawl::inline PAWL_PORT {

/// One side of a session whose next step is the first one of Protocol. Only moves. A step consumes it, `std::move(e).send(1)`, and
/// returns the endpoint of the next step. A step that was refused for want of time or room (timeout, full, empty) was not
/// made: the endpoint is still there for another attempt. A step on a consumed endpoint is refused with moved_from.
/// When an endpoint goes before the protocol's end, the other side's next step is refused with closed.
///
/// try_ steps wait for nobody, but no step is marked PAWL_NONBLOCKING: what it returns owns a side, and whoever lets the last
/// side go frees the session.
template <class Protocol>
class session_endpoint;

/// The endpoint for Protocol, which may begin with a loop.
template <class Protocol>
using endpoint_of = session_endpoint<protocol::first_step<Protocol>>;

/// What a receive gives: the message, and the endpoint to go on with.
template <class T, class Next>
struct received {
    T message;
    Next next;
};

/// The protocol is over. The endpoint may go at any time.
template <>
class [[nodiscard]] session_endpoint<protocol::end> : public channel::session_end {
public:
    using session_end::session_end;
    explicit session_endpoint(session_end&& from) noexcept : session_end{std::move(from)} {}
};

template <class T, class Next>
class [[nodiscard]] session_endpoint<protocol::send<T, Next>> : public channel::session_end {
public:
    using next = endpoint_of<Next>;
    using result = std::expected<next, rejected<T>>;
    using session_end::session_end;
    explicit session_endpoint(session_end&& from) noexcept : session_end{std::move(from)} {}

    /// Wait-free, never allocates. Refuses with full while the message before it has not been received, and with closed.
    [[nodiscard]] result try_send(T message) && noexcept { return go_on(put(message), message); }
    /// Waits until the message before it was received. Never allocates. Refuses with closed.
    [[nodiscard]] result send(T message, std::source_location at = std::source_location::current()) && noexcept {
        return go_on(put_until(message, port::clock::time_point::max(), at), message);
    }
    /// Refuses with timeout, too.
    template <class Rep, class Period>
    [[nodiscard]] result send_for(T message, std::chrono::duration<Rep, Period> limit,
                                  std::source_location at = std::source_location::current()) && noexcept {
        return go_on(put_until(message, wait::after_now(limit), at), message);
    }
    template <class Clock, class Duration>
    [[nodiscard]] result send_until(T message, std::chrono::time_point<Clock, Duration> limit,
                                    std::source_location at = std::source_location::current()) && noexcept {
        return go_on(put_until(message, wait::on_port_clock(limit), at), message);
    }
    result try_send(T message) & = delete;  // pawl: a step consumes its endpoint: std::move(endpoint).try_send(message)
    result send(T message) & = delete;      // pawl: a step consumes its endpoint: std::move(endpoint).send(message)

private:
    result go_on(errc why, T& message) noexcept {
        if (why == errc{}) return result{std::in_place, std::move(*this)};
        return result{std::unexpect, std::move(message), why};
    }
};

template <class T, class Next>
class [[nodiscard]] session_endpoint<protocol::recv<T, Next>> : public channel::session_end {
public:
    using next = endpoint_of<Next>;
    using result = std::expected<received<T, next>, errc>;
    using session_end::session_end;
    explicit session_endpoint(session_end&& from) noexcept : session_end{std::move(from)} {}

    /// Wait-free, never allocates. Refuses with empty, and with closed.
    [[nodiscard]] result try_recv() && noexcept { return go_on(get<T>()); }
    /// Waits for the message. Never allocates. Refuses with closed.
    [[nodiscard]] result recv(std::source_location at = std::source_location::current()) && noexcept {
        return go_on(get_until<T>(port::clock::time_point::max(), at));
    }
    /// Refuses with timeout, too.
    template <class Rep, class Period>
    [[nodiscard]] result recv_for(std::chrono::duration<Rep, Period> limit,
                                  std::source_location at = std::source_location::current()) && noexcept {
        return go_on(get_until<T>(wait::after_now(limit), at));
    }
    template <class Clock, class Duration>
    [[nodiscard]] result recv_until(std::chrono::time_point<Clock, Duration> limit,
                                    std::source_location at = std::source_location::current()) && noexcept {
        return go_on(get_until<T>(wait::on_port_clock(limit), at));
    }
    result try_recv() & = delete;  // pawl: a step consumes its endpoint: std::move(endpoint).try_recv()
    result recv() & = delete;      // pawl: a step consumes its endpoint: std::move(endpoint).recv()

private:
    result go_on(std::expected<T, errc>&& got) noexcept {
        if (!got) return std::unexpected(got.error());
        return result{std::in_place, std::move(*got), next{std::move(*this)}};
    }
};

template <class... Branches>
class [[nodiscard]] session_endpoint<protocol::choose<Branches...>> : public channel::session_end {
public:
    template <std::size_t Index>
    using next = endpoint_of<std::tuple_element_t<Index, std::tuple<Branches...>>>;
    template <std::size_t Index>
    using result = std::expected<next<Index>, errc>;
    using session_end::session_end;
    explicit session_endpoint(session_end&& from) noexcept : session_end{std::move(from)} {}

    /// Goes on with branch Index, from 0. As a send: the other side is told.
    template <std::size_t Index>
    [[nodiscard]] result<Index> try_choose() && noexcept {
        protocol::detail::branch chosen{Index};
        return go_on<Index>(put(chosen));
    }
    template <std::size_t Index>
    [[nodiscard]] result<Index> choose(std::source_location at = std::source_location::current()) && noexcept {
        protocol::detail::branch chosen{Index};
        return go_on<Index>(put_until(chosen, port::clock::time_point::max(), at));
    }
    template <std::size_t Index, class Rep, class Period>
    [[nodiscard]] result<Index> choose_for(std::chrono::duration<Rep, Period> limit,
                                           std::source_location at = std::source_location::current()) && noexcept {
        protocol::detail::branch chosen{Index};
        return go_on<Index>(put_until(chosen, wait::after_now(limit), at));
    }
    template <std::size_t Index>
    result<Index> choose() & = delete;  // pawl: a step consumes its endpoint: std::move(endpoint).choose<Index>()

private:
    template <std::size_t Index>
    result<Index> go_on(errc why) noexcept {
        static_assert(Index < sizeof...(Branches), "pawl: the protocol has no branch of this number");
        if (why == errc{}) return result<Index>{std::in_place, std::move(*this)};
        return std::unexpected(why);
    }
};

template <class... Branches>
class [[nodiscard]] session_endpoint<protocol::offer<Branches...>> : public channel::session_end {
public:
    /// The endpoint of the branch that was chosen, at the branch's place.
    using next = std::variant<endpoint_of<Branches>...>;
    using result = std::expected<next, errc>;
    using session_end::session_end;
    explicit session_endpoint(session_end&& from) noexcept : session_end{std::move(from)} {}

    /// Goes on with the branch that the other side chose. As a receive.
    [[nodiscard]] result try_offer() && noexcept { return go_on(get<protocol::detail::branch>()); }
    [[nodiscard]] result offer(std::source_location at = std::source_location::current()) && noexcept {
        return go_on(get_until<protocol::detail::branch>(port::clock::time_point::max(), at));
    }
    template <class Rep, class Period>
    [[nodiscard]] result offer_for(std::chrono::duration<Rep, Period> limit,
                                   std::source_location at = std::source_location::current()) && noexcept {
        return go_on(get_until<protocol::detail::branch>(wait::after_now(limit), at));
    }
    result try_offer() & = delete;  // pawl: a step consumes its endpoint: std::move(endpoint).try_offer()
    result offer() & = delete;      // pawl: a step consumes its endpoint: std::move(endpoint).offer()

private:
    result go_on(std::expected<protocol::detail::branch, errc> got) noexcept {
        if (!got) return std::unexpected(got.error());
        return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            using make = result (*)(session_end &&);
            static constexpr std::array<make, sizeof...(Branches)> with{[](session_end&& mine) {
                return result{std::in_place, std::in_place_index<Index>, std::move(mine)};
            }...};
            return with[got->number](std::move(*this));
        }
        (std::index_sequence_for<Branches...>{});
    }
};

}  // namespace pawl::inline PAWL_PORT

// The branches of a select: an operation on a channel, and what to do when it is the one.
#pragma once

#include <pawl/channel/receiver.hpp>
#include <pawl/channel/sender.hpp>
#include <pawl/channel/told.hpp>
#include <pawl/wait/branch_operation.hpp>
#include <pawl/wait/deadline.hpp>

#include <expected>
#include <optional>
#include <source_location>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT::channel {

using wait::branch_operation;

template <class Core, class Handler>
class receive_branch {
public:
    using operation_type = branch_operation<typename Core::receiving>;
    static constexpr bool waits = true;
    receive_branch(const receiver<Core>& from, Handler handler, const std::source_location& where)
        : at{where}, from_{&from}, handler_{std::forward<Handler>(handler)} {}

    void begin(operation_type& operation) noexcept {
        if (*from_) operation.begin(*from_->core(), from_->side());
    }
    void finish(operation_type& operation) {
        using result = std::expected<typename Core::value_type, errc>;
        if (operation) {
            result& message = operation->result();
            tell_of(trace::traced::received, *from_->core(), message ? errc{} : message.error(), at);
            std::forward<Handler>(handler_)(std::move(message));
        } else
            std::forward<Handler>(handler_)(result{std::unexpected(from_->why())});
    }
    void refuse(errc why) {
        std::forward<Handler>(handler_)(std::expected<typename Core::value_type, errc>{std::unexpected(why)});
    }
    std::source_location at;

private:
    const receiver<Core>* from_;
    Handler handler_;
};

/// Message: a reference to the caller's variable, from which nothing is moved unless this branch is the one; or a copy.
template <class Core, class Message, class Handler>
class send_branch {
public:
    using operation_type = branch_operation<typename Core::sending>;
    using value_type = typename Core::value_type;
    static constexpr bool waits = true;
    template <class Value>
    send_branch(const sender<Core>& to, Value&& message, Handler handler, const std::source_location& where)
        : at{where}, to_{&to}, message_{std::forward<Value>(message)}, handler_{std::forward<Handler>(handler)} {}

    void begin(operation_type& operation) noexcept {
        if (*to_) operation.begin(*to_->core(), to_->side(), message_);
    }
    void finish(operation_type& operation) {
        if (operation) tell_of(trace::traced::sent, *to_->core(), operation->result(), at);
        if (operation && operation->result() == errc{})
            std::forward<Handler>(handler_)(std::expected<void, rejected<value_type>>{});
        else
            refuse(operation ? operation->result() : to_->why());
    }
    void refuse(errc why) {
        std::forward<Handler>(handler_)(
            std::expected<void, rejected<value_type>>{std::unexpect, std::move(message_), why});
    }
    std::source_location at;

private:
    const sender<Core>* to_;
    Message message_;
    Handler handler_;
};

template <class Handler>
class timeout_branch {
public:
    static constexpr bool waits = false;
    timeout_branch(port::clock::time_point limit, Handler handler)
        : when{limit}, handler_{std::forward<Handler>(handler)} {}
    void finish() { std::forward<Handler>(handler_)(); }
    port::clock::time_point when;

private:
    Handler handler_;
};

struct do_nothing {
    template <class... Arguments>
    void operator()(Arguments&&...) const noexcept {}
};

}  // namespace pawl::inline PAWL_PORT::channel

namespace pawl::inline PAWL_PORT {

/// A branch that receives. The handler takes std::expected<T, errc>; a closed channel is ready with errc::closed.
template <class Core, class Handler>
[[nodiscard]] auto on_recv(const receiver<Core>& from, Handler&& handler,
                           std::source_location at = std::source_location::current()) {
    static_assert(std::is_invocable_v<Handler, std::expected<typename Core::value_type, errc>>,
                  "pawl: on_recv's handler takes std::expected<T, pawl::errc>");
    return channel::receive_branch<Core, Handler>{from, std::forward<Handler>(handler), at};
}

/// A branch that sends. The handler takes std::expected<void, rejected<T>>. A message given as an rvalue stays in the
/// caller's variable, untouched, when another branch is the one; an lvalue is copied.
template <class Core, class Message, class Handler = channel::do_nothing>
[[nodiscard]] auto on_send(const sender<Core>& to, Message&& message, Handler&& handler = {},
                           std::source_location at = std::source_location::current()) {
    using value_type = typename Core::value_type;
    static_assert(std::is_constructible_v<value_type, Message>,
                  "pawl: on_send's message is of another type than the channel's");
    static_assert(std::is_invocable_v<Handler, std::expected<void, rejected<value_type>>>,
                  "pawl: on_send's handler takes std::expected<void, pawl::rejected<T>>");
    // Message is deduced as the type itself for an rvalue only.
    using kept = std::conditional_t<std::is_same_v<Message, value_type>, value_type&, value_type>;
    if constexpr (std::is_reference_v<kept>)
        return channel::send_branch<Core, kept, Handler>{to, static_cast<value_type&>(message),
                                                         std::forward<Handler>(handler), at};
    else
        return channel::send_branch<Core, kept, Handler>{to, std::forward<Message>(message),
                                                         std::forward<Handler>(handler), at};
}

/// The branch that is taken when none of the others was ready in time.
template <class Rep, class Period, class Handler = channel::do_nothing>
[[nodiscard]] auto on_timeout(std::chrono::duration<Rep, Period> limit, Handler&& handler = {}) {
    return channel::timeout_branch<Handler>{wait::after_now(limit), std::forward<Handler>(handler)};
}
template <class Clock, class Duration, class Handler = channel::do_nothing>
[[nodiscard]] auto on_timeout(std::chrono::time_point<Clock, Duration> limit, Handler&& handler = {}) {
    return channel::timeout_branch<Handler>{wait::on_port_clock(limit), std::forward<Handler>(handler)};
}

}  // namespace pawl::inline PAWL_PORT

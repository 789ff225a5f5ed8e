// Sending and receiving, for co_await.
#pragma once

#include <pawl/channel/told.hpp>
#include <pawl/error.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/awaited.hpp>
#include <pawl/wait/told_wait.hpp>

#include <expected>
#include <utility>

namespace pawl::inline PAWL_PORT::channel {

using wait::awaited;

/// co_await gives what send() would give. If the coroutine is destroyed meanwhile, the message was not sent and goes with it.
template <class Core, class Limit = wait::limit>
class [[nodiscard]] awaited_send : public awaited<typename Core::sending, Limit> {
    using base = awaited<typename Core::sending, Limit>;

public:
    using value_type = typename Core::value_type;
    using result = std::expected<void, rejected<value_type>>;

    awaited_send(Core* core, typename Core::sender_side& side, errc why_not, value_type&& message,
                 Limit limit) noexcept
        : base{why_not, limit}, core_{core}, side_{&side}, message_{std::move(message)} {}
    awaited_send(awaited_send&&) noexcept = default;
    ~awaited_send() { base::abandon(); }

    [[nodiscard]] bool await_ready() noexcept { return base::begin(core_, *side_, message_); }
    /// For who would have to go elsewhere to wait: true, where it is over at once, and await_resume() says how. Instead of
    /// await_ready(); never waits.
    [[nodiscard]] bool is_over_at_once() noexcept { return base::attempt_once(core_, *side_, message_); }
    [[nodiscard]] wait::told_wait told() const noexcept { return {trace::reason::send, core_, told_name(*core_)}; }
    result await_resume() noexcept {
        auto* const sending = base::end();
        const errc why = sending ? sending->result() : base::why();
        if (core_) tell_of(trace::traced::sent, *core_, why);
        if (why == errc{}) return {};
        return std::unexpected<rejected<value_type>>{std::in_place, std::move(message_), why};
    }

private:
    Core* core_;
    typename Core::sender_side* side_;
    value_type message_;
};

/// co_await gives what recv() would give. If the coroutine is destroyed meanwhile, no message is lost.
template <class Core, class Limit = wait::limit>
class [[nodiscard]] awaited_recv : public awaited<typename Core::receiving, Limit> {
    using base = awaited<typename Core::receiving, Limit>;

public:
    using result = std::expected<typename Core::value_type, errc>;

    awaited_recv(Core* core, typename Core::receiver_side& side, errc why_not,
                 Limit limit) noexcept
        : base{why_not, limit}, core_{core}, side_{&side} {}
    awaited_recv(awaited_recv&&) noexcept = default;
    [[gnu::always_inline]] ~awaited_recv() {}  // most have nothing left to do

    [[nodiscard]] bool await_ready() noexcept { return base::begin(core_, *side_); }
    /// As awaited_send's.
    [[nodiscard]] bool is_over_at_once() noexcept { return base::attempt_once(core_, *side_); }
    [[nodiscard]] wait::told_wait told() const noexcept { return {trace::reason::receive, core_, told_name(*core_)}; }
    result await_resume() noexcept {
        if (auto* const receiving = base::end()) {
            result& message = receiving->result();
            tell_of(trace::traced::received, *core_, message ? errc{} : message.error());
            return std::move(message);
        }
        if (core_) tell_of(trace::traced::received, *core_, base::why());
        return std::unexpected(base::why());
    }

private:
    Core* core_;
    typename Core::receiver_side* side_;
};

}  // namespace pawl::inline PAWL_PORT::channel

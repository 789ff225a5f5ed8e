// Sending and receiving at a rendezvous, as the waiting dance sees them.
#pragma once

#include <pawl/channel/exchange.hpp>
#include <pawl/error.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/party.hpp>

#include <cstddef>
#include <expected>
#include <optional>
#include <utility>

namespace pawl::inline PAWL_PORT::channel {

/// One send. The message is in the caller's variable, or in the offer while that lies on the table.
template <class Core>
class offering_send {
public:
    using value_type = typename Core::value_type;
    offering_send(Core& core, typename Core::sender_side& side, value_type& message) noexcept
        : core_{&core}, side_{&side}, message_{&message} {}

    bool attempt() noexcept {
        do result_ = core_->push(*side_, *message_);
        while (result_ == errc::contended);
        return result_ != errc::full;
    }
    [[nodiscard]] errc result() const noexcept { return result_; }

    bool enter(wait::party& me, std::size_t branch) noexcept {
        const std::size_t cell = core_->take_cell();
        if (cell == wait::no_place) return false;
        core_->ends.name_for(me);
        offer_.emplace(exchange::initial<Core>{*core_, cell}.lay(*message_, me.mark(), branch));
        return true;
    }
    void leave() noexcept {
        if (!offer_) return;
        std::move(*offer_).withdraw(*message_).end();
        offer_.reset();
    }
    [[nodiscard]] bool ready(wait::party& me) noexcept { return core_->must_claim(core_->receivers(), me); }
    void won(wait::party&) noexcept {
        std::move(*offer_).taken().end();
        offer_.reset();
        result_ = errc{};
    }
    [[nodiscard]] port::watched watch() noexcept { return {}; }  // the party's word is what this one sleeps on
    [[nodiscard]] port::clock::time_point due() noexcept { return port::clock::time_point::max(); }

private:
    Core* core_;
    typename Core::sender_side* side_;
    value_type* message_;
    errc result_ = errc::full;
    std::optional<exchange::waiting_for_receiver<Core>> offer_;
};

/// One receive.
template <class Core>
class offering_receive {
public:
    using value_type = typename Core::value_type;
    using result_type = std::expected<value_type, errc>;
    offering_receive(Core& core, typename Core::receiver_side& side) noexcept : core_{&core}, side_{&side} {}

    bool attempt() noexcept {
        do result_.emplace(core_->pop(*side_));
        while (!*result_ && result_->error() == errc::contended);
        return *result_ || result_->error() != errc::empty;
    }
    [[nodiscard]] result_type& result() noexcept { return *result_; }

    bool enter(wait::party& me, std::size_t branch) noexcept {
        const std::size_t cell = core_->take_cell();
        if (cell == wait::no_place) return false;
        core_->ends.name_for(me);
        offer_.emplace(exchange::initial<Core>{*core_, cell}.lay(me.mark(), branch));
        return true;
    }
    void leave() noexcept {
        if (!offer_) return;
        std::move(*offer_).withdraw().end();
        offer_.reset();
    }
    [[nodiscard]] bool ready(wait::party& me) noexcept { return core_->must_claim(core_->senders(), me); }
    void won(wait::party& me) noexcept {
        result_.emplace(std::move(*offer_).given(me.cell()).fetch());
        offer_.reset();
    }
    /// Whoever received is gone before it could know. The sender was told that somebody has the message: let it be so.
    void abandon() noexcept {
        if (*result_) core_->leave_behind(**result_);
    }
    [[nodiscard]] port::watched watch() noexcept { return {}; }
    [[nodiscard]] port::clock::time_point due() noexcept { return port::clock::time_point::max(); }

private:
    Core* core_;
    typename Core::receiver_side* side_;
    std::optional<result_type> result_;
    std::optional<exchange::waiting_for_sender<Core>> offer_;
};

}  // namespace pawl::inline PAWL_PORT::channel

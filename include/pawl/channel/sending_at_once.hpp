// Sending into a channel that is never full, as the waiting dance sees it: over at once.
#pragma once

#include <pawl/channel/half.hpp>
#include <pawl/error.hpp>
#include <pawl/port/port.hpp>

namespace pawl::inline PAWL_PORT::channel {

template <class Core>
class sending_at_once {
public:
    using value_type = typename Core::value_type;
    sending_at_once(Core& core, typename Core::sender_side& side, value_type& message) noexcept
        : core_{&core}, side_{&side}, message_{&message} {}

    bool attempt() noexcept {
        result_ = core_->push_at_once(*side_, *message_);
        return true;
    }
    [[nodiscard]] errc result() const noexcept { return result_; }

    // Nobody ever waits here; a select asks all the same.
    void enter() noexcept {}
    void leave() noexcept {}
    [[nodiscard]] bool ready() noexcept { return true; }
    [[nodiscard]] port::watched watch() noexcept { return {nullptr, 0}; }
    [[nodiscard]] port::clock::time_point due() noexcept { return port::clock::time_point::max(); }

private:
    Core* core_;
    typename Core::sender_side* side_;
    value_type* message_;
    errc result_ = errc::full;
};

}  // namespace pawl::inline PAWL_PORT::channel

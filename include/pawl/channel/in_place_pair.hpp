// A channel whose storage stands in an object of the user's, and that has one half at each end.
#pragma once

#include <pawl/channel/receiver.hpp>
#include <pawl/channel/sender.hpp>
#include <pawl/misuse.hpp>

#include <utility>

namespace pawl::inline PAWL_PORT::channel {

template <class Core>
class in_place_pair {
public:
    in_place_pair() noexcept = default;
    in_place_pair(const in_place_pair&) = delete;
    in_place_pair& operator=(const in_place_pair&) = delete;
    /// Halves hold its address: it must outlive them. Where it does not, the program ends here, with a message, instead of
    /// reading freed memory later.
    ~in_place_pair() {
        if (core_.ends.references() == 0) return;
        core_.close();
        misuse_in_destructor("pawl: a ring or latest was destroyed while halves of it are alive");
    }

    /// The two halves. While one of them lives, another split gives halves that refuse each call with too_many; when both
    /// have gone, it gives new ones, and messages that were left are received.
    [[nodiscard]] std::pair<sender<Core>, receiver<Core>> split() noexcept {
        sender<Core> first{&core_};
        if (!first) return refused();
        receiver<Core> second{&core_};
        if (!second) return refused();
        if constexpr (requires { core_.prepare(); }) core_.prepare();
        if (core_.is_closed()) opened(core_);
        return {std::move(first), std::move(second)};
    }

private:
    static std::pair<sender<Core>, receiver<Core>> refused() noexcept {
        return {sender<Core>{errc::too_many}, receiver<Core>{errc::too_many}};
    }
    Core core_;
};

}  // namespace pawl::inline PAWL_PORT::channel

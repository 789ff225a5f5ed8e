// Two tasks with two calls each over bounded, in each combination that may collide: every history is one of a queue.
#include "histories.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>
#include <type_traits>

using namespace scenario;

int main() {
    static constexpr script scripts[][2] = {{"ss", "rr"}, {"sr", "sr"}, {"ss", "sr"}, {"rs", "sr"}, {"sr", "cr"},
                                            {"ss", "rc"}, {"ff", "rr"}, {"fr", "fr"}, {"fs", "rc"}, {"fc", "sr"}};
    each_kind([]<class T>(std::size_t capacity) {
        const unsigned chosen = choose(std::size(scripts));
        // Parcels take the same turns as words: a few of them are enough.
        if (std::is_same_v<T, parcel> && (capacity == 2 || chosen > 2)) return;
        const auto& todo = scripts[chosen];
        auto [tx, rx] = pawl::bounded<T>(capacity);
        auto other_tx = tx;
        auto other_rx = rx;
        check::history<channel_alone> calls;
        std::thread other([&] { act<T>(calls, 1, todo[1], other_tx, other_rx); });
        act<T>(calls, 0, todo[0], tx, rx);
        other.join();
        require(check::linearizable(calls, channel_alone{capacity}));
    });
}

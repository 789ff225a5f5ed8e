// Two tasks close the channel, while a third one opens it again by a new sender: close() says true once for each opening.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    const std::size_t capacity = 1 + choose(2);
    const bool opens = choose(2) == 1;
    auto [tx, rx] = pawl::bounded<long>(capacity);
    bool closed[2];
    std::thread one([&] { closed[0] = tx.close(); });
    std::thread two([&] { closed[1] = rx.close(); });
    if (opens) {
        auto fresh = rx.sender();
        auto sent = fresh.try_send(1);
        require(sent || sent.error().why == pawl::errc::closed);
    }
    one.join();
    two.join();
    require(closed[0] || closed[1]);
    require(opens || closed[0] != closed[1], "one of them closed it");
}

// Round a loop: after each message the sending side goes on or leaves, and the other one hears of it.
#include <pawl/channel/session.hpp>
#include <pawl/check.hpp>

#include <thread>

using namespace pawl::protocol;
using numbers = loop<send<int, again>>;

int main() {
    auto [client, server] = pawl::session<numbers>::open();
    const int times = static_cast<int>(pawl::check::choose(3));
    std::thread peer{[times, client = std::move(client)]() mutable {
        for (int i = 1; i <= times; ++i) client = std::move(client).send(i).value();
    }};
    int count = 0;
    while (auto got = std::move(server).recv()) {
        pawl::check::require(got->message == ++count, "in order");
        server = std::move(got->next);
    }
    pawl::check::require(count == times, "all of them");
    peer.join();
}

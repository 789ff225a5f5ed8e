// Each way to send against each way to receive, with one message inside or none.
#include "calls.hpp"

#include <pawl/channel/unbounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t reserve) {
        const way sends = any_way_but_special(), receives = any_way();
        const std::size_t inside = choose(2);
        auto [tx, rx] = pawl::unbounded<T>(reserve);
        tally kept, took;
        for (std::size_t i = 0; i < inside; ++i) require(send<T>(tx, way::tries, static_cast<long>(20 + i), kept));
        std::thread sender([&] { send<T>(tx, sends, 0, kept); });
        receive<T>(rx, receives, took);
        sender.join();
        drain(rx, took);
        took.add(kept);
        took.require_once(0, 1);
        took.require_once(20, inside);
    });
}

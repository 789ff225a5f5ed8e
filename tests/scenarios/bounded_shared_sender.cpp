// Two tasks use one sender at once; so they share its spare cell and its place.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        const way sends = choose(2) ? way::tries : way::special;
        auto [tx, rx] = pawl::bounded<T>(capacity);
        tally kept[2], took;
        require(send<T>(tx, way::tries, 20, kept[0]) && receive<T>(rx, way::tries, took), "now it keeps a cell");
        std::thread one([&] { send<T>(tx, sends, 0, kept[0]); });
        send<T>(tx, sends, 10, kept[1]);
        one.join();
        drain(rx, took);
        for (const tally& each : kept) took.add(each);
        took.require_once(0, 1);
        took.require_once(10, 1);
    });
}

// Two receivers take several messages each: those that are there, or the first that comes.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t) {
        auto [tx, rx] = pawl::bounded<T>(3);
        auto other_rx = rx;
        tally kept, took[2];
        require(send<T>(tx, way::tries, 0, kept));
        std::thread one([&] { require(receive<T>(rx, way::special, took[0]), "one or two"); });
        for (long n : {1, 2}) require(send<T>(tx, way::tries, n, kept));
        require(receive<T>(other_rx, way::special, took[1]), "one or two");
        one.join();
        tally left;
        drain(rx, left);
        left.add(took[0]);
        left.add(took[1]);
        left.require_once(0, 3);
    });
}

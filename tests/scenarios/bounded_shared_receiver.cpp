// Two tasks use one receiver at once.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t) {
        const way receives = choose(2) ? way::tries : way::waits;
        auto [tx, rx] = pawl::bounded<T>(2);
        tally kept, took[2];
        require(send<T>(tx, way::tries, 20, kept) && receive<T>(rx, way::tries, took[0]), "now it keeps a cell");
        for (long n : {0, 1}) require(send<T>(tx, way::tries, n, kept));
        std::thread one([&] { require(receive<T>(rx, receives, took[0])); });
        require(receive<T>(rx, receives, took[1]));
        one.join();
        took[0].add(took[1]);
        took[0].require_once(0, 2);
    });
}

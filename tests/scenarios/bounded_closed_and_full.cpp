// A full channel is closed while a receiver makes room: it stays closed, and what was inside is received.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        auto [tx, rx] = pawl::bounded<T>(capacity);
        tally kept, took;
        for (std::size_t i = 0; i < capacity; ++i) require(send<T>(tx, way::tries, static_cast<long>(i), kept));
        std::thread closes([&] { require(tx.close()); });
        require(receive<T>(rx, way::tries, took));
        closes.join();
        require(tx.is_closed() && !send<T>(tx, way::tries, 10, kept), "room does not open it");
        drain(rx, took);
        took.require_once(0, capacity);
        require(rx.try_recv().error() == pawl::errc::closed);
    });
}

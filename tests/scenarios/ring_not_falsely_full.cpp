// For --freeze: a sender that was stopped half-way takes nobody's place. Who is told "full" finds a message to receive, as
// many as fit are accepted, and nobody lacks a cell.
#include "calls.hpp"
#include "flavours.hpp"

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        each_ring<T>(capacity, [capacity](auto tx, auto rx) {
            auto other_tx = tx;
            tally kept, took;
            std::thread stopped([&] { (void)!tx.try_send(message<T>(0)); });
            for (std::size_t i = 0; i < capacity; ++i) {
                auto sent = other_tx.try_send(message<T>(static_cast<long>(10 + i)));
                if (sent) continue;
                require(sent.error().why == pawl::errc::full && i + 1 == capacity, "falsely full");
                require(receive<T>(rx, way::tries, took), "falsely full: there is no message");
            }
            stopped.join();
        });
    });
}

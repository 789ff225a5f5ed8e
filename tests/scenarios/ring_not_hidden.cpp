// For --freeze: a message whose send has returned can be received at once, wherever the other sender was stopped.
#include "calls.hpp"
#include "flavours.hpp"

#include <atomic>
#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        each_ring<T>(capacity, [](auto tx, auto rx) {
            auto other_tx = tx;
            std::atomic<int> returned = 0;
            tally kept[2], took;
            std::thread stopped([&] { returned += send<T>(tx, way::tries, 0, kept[0]); });
            std::thread goes_on([&] { returned += send<T>(other_tx, way::tries, 10, kept[1]); });
            for (int received = 0, i = 0; i < 2; ++i) {
                const int there = returned - received;
                const bool came = receive<T>(rx, way::tries, took);
                require(came || there <= 0, "a finished message is hidden");
                received += came;
            }
            stopped.join();
            goes_on.join();
        });
    });
}

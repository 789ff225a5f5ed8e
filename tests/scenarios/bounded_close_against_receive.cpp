// close() against each way to receive: what was sent before is received first.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    each_kind([]<class T>(std::size_t capacity) {
        const way receives = any_way();
        auto [tx, rx] = pawl::bounded<T>(capacity);
        tally kept, took;
        std::thread receiver([&] {
            receive<T>(rx, receives, took);
            if (receives != way::tries && receives != way::waits_a_while)
                require(took.count() == 1, "it was sent before");
            receive<T>(rx, receives, took);
        });
        require(send<T>(tx, way::tries, 0, kept));
        require(tx.close());
        receiver.join();
        drain(rx, took);
        took.require_once(0, 1);
        require(rx.recv().error() == pawl::errc::closed);
    });
}

// A select that would send wakes up for room, but takes a message from another channel: the sender that waits beside it is
// woken in its place.
#include "calls.hpp"

#include <pawl/channel.hpp>

#include <thread>

using namespace scenario;

int main() {
    auto [tx, rx] = pawl::bounded<long>(1);
    auto [go, went] = pawl::bounded<long>(1);
    auto other_tx = tx;
    std::size_t which = 2;
    tally kept, took;
    require(send<long>(tx, way::tries, 20, kept));
    std::thread selecting(
        [&] { which = pawl::biased_select(pawl::on_recv(went, [](auto) {}), pawl::on_send(other_tx, 10)); });
    std::thread patient([&] { require(send<long>(tx, way::waits, 0, kept)); });
    require(receive<long>(rx, way::tries, took));
    require(go.try_send(1).has_value());
    selecting.join();
    if (which == 1) require(receive<long>(rx, way::waits, took));
    patient.join();
}

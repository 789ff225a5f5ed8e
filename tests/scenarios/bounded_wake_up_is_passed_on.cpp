// Two receivers wait, one of them for a while only, and one message comes. The wake-up may go to the one whose time is
// over at that moment: it is passed on, and the other gets the message.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    auto [tx, rx] = pawl::bounded<long>(1);
    auto other_rx = rx;
    bool came = false;
    tally kept, took;
    std::thread patient([&] { receive<long>(rx, way::waits, took); });
    std::thread hasty([&] { came = other_rx.recv_for(a_while).has_value(); });
    require(send<long>(tx, way::tries, 0, kept));
    hasty.join();
    // Only if the hasty one took it is there another one for the patient.
    if (came) require(send<long>(tx, way::tries, 1, kept));
    patient.join();
    require(took.count() == 1);
}

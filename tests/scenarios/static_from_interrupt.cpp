// An interrupt sends at any step of the task that sends and receives below it.
#include "calls.hpp"

#include <pawl/channel/static_channel.hpp>

#include <atomic>

using namespace scenario;

int main() {
    static pawl::static_channel<long, 3> channel;
    static auto tx = channel.sender(), from_interrupt = channel.sender();
    static auto rx = channel.receiver();
    static std::atomic<bool> refused = false;
    pawl::check::interrupt("button", [] {
        if (!from_interrupt.try_send(10)) refused = true;
    });
    tally kept, took;
    require(send<long>(tx, way::tries, 0, kept));
    receive<long>(rx, way::tries, took);
    require(send<long>(tx, way::tries, 1, kept));
    drain(rx, took);
    took.require_once(0, 2);
    require(!refused, "there is room for it");
}

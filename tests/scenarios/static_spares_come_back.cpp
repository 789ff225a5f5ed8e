// Two tasks share one sender of a channel with two users: afterwards the cells that they used are all there.
#include "calls.hpp"

#include <pawl/channel/static_channel.hpp>

#include <thread>

using namespace scenario;

int main() {
    pawl::static_channel<parcel, 1, 2> channel;
    auto tx = channel.sender();
    auto rx = channel.receiver();
    tally kept, took, other;
    std::thread one([&] { (void)!tx.try_send(message<parcel>(0)); });
    (void)!tx.try_send(message<parcel>(10));
    one.join();
    drain(rx, took);
    for (long n = 20; n < 23; ++n) {
        require(send<parcel>(tx, way::tries, n, kept), "a cell for each user");
        require(receive<parcel>(rx, way::tries, took), "a cell for each user");
    }
}

// A rendezvous whose receivers look at the offer and then clear it, in two steps: both get the one message.
#include <atomic>
#include <pawl/check.hpp>
#include <thread>

std::atomic<int> offer = 0;

int try_recv() {
    const int message = offer.load();
    if (message != 0) offer.store(0);
    return message;
}

int main() {
    int here = 0, there = 0;
    std::thread receiver([&] { there = try_recv(); });
    std::thread sender([] { offer.store(7); });
    here = try_recv();
    receiver.join();
    sender.join();
    pawl::check::require(here == 0 || there == 0, "double hand-over: one message was given to two receivers");
}

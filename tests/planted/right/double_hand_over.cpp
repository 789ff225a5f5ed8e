// Taking the offer is one step: who gets it, and that it is gone.
#include <atomic>
#include <pawl/check.hpp>
#include <thread>

std::atomic<int> offer = 0;

int try_recv() { return offer.exchange(0); }

int main() {
    int here = 0, there = 0;
    std::thread receiver([&] { there = try_recv(); });
    std::thread sender([] { offer.store(7); });
    here = try_recv();
    receiver.join();
    sender.join();
    pawl::check::require(here == 0 || there == 0, "double hand-over: one message was given to two receivers");
}

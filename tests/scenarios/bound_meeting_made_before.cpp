// The only receiver takes the message at a rendezvous, and then wants the lock that the sender holds, who has not been woken
// yet: no circle, and nobody is refused.
#include <pawl/channel/rendezvous.hpp>
#include <pawl/lock/mutex.hpp>

#include <cassert>
#include <thread>

int main() {
    static_cast<void>(pawl::watch::this_task());
    pawl::mutex m{"m"};
    auto [tx, rx] = pawl::rendezvous<int>();
    assert(rx.bind_to_this_task());
    std::thread sends{[&, &tx = tx] {
        const pawl::guard held{m};
        assert(tx.send(1));
    }};
    assert(rx.recv() == 1);
    assert(m.lock_or_report());
    rx.unbind();
    sends.join();
}

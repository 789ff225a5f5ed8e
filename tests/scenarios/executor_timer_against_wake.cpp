// A receive's time runs out while another thread sends: the message is received, or still in the channel.
#include <pawl/channel/bounded.hpp>
#include <pawl/task.hpp>

#include <cassert>
#include <chrono>
#include <thread>

using namespace std::chrono_literals;

pawl::task<bool> receives(pawl::static_frame<2048>&, const pawl::bounded_receiver<int>& rx) {
    const auto got = co_await pawl::with_timeout(1ms, rx.async_recv());
    assert(got || got.error() == pawl::errc::timeout);
    co_return got.has_value();
}

int main() {
    static pawl::static_frame<2048> frame;
    auto [tx, rx] = pawl::bounded<int>(1);
    std::thread other{[&to = tx] { assert(to.send(7)); }};
    const bool received = pawl::block_on(receives(frame, rx));
    other.join();
    assert(received != rx.try_recv().has_value());
}

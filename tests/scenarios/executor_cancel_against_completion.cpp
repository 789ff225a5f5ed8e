// A receive is cancelled while another thread sends: the message is received, or still in the channel.
#include <pawl/channel/bounded.hpp>
#include <pawl/task.hpp>

#include <cassert>
#include <thread>

pawl::task<> receives(pawl::static_frame<1024>&, const pawl::bounded_receiver<int>& rx, bool& received) {
    const auto got = co_await rx.async_recv();
    received = got.has_value();
    assert(received ? *got == 7 : got.error() == pawl::errc::cancelled);
}

int main() {
    static pawl::static_frame<1024> frame;
    auto [tx, rx] = pawl::bounded<int>(1);
    bool received = false;
    pawl::executor<1> ex;
    ex.spawn(receives(frame, rx, received));
    std::thread other{[&, &to = tx] {
        assert(to.send(7));
        ex.stop();
    }};
    ex.run();
    other.join();
    assert(received != rx.try_recv().has_value());
}

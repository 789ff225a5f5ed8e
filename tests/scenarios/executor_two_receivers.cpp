// A task on a level and a thread wait for one channel each its message: whoever is told, nobody sleeps over what is there.
#include <pawl/channel/bounded.hpp>
#include <pawl/task.hpp>

#include <cassert>
#include <thread>

pawl::task<> receives(pawl::static_frame<1024>&, const pawl::bounded_receiver<int>& rx, int& got) {
    const auto message = co_await rx.async_recv();
    got = *message;
}

int main() {
    static pawl::static_frame<1024> frame;
    auto [tx, rx] = pawl::bounded<int>(2);
    int first = 0, second = 0;
    pawl::executor<1> ex;
    ex.spawn(receives(frame, rx, first));
    std::thread other{[&, &from = rx] { second = *from.recv(); }};
    std::thread sends{[&, &to = tx] {
        assert(to.send(1));
        assert(to.send(2));
    }};
    ex.run();
    other.join();
    sends.join();
    assert(first + second == 3);
}

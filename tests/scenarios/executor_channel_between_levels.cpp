// A task of one level receives what one of the other level sends.
#include <pawl/channel/bounded.hpp>
#include <pawl/task.hpp>

#include <cassert>

pawl::task<> sends(pawl::static_frame<1024>&, const pawl::bounded_sender<int>& tx) {
    const auto sent = co_await tx.async_send(7);
    assert(sent);
}
pawl::task<> receives(pawl::static_frame<1024>&, const pawl::bounded_receiver<int>& rx, int& got) {
    const auto message = co_await rx.async_recv();
    got = *message;
}

int main() {
    static pawl::static_frame<1024> first, second;
    auto [tx, rx] = pawl::bounded<int>(1);
    int got = 0;
    pawl::executor<2> ex;
    ex.spawn<0>(sends(first, tx));
    ex.spawn<1>(receives(second, rx, got));
    ex.run();
    assert(got == 7);
}

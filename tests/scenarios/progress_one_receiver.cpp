// For --progress: two senders and the one receiver of bounded_mpsc, whose try_recv goes round at most once, if the channel is
// closed meanwhile.
#include <pawl/channel/bounded.hpp>

#include <thread>

int main() {
    auto [tx, rx] = pawl::bounded_mpsc<int>(1);
    std::thread one{[tx = tx] { static_cast<void>(tx.try_send(1)); }};
    std::thread two{[tx = std::move(tx)] {
        static_cast<void>(tx.try_send(2));
        tx.close();
    }};
    for (int i = 0; i < 2; ++i) static_cast<void>(rx.try_recv());
    one.join();
    two.join();
}

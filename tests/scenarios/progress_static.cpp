// For --progress: a sender and two receivers of a channel without a heap.
#include <pawl/channel/static_channel.hpp>

#include <thread>

int main() {
    pawl::static_channel<int, 1, 3> channel;
    auto tx = channel.sender();
    auto rx = channel.receiver();
    auto second = channel.receiver();
    std::thread sender{[&] { static_cast<void>(tx.try_send(1)); }};
    std::thread other{[&] { static_cast<void>(rx.try_recv()); }};
    static_cast<void>(second.try_recv());
    sender.join();
    other.join();
}

// Two tasks that would each send or receive on one rendezvous: one sends, the other receives.
#include <pawl/channel.hpp>

#include <cassert>
#include <thread>

namespace {
struct result {
    bool sent = false;
    long received = 0;
};
template <class Sender, class Receiver>
result send_or_receive(const Sender& tx, const Receiver& rx, long message) {
    result r;
    pawl::biased_select(pawl::on_send(tx, message, [&](auto sent) { r.sent = sent.has_value(); }),
                        pawl::on_recv(rx, [&](auto got) { r.received = *got; }));
    return r;
}
}  // namespace

int main() {
    auto [tx, rx] = pawl::rendezvous<long>(2);
    result other;
    std::thread peer([&] { other = send_or_receive(tx, rx, 1); });
    const result mine = send_or_receive(tx, rx, 2);
    peer.join();
    assert(mine.sent != other.sent);
    assert(mine.sent ? other.received == 2 : mine.received == 1);
}

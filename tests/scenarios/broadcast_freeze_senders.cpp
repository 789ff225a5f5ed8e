// For --freeze: a sender that is stopped half-way hides nothing and stops nobody.
#include "broadcast_kinds.hpp"

#include <thread>

namespace check = pawl::check;

int main() {
    auto [tx, rx] = pawl::broadcast<in_words>(1, 3);
    std::thread other{[tx = tx] { (void)tx.try_send(in_words{1}); }};
    const bool sent = tx.try_send(in_words{2}).has_value();
    auto got = rx.try_recv();
    if (sent) check::require(got.has_value() || got.error() == pawl::errc::missed, "what was sent is there");
    other.join();
}

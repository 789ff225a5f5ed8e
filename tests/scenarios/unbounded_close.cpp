// close() against a send: either the send came first and its message is received, or it gives the message back.
#include <pawl/channel/unbounded.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    auto [tx, rx] = pawl::unbounded<int>(1);
    bool accepted = false;
    std::thread sender{[&accepted, tx = std::move(tx)] {
        auto result = tx.send(7);
        accepted = result.has_value();
        if (!result) pawl::check::require(result.error().value == 7, "the message comes back");
    }};
    std::thread closer{[rx = rx] { rx.close(); }};
    int received = 0;
    while (auto got = rx.recv()) received += *got;
    sender.join();
    closer.join();
    pawl::check::require(received == (accepted ? 7 : 0), "accepted is received, refused is not");
}

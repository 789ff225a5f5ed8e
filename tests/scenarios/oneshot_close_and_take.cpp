// close() by hand against send and try_recv: what was accepted is received, what was refused comes back.
#include <pawl/channel/oneshot.hpp>
#include <pawl/check.hpp>

#include <memory>
#include <thread>

int main() {
    auto [tx, rx] = pawl::oneshot<std::unique_ptr<int>>();
    bool accepted = false;
    std::thread sender{[&accepted, tx = std::move(tx)] {
        auto result = tx.try_send(std::make_unique<int>(1));
        accepted = result.has_value();
        if (!result) pawl::check::require(*result.error().value == 1, "the message comes back");
    }};
    bool received = rx.try_recv().has_value();
    rx.close();
    received = received || rx.try_recv().has_value();
    sender.join();
    pawl::check::require(!rx.try_recv(), "closed and drained, it stays so");
    pawl::check::require(received == accepted, "accepted is received, refused is not");
}

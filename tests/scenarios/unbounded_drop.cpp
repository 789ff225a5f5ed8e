// The last receiver goes while a message is sent: sent or refused, it is destroyed once, and nobody hangs.
#include <pawl/channel/unbounded.hpp>
#include <pawl/check.hpp>

#include <memory>
#include <thread>

int main() {
    auto message = std::make_shared<int>(5);
    {
        auto [tx, rx] = pawl::unbounded<std::shared_ptr<int>>(0);
        std::thread receiver{[rx = std::move(rx)] { (void)rx.try_recv(); }};
        auto result = tx.send(message);
        if (!result) pawl::check::require(result.error().value == message, "the message comes back");
        receiver.join();
    }
    pawl::check::require(message.use_count() == 1, "no copy is left");
}

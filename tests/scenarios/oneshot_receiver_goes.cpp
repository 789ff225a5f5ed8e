// The receiver goes while the message comes: sent or given back, it is destroyed once.
#include <pawl/channel/oneshot.hpp>
#include <pawl/check.hpp>

#include <memory>
#include <thread>

int main() {
    auto message = std::make_shared<int>(5);
    {
        auto [tx, rx] = pawl::oneshot<std::shared_ptr<int>>();
        std::thread receiver{[rx = std::move(rx)]() mutable { auto gone = std::move(rx); }};
        auto result = tx.send(message);
        if (!result) pawl::check::require(result.error().value == message, "the message comes back");
        receiver.join();
    }
    pawl::check::require(message.use_count() == 1, "no copy is left");
}

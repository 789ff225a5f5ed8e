// A receiver nobody sends to: the report calls the channel by its name, and not by its words.
#include <pawl/check.hpp>

#include <atomic>
#include <memory>
#include <thread>

#include "port.h"

struct channel {
    explicit channel(const char* name) { pawl::check::name(this, sizeof *this, "channel", name); }
    ~channel() { pawl::check::name(this, sizeof *this, nullptr, nullptr); }
    const std::uint32_t* word() const { return reinterpret_cast<const std::uint32_t*>(&messages); }

    void wait() const {
        while (messages.load() == 0) pawl_futex_wait(word(), 0, nullptr);
    }

    std::atomic<std::uint32_t> messages{0};
    int padding[8] = {};
};

int main() {
    const auto commands = std::make_unique<channel>("commands");
    const auto answers = std::make_unique<channel>("answers");
    std::thread receiver([&] { commands->wait(); });
    answers->messages.store(1);
    pawl_futex_wake(answers->word(), 1);
    pawl_futex_wake(commands->word(), 1);
    receiver.join();
}

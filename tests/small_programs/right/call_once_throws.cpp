// An initialisation that throws does not count: the next caller tries again.
#include <cassert>
#include <mutex>
#include <stdexcept>
#include <thread>

int main() {
    std::once_flag once;
    int attempts = 0, resource = 0;
    const auto use = [&] {
        try {
            std::call_once(once, [&] {
                if (++attempts == 1) throw std::runtime_error("not yet");
                resource = 5;
            });
            assert(resource == 5);
        } catch (const std::runtime_error&) {
        }
    };
    { std::jthread first(use), second(use); }
    assert(attempts == 2 && resource == 5);
}

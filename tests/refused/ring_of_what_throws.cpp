#include <pawl/channel/ring.hpp>

struct message {
    message() = default;
#ifdef RIGHT
    message(message&&) noexcept {}
#else
    message(message&&) {}  // EXPECT: a message's move constructor must be noexcept
#endif
};

int main() {
    pawl::ring<message, 4> ring;
    auto [producer, consumer] = ring.split();
}

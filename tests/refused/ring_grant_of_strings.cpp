#include <pawl/channel/ring.hpp>

#include <string>

#ifdef RIGHT
using message = char;
#else
using message = std::string;  // EXPECT: for trivially copyable messages only
#endif

int main() {
    pawl::ring<message, 4> ring;
    auto [producer, consumer] = ring.split();
    static_cast<void>(producer.grant(2));
}

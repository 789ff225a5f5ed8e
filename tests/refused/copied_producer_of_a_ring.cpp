#include <pawl/channel/ring.hpp>

#include <utility>

int main() {
    pawl::ring<int, 4> samples;
    auto [producer, consumer] = samples.split();
#ifdef RIGHT
    auto other = std::move(producer);
#else
    auto other = producer;  // EXPECT: deleted
#endif
}

#include <pawl/channel/ring.hpp>

int main() {
#ifdef RIGHT
    constexpr unsigned capacity = 1;
#else
    constexpr unsigned capacity = 0;  // EXPECT: the capacity is a number from 1
#endif
    pawl::ring<int, capacity> samples;
}

#include <pawl/channel/static_channel.hpp>

int main() {
#ifdef RIGHT
    constexpr unsigned capacity = 1;
#else
    constexpr unsigned capacity = 0;  // EXPECT: the capacity is a number from 1; for none use pawl::rendezvous
#endif
    pawl::static_channel<int, capacity> commands;
}

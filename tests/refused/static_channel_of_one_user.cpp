#include <pawl/channel/static_channel.hpp>

int main() {
#ifdef RIGHT
    constexpr unsigned users = 2;
#else
    constexpr unsigned users = 1;  // EXPECT: at least one sender and one receiver use a channel
#endif
    pawl::static_mpsc<int, 1, users> commands;
}

// The second half is read as if it were a plain one: that races with the publication.
#include "slot.hpp"

#include <thread>

slot shared;
std::uint64_t seen = 0;

int main() {
    std::thread sender([] { shared.publish({0, 0}, {1, 7}); });
    seen = shared.value;
    sender.join();
}

// What is random elsewhere is the same in every execution here, or the search would not repeat.
#include <sys/random.h>
#include <unistd.h>

#include <cstdlib>
#include <random>
#include <thread>
#include <unordered_map>

#include "expect.h"

int main() {
    unsigned bytes = 0;
    EXPECT(getrandom(&bytes, sizeof bytes, 0) == sizeof bytes);
    EXPECT(getentropy(&bytes, sizeof bytes) == 0);
    std::random_device device;
    std::unordered_map<const void*, int> by_address;
    for (unsigned i = 0, n = 3 + device() % 3; i < n; ++i)
        by_address[std::malloc(10 + bytes % 50)] = static_cast<int>(i);
    int order = 0;
    std::thread other([&] {
        for (const auto& [address, number] : by_address) order = order * 10 + number;
    });
    other.join();
    EXPECT(getpid() > 0 && gettid() == getpid());
    for (const auto& [address, number] : by_address) std::free(const_cast<void*>(address));
}

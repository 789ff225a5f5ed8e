// Two locks in both orders, each some calls deep. The program keeps no frame pointers, and its frames are not all small.
#include <cstdio>
#include <mutex>
#include <thread>

std::mutex first, second;

[[gnu::noinline]] void both(std::mutex& a, std::mutex& b) {
    const std::lock_guard outer(a);
    char room[200];
    std::snprintf(room, sizeof room, "%p", static_cast<void*>(&b));
    const std::lock_guard inner(b);
    std::fputs(room, stdout);
}
[[gnu::noinline]] int deeper(std::mutex& a, std::mutex& b, int calls) {
    if (calls > 0) return deeper(a, b, calls - 1) + 1;
    both(a, b);
    return 1;
}
[[gnu::noinline]] int goes_forth() { return deeper(first, second, 3) + 1; }
[[gnu::noinline]] int goes_back() { return deeper(second, first, 20) + 1; }

int main() {
    int sum = 0;
    std::thread([&] { sum += goes_forth(); }).join();
    std::thread([&] { sum += goes_back(); }).join();
    return sum == 27 ? 5 : 1;
}

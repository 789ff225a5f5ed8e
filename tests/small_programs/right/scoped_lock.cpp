// std::scoped_lock takes both locks whichever way they are named.
#include <cassert>
#include <mutex>
#include <thread>

int main() {
    std::mutex a, b;
    int count = 0;
    const auto add = [&](std::mutex& first, std::mutex& second) {
        std::scoped_lock both(first, second);
        ++count;
    };
    {
        std::jthread one([&] { add(a, b); });
        add(b, a);
    }
    assert(count == 2);
}

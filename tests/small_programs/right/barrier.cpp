// std::barrier: its completion function runs between the rounds, once each.
#include <barrier>
#include <cassert>
#include <thread>

int main() {
    int rounds = 0, input[2] = {};
    std::barrier sync(2, [&]() noexcept { ++rounds; });
    const auto work = [&](int number) {
        input[number] = 1;
        sync.arrive_and_wait();
        assert(input[0] + input[1] == 2 && rounds >= 1);
        sync.arrive_and_wait();
    };
    {
        std::jthread first(work, 0);
        work(1);
    }
    assert(rounds == 2);
}

// Workers wait at a latch until all of them are ready; main waits for their results at another.
#include <cassert>
#include <latch>
#include <thread>

int main() {
    std::latch ready(3), done(2);
    int result[2] = {};
    const auto work = [&](int number) {
        ready.arrive_and_wait();
        result[number] = number + 1;
        done.count_down();
    };
    std::jthread first(work, 0), second(work, 1);
    assert(!ready.try_wait());
    ready.count_down();
    done.wait();
    assert(result[0] + result[1] == 3);
}

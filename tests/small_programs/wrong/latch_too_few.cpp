// The error path leaves without counting down: main waits for ever.
#include <latch>
#include <thread>

int main() {
    std::latch done(2);
    const auto work = [&](bool fails) {
        if (fails) return;
        done.count_down();
    };
    std::jthread first(work, false), second(work, true);
    done.wait();
}

// A thread sleeps on an atomic until its value changes.
#include <atomic>
#include <cassert>
#include <thread>

int main() {
    std::atomic<int> stage{0};
    int payload = 0;
    std::jthread consumer([&] {
        stage.wait(0);
        assert(stage.load() == 1 && payload == 7);
        stage.store(2);
        stage.notify_one();
    });
    payload = 7;
    stage.store(1);
    stage.notify_all();
    stage.wait(1);
    assert(stage.load() == 2);
}

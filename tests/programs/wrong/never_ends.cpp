// Two threads hand a token to and fro for ever: nothing is wrong, and nothing ends.
#include <atomic>
#include <thread>

int main() {
    std::atomic<unsigned> turn = 0;
    const auto play = [&](unsigned mine) {
        for (unsigned round = mine;; round += 2) {
            for (unsigned seen = turn; seen != round; seen = turn) turn.wait(seen);
            turn = round + 1;
            turn.notify_all();
        }
    };
    std::thread one(play, 0), other(play, 1);
    one.join();
    other.join();
}

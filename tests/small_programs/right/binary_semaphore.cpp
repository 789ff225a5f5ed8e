// Two threads take turns, ping and pong.
#include <cassert>
#include <semaphore>
#include <thread>

int main() {
    std::binary_semaphore ping(1), pong(0);
    int turns = 0;
    std::jthread other([&] {
        for (int i = 0; i < 2; ++i) {
            pong.acquire();
            assert(turns++ % 2 == 1);
            ping.release();
        }
    });
    for (int i = 0; i < 2; ++i) {
        ping.acquire();
        assert(turns++ % 2 == 0);
        pong.release();
    }
}

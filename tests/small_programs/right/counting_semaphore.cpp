// At most two of three workers are inside.
#include <atomic>
#include <cassert>
#include <semaphore>
#include <thread>

int main() {
    std::counting_semaphore<2> places(2);
    std::atomic<int> inside{0};
    const auto work = [&] {
        places.acquire();
        assert(++inside <= 2);
        --inside;
        places.release();
    };
    std::jthread first(work), second(work), third(work);
}

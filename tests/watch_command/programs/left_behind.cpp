// A thread ends with a lock held. What another thread gives up in its place is not left behind.
#include <latch>
#include <mutex>
#include <thread>

std::mutex kept, handed_over;
std::latch taken(1), given_up(1);

int main() {
    std::thread forgets([] { kept.lock(); });
    forgets.join();
    std::thread lends([] {
        handed_over.lock();
        taken.count_down();
        given_up.wait();
    });
    taken.wait();
    handed_over.unlock();
    given_up.count_down();
    lends.join();
    return 8;
}

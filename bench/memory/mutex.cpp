// Three tasks that take a mutex four times each: no order of theirs is weak.
#include <mutex>
#include <thread>

std::mutex lock;
int sum = 0;

void work() {
    for (int i = 0; i < 4; ++i) {
        const std::scoped_lock hold(lock);
        ++sum;
    }
}

int main() {
    std::thread one(work), two(work);
    work();
    one.join();
    two.join();
}

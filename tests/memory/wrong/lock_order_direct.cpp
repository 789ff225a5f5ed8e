// Two locks in both orders, locked without a guard: std::mutex::lock is a function of its own, and the program's lines are
// told all the same. With an argument both tasks always run, and deadlock.
#include <atomic>
#include <mutex>
#include <thread>

std::mutex first, second;
std::atomic<bool> over{false};

void forth() {
    first.lock();
    second.lock();
    second.unlock();
    first.unlock();
    over = true;
}

void back() {
    second.lock();
    first.lock();
    first.unlock();
    second.unlock();
}

int main(int count, char**) {
    std::thread one(forth);
    std::thread other([=] {
        if (count > 1 || over) back();
    });
    one.join();
    other.join();
}

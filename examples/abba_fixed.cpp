// As abba.cpp, but both locks are taken as one: std::scoped_lock never holds one while it waits for the other.
#include <mutex>
#include <thread>

struct account {
    std::mutex lock;
    int balance = 100;
};

void transfer(account& from, account& to, int amount) {
    std::scoped_lock hold(from.lock, to.lock);
    from.balance -= amount;
    to.balance += amount;
}

int main() {
    account rent, food;
    std::thread pay([&] { transfer(rent, food, 10); });
    std::thread eat([&] { transfer(food, rent, 20); });
    pay.join();
    eat.join();
}

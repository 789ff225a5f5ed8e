// Money moves between two accounts, both ways at once. Each transfer locks the account it takes from, then the other.
#include <mutex>
#include <thread>

struct account {
    std::mutex lock;
    int balance = 100;
};

void transfer(account& from, account& to, int amount) {
    std::lock_guard hold_from(from.lock);
    std::lock_guard hold_to(to.lock);
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

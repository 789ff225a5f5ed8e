// One place in the source, several in the program: a template, used with two types, whose functions pass the order on.
#include <atomic>
#include <thread>

template <class T>
struct cell {
    T value{};
    std::atomic<bool> full = false;

    void put(T one) {
        value = one;
        full.store(true, std::memory_order_release);
    }
    bool take(T& out) {
        if (!full.load(std::memory_order_acquire)) return false;
        out = value;
        return true;
    }
};

cell<int> numbers;
cell<long> others;

int main() {
    std::thread sender([] {
        numbers.put(1);
        others.put(2);
    });
    int number = 1;
    long other = 2;
    numbers.take(number);
    others.take(other);
    sender.join();
    return number != 1 || other != 2;
}

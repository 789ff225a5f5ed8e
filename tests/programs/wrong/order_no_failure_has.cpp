// A compare-exchange that fails only reads: it cannot release.
#include <thread>

int word;

int main(int count, char**) {
    const int order = count > 5 ? __ATOMIC_RELAXED : __ATOMIC_RELEASE;
    std::thread other([=] {
        int expected = 2;
        __atomic_compare_exchange_n(&word, &expected, 1, false, __ATOMIC_SEQ_CST, order);
    });
    other.join();
}

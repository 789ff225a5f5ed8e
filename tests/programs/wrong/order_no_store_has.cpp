// A store cannot acquire. The compiler does not see it: the order is a variable.
#include <thread>

int word;

int main(int count, char**) {
    const int order = count > 5 ? __ATOMIC_RELAXED : __ATOMIC_ACQUIRE;
    std::thread other([=] { __atomic_store_n(&word, 1, order); });
    other.join();
}

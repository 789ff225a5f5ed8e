#include <thread>

alignas(8) char bytes[16];

int main() {
    auto* const word = reinterpret_cast<int*>(bytes + 2);
    std::thread other([=] { __atomic_store_n(word, 1, __ATOMIC_RELAXED); });
    other.join();
}

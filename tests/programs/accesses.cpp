// Plain and volatile memory of every size, aligned and not; what a lock orders is whole whoever reads it.
#include <cstdint>
#include <cstring>
#include <mutex>
#include <thread>
#include <tuple>

#include "expect.h"

namespace {

struct [[gnu::packed]] unaligned {
    char before;
    std::uint16_t two;
    std::uint32_t four;
    std::uint64_t eight;
    volatile std::uint16_t volatile_two;
    volatile std::uint32_t volatile_four;
    volatile std::uint64_t volatile_eight;
};

struct everything {
    std::uint8_t one;
    std::uint16_t two;
    std::uint32_t four;
    std::uint64_t eight;
    long double sixteen;
    volatile std::uint8_t volatile_one;
    volatile std::uint16_t volatile_two;
    volatile std::uint32_t volatile_four;
    volatile std::uint64_t volatile_eight;
    unaligned packed;
    char text[64], copy[64];
};

struct base {
    virtual ~base() = default;
    virtual int which() const { return 1; }
};
struct derived : base {
    int which() const override { return 2; }
};

void fill(everything& e, unsigned char with) {
    e.one = with;
    e.two = e.one;
    e.four = e.two;
    e.eight = e.four;
    e.sixteen = static_cast<long double>(e.eight);
    e.volatile_one = with;
    e.volatile_two = e.volatile_one;
    e.volatile_four = e.volatile_two;
    e.volatile_eight = e.volatile_four;
    e.packed.two = e.two;
    e.packed.four = e.packed.two;
    e.packed.eight = e.packed.four;
    e.packed.volatile_two = e.two;
    e.packed.volatile_four = e.packed.volatile_two;
    e.packed.volatile_eight = e.packed.volatile_four;
    std::memset(e.text, with, sizeof e.text);
    std::memcpy(e.copy, e.text, sizeof e.text);
    std::memmove(e.copy + 1, e.copy, sizeof e.copy - 1);
}

void is_all(const everything& e, unsigned char value) {
    EXPECT(e.one == value && e.two == value && e.four == value && e.eight == value && e.sixteen == value);
    EXPECT(e.volatile_eight == value && e.packed.eight == value && e.packed.volatile_eight == value);
    for (char c : e.copy) EXPECT(static_cast<unsigned char>(c) == value);
}

}  // namespace

int main() {
    std::mutex lock;
    everything shared{};
    fill(shared, 3);
    std::thread other([&] {
        std::lock_guard hold(lock);
        fill(shared, 200);
    });
    {
        std::lock_guard hold(lock);
        is_all(shared, shared.one == 3 ? 3 : 200);
    }
    other.join();
    is_all(shared, 200);

    base* object = new derived;
    EXPECT(object->which() == 2);
    delete object;
}

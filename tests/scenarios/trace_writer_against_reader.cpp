// One thread tells, another reads: what is read is whole, in its order, and what is missing is counted.
#include <pawl/watch/trace_ring.hpp>

#include <array>
#include <cassert>
#include <thread>

using namespace pawl::trace;

namespace {
constexpr int told = 2;
std::array<slot, 1> slots;  // the second is written over the first
ring events;

event numbered(int number) {
    event one;
    one.at = one.detail = static_cast<std::uint32_t>(number);
    one.what = traced::marked;
    one.object = reinterpret_cast<const void*>(static_cast<std::uintptr_t>(number));
    one.name[0] = static_cast<char>('0' + number);
    return one;
}
}  // namespace

int main() {
    events.use(slots);
    std::thread writer{[] {
        for (int i = 1; i <= told; ++i) events.write(numbered(i));
    }};
    int seen = 0, last = 0;
    const auto lost = events.read([&](const event& one) {
        const int number = static_cast<int>(one.detail);
        assert(number > last && number <= told);
        assert(one.at == number && one.name[0] == '0' + number && one.name[1] == 0);
        assert(reinterpret_cast<std::uintptr_t>(one.object) == static_cast<std::uintptr_t>(number));
        last = number;
        ++seen;
    });
    assert(seen + static_cast<int>(lost) <= told);
    writer.join();
    last = told - 1;
    assert(events.read([&](const event& one) { assert(one.at == told), ++last; }) == told - 1 && last == told);
}

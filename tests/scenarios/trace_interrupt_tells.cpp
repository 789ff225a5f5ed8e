// An interrupt tells while what it came on top of is telling: in the same slot, since there is but one. Another thread reads
// meanwhile, and never sees half of the one beside half of the other.
#include <pawl/check.hpp>
#include <pawl/watch/trace_ring.hpp>

#include <array>
#include <cassert>
#include <thread>

using namespace pawl::trace;

namespace {
std::array<slot, 1> slots;
ring events;

event numbered(int number) {
    event one;
    one.at = one.detail = static_cast<std::uint32_t>(number);
    one.object = reinterpret_cast<const void*>(static_cast<std::uintptr_t>(number));
    one.name[0] = static_cast<char>('0' + number);
    return one;
}
// How many are missing.
std::uint64_t read_whole_ones() {
    return events.read([](const event& one) {
        const int number = static_cast<int>(one.detail);
        assert(number == 1 || number == 7);
        assert(one.at == number && one.name[0] == '0' + number);
        assert(reinterpret_cast<std::uintptr_t>(one.object) == static_cast<std::uintptr_t>(number));
    });
}
}  // namespace

int main() {
    events.use(slots);
    pawl::check::interrupt("button", [] { events.write(numbered(7)); });
    std::thread reader{read_whole_ones};
    events.write(numbered(1));
    reader.join();
    assert(read_whole_ones() <= events.written());
}

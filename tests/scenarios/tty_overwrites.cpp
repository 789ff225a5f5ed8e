// A terminal's writer goes round while its interrupt takes bytes, on another core: each byte is taken or counted, in order.
#include <devices/overwriting_ring.hpp>

#include <cassert>
#include <thread>

int main() {
    devices::overwriting_ring<2> ring;
    std::uint32_t position = 0;
    const auto takes = [&] {
        const auto c = ring.take();
        if (!c) return false;
        assert(static_cast<std::uint32_t>(*c - 'a') ==
               position + ring.lost());  // what it took is what stands at this place
        ++position;
        return true;
    };
    std::thread interrupt{[&] {
        takes();
        takes();
    }};
    ring.put("a");
    ring.put("bcd");  // more than fits
    ring.put("e");
    interrupt.join();
    while (takes()) {
    }
    assert(position + ring.lost() == 5);
}

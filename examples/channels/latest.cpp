// A sensor writes its newest position; who steers reads it when it needs it. Neither ever waits for the other.
#include <pawl/channel/latest.hpp>

#include <cstdio>
#include <thread>
#include <utility>

namespace {

struct position {
    int x, y, z;  // three words that belong together: a reader never sees parts of two writes
};

}  // namespace

int main() {
    pawl::latest<position> newest;
    auto [writer, reader] = newest.split();
    std::printf("at first: %s\n", pawl::to_string(reader.try_recv().error()).data());

    std::jthread sensor{[writer = std::move(writer)] {
        for (int i = 1; i <= 1000; ++i) writer.write({i, 2 * i, 3 * i});
    }};

    int last = 0;
    bool in_order = true, whole = true;
    while (const auto seen = reader.recv()) {  // sleeps until there is a newer one; closed once the sensor is gone
        in_order = in_order && last < seen->x;
        whole = whole && seen->y == 2 * seen->x && seen->z == 3 * seen->x;
        last = seen->x;
    }
    std::printf("in order: %d, each one whole: %d, the last one: %d\n", in_order, whole, last);
}

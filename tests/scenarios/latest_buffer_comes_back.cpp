// The writer writes again where the reader has read: that buffer comes back to it only when the reader has done with it.
#include <pawl/channel/latest.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    pawl::latest<int> cell;
    auto [writer, reader] = cell.split();
    std::thread peer{[writer = std::move(writer)] {
        for (int i = 1; i <= 4; ++i) (void)writer.try_send(i);
    }};
    int seen = 0;
    for (int i = 0; i < 2; ++i)
        if (auto got = reader.try_recv()) {
            pawl::check::require(*got > seen, "newer");
            seen = *got;
        }
    peer.join();
}

// For --freeze: whoever is stopped wherever, the other side's try_ calls end.
#include <pawl/channel/latest.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    pawl::latest<int> cell;
    auto [writer, reader] = cell.split();
    std::thread peer{[writer = std::move(writer)] {
        for (int i = 0; i < 2; ++i) (void)writer.try_send(i);
    }};
    for (int i = 0; i < 2; ++i) (void)reader.try_recv();
    peer.join();
}

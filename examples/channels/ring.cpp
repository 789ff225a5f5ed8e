// Bytes from a device to a parser: the device writes into the ring's own places, the parser reads them there.
#include <pawl/channel/ring.hpp>

#include <cstddef>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace {

// Stands for a DMA controller: it fills what it is given, and says how much that was.
std::size_t device(std::string_view& input, std::span<char> into) {
    const std::size_t count = input.copy(into.data(), into.size());
    input.remove_prefix(count);
    return count;
}

}  // namespace

int main() {
    pawl::ring<char, 16> bytes;
    auto [producer, consumer] = bytes.split();

    std::jthread from_device{[producer = std::move(producer)] {
        std::string_view input = "forward 10\nleft 90\nforward 25\nstop\n";
        while (!input.empty()) {
            const auto free = producer.grant(8);  // at most 8 places in a row; none while the ring is full
            if (free.empty()) std::this_thread::yield();
            producer.commit(device(input, free));
        }
    }};

    std::string line;
    while (const auto first = consumer.recv()) {  // sleeps until something is there
        line += *first;
        const auto more = consumer.peek();  // the rest is read where it stands
        line.append(more.data(), more.size());
        consumer.release(more.size());
        for (std::size_t end; (end = line.find('\n')) != line.npos; line.erase(0, end + 1))
            std::printf("command: %s\n", line.substr(0, end).c_str());
    }
}

// For --progress: a writer writes three times, a reader looks at what is newest.
#include <pawl/channel/latest.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    pawl::latest<int> cell;
    auto [writer, reader] = cell.split();
    std::thread peer{[writer = std::move(writer)] {
        for (int i = 0; i < 3; ++i) {
            const pawl::check::nonblocking scope{"write"};
            static_cast<void>(writer.write(i));
        }
    }};
    for (int i = 0; i < 2; ++i) {
        const pawl::check::nonblocking scope{"read"};
        static_cast<void>(reader.read());
    }
    peer.join();
}

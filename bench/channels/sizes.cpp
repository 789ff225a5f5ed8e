// How many bytes Pawl's channels and their halves take: lines "object<TAB>bytes".
#include <pawl/channel.hpp>

#include <cstdint>
#include <cstdio>

namespace {

using word = std::uint64_t;

template <typename Object>
void print(const char* name) {
    std::printf("%s\t%zu\n", name, sizeof(Object));
}

}  // namespace

int main() {
    print<pawl::ring<word, 1>>("ring<uint64_t, 1>");
    print<pawl::ring<word, 1024>>("ring<uint64_t, 1024>");
    print<pawl::ring<unsigned char, 1024>>("ring<unsigned char, 1024>");
    print<pawl::static_channel<word, 1, 2>>("static_channel<uint64_t, 1, 2>");
    print<pawl::static_channel<word, 1024, 4>>("static_channel<uint64_t, 1024, 4>");
    print<pawl::static_mpsc<word, 1024, 4>>("static_mpsc<uint64_t, 1024, 4>");
    print<pawl::bounded_sender<word>>("sender of bounded<uint64_t>");
    print<pawl::bounded_receiver<word>>("receiver of bounded<uint64_t>");
    print<pawl::unbounded_sender<word>>("sender of unbounded<uint64_t>");
    print<pawl::rendezvous_sender<word>>("sender of rendezvous<uint64_t>");
}

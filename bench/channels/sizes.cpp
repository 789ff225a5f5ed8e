// How many bytes Pawl's channels and their halves take: lines "object<TAB>bytes".
#include <malloc.h>

#include <pawl/channel/bounded.hpp>
#include <pawl/channel/rendezvous.hpp>
#include <pawl/channel/ring.hpp>
#include <pawl/channel/static_channel.hpp>
#include <pawl/channel/unbounded.hpp>

#include <cstdint>
#include <cstdio>

namespace {

using word = std::uint64_t;

template <typename Object>
void print(const char* name) {
    std::printf("%s\t%zu\n", name, sizeof(Object));
}

/// What a factory takes from the heap, with what malloc adds.
template <typename Make>
void print_heap(const char* name, Make make) {
    const std::size_t before = mallinfo2().uordblks;
    const auto halves = make();
    std::printf("%s\t%zu\n", name, mallinfo2().uordblks - before);
}

}  // namespace

int main() {
    std::setvbuf(stdout, nullptr, _IONBF, 0);  // no buffer from the heap meanwhile
    print<pawl::ring<word, 1>>("ring<uint64_t, 1>");
    print<pawl::ring<word, 1024>>("ring<uint64_t, 1024>");
    print<pawl::ring<unsigned char, 1024>>("ring<unsigned char, 1024>");
    print<pawl::static_channel<word, 1, 2>>("static_channel<uint64_t, 1, 2>");
    print<pawl::static_channel<word, 1024, 4>>("static_channel<uint64_t, 1024, 4>");
    print<pawl::static_mpsc<word, 1024, 4>>("static_mpsc<uint64_t, 1024, 4>");
    print_heap("bounded<uint64_t>(1), heap", [] { return pawl::bounded<word>(1); });
    print_heap("bounded<uint64_t>(1024), heap", [] { return pawl::bounded<word>(1024); });
    print_heap("bounded_mpsc<uint64_t>(1024), heap", [] { return pawl::bounded_mpsc<word>(1024); });
    print_heap("unbounded<uint64_t>(1024), heap", [] { return pawl::unbounded<word>(1024); });
    print_heap("rendezvous<uint64_t>(), heap", [] { return pawl::rendezvous<word>(); });
    print<pawl::bounded_sender<word>>("a sender of bounded");
    print<pawl::bounded_receiver<word>>("a receiver of bounded");
    print<pawl::ring_producer<word, 1024>>("a producer of ring");
    print<pawl::unbounded_sender<word>>("a sender of unbounded");
    print<pawl::rendezvous_sender<word>>("a sender of rendezvous");
}

// pawl::rendezvous: one byte there and back.
#include <pawl/channel/rendezvous.hpp>

#include "../measure/byte_round_trip.hpp"
#include "../measure/peer.hpp"

namespace {

struct meeting {
    std::pair<pawl::rendezvous_sender<unsigned char>, pawl::rendezvous_receiver<unsigned char>> halves =
        pawl::rendezvous<unsigned char>();

    void send(unsigned char byte) { (void)halves.first.send(byte); }
    unsigned char receive() { return halves.second.recv().value(); }
};

template <bench::place Where>
double round_trip() {
    meeting there, back;
    return bench::byte_round_trip(there, back, Where);
}

const bench::measured rendezvous("pawl::rendezvous", {
                                                          {"byte-same-core", round_trip<bench::place::same_core>},
                                                          {"byte-across-cores", round_trip<bench::place::across_cores>},
                                                      });

}  // namespace

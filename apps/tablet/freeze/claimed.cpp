// The tablet's command path over the channel that claims a slot and then writes it: `pawl check` shows the freeze.
#include "../claim_then_write.hpp"
#include "two_presses.hpp"

namespace {

using channel = tablet::claim_then_write<tablet::command>;

// The tablet hands its audio thread a half that moves.
struct receiving {
    channel* from;
    std::optional<tablet::command> try_recv() noexcept PAWL_NONBLOCKING { return from->try_recv(); }
};

}  // namespace

int main() {
    channel commands{4};
    const auto send = [&](const tablet::command& one) { commands.try_send(one); };
    return tablet::press_twice(send, receiving{&commands}) ? 0 : 1;
}

// A refused send gives its message back, with the reason: what to do with it is the sender's to decide.
#include <pawl/channel/bounded.hpp>

#include <chrono>
#include <cstdio>
#include <memory>
#include <utility>
#include <vector>

namespace {

struct picture {
    int number;
};
using owned = std::unique_ptr<picture>;  // moves only: a lost one would be gone

}  // namespace

int main() {
    using namespace std::chrono_literals;
    auto [tx, rx] = pawl::bounded<owned>(2);
    std::vector<owned> kept;

    for (int number = 1; number <= 4; ++number) {
        auto sent = tx.send_for(std::make_unique<picture>(number), number == 3 ? 1ms : 0ms);
        if (sent) continue;
        auto& [message, why] = sent.error();
        std::printf("picture %d: %s\n", message->number, pawl::to_string(why).data());
        kept.push_back(std::move(message));
    }

    // Newer pictures matter more: the oldest makes room, and comes back too.
    auto dropped = tx.force_send(std::make_unique<picture>(5));
    std::printf("picture %d made room\n", (**dropped)->number);

    rx = {};  // the last receiver goes
    auto sent = tx.send(std::make_unique<picture>(6));
    std::printf("picture %d: %s\n", sent.error().value->number, pawl::to_string(sent.error().why).data());
    kept.push_back(std::move(sent.error().value));

    rx = tx.receiver();  // and a new one comes: the channel opens, and what was left in it is received
    while (const auto next = rx.try_recv()) std::printf("received picture %d\n", (*next)->number);
    std::printf("%zu pictures were kept, none is lost\n", kept.size());
}

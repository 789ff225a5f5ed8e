// ring: a producer and a consumer with two or three calls each, either of which closes; every history is one of a queue.
//
// Where the consumer closes, docs/channels/ring.md promises less, and so does the queue here: a send that was under way then
// may still be accepted, and until that is settled `try_recv` says "empty". One that begins after the closing is refused.
#include "histories.hpp"

#include <pawl/channel/ring.hpp>

#include <thread>

using namespace scenario;

struct closed_by_its_consumer : channel_alone {
    bool sealed = false;

    check::allowed try_send(long message, errc seen) {
        if (seen == errc::closed) return closed;
        return !sealed && (inside.size() == capacity ? seen == errc::full : (inside.push_back(message), seen == errc{}));
    }
    check::allowed try_recv(const received& seen) {
        if (!inside.empty()) return channel_alone::try_recv() == seen;
        if (seen == received(std::unexpected(errc::closed))) sealed = closed;
        return !seen && (sealed || seen.error() == errc::empty);
    }
    bool operator==(const closed_by_its_consumer&) const = default;
};

template <class Alone>
void require_refusals_after_closing(const check::history<Alone>& calls) {
    for (std::size_t i = 0; i < calls.size(); ++i)
        for (std::size_t j = 0; j < calls.size(); ++j) {
            const auto closing = calls.at(i), sending = calls.at(j);
            if (closing.kind->said(closing.values) != "close()" || !closing.time.before(sending.time)) continue;
            if (sending.kind->said(sending.values).starts_with("try_send"))
                require(sending.kind->answered(sending.values) == "closed", "what begins after the closing is refused");
        }
}

template <class Alone, std::size_t N>
void run(const script (&todo)[2]) {
    pawl::ring<long, N> ring;
    auto [producer, consumer] = ring.split();
    check::history<Alone> calls;
    std::thread other([&] { act<long>(calls, 1, todo[1], producer, consumer); });
    act<long>(calls, 0, todo[0], producer, consumer);
    other.join();
    Alone alone;
    alone.capacity = N;
    require(check::linearizable(calls, alone));
    require_refusals_after_closing(calls);
}

template <class Alone>
void run(const script (&todo)[2]) {
    if (choose(2) == 0)
        run<Alone, 1>(todo);
    else
        run<Alone, 2>(todo);
}

int main() {
    static constexpr script scripts[][2] = {{"rr", "ss"}, {"rrr", "ss"}, {"rr", "sss"}, {"rr", "sc"}, {"rrr", "ssc"}};
    static constexpr script consumer_closes[][2] = {{"krr", "s"}, {"rkr", "ss"}, {"kr", "s"}};
    if (choose(2) == 0)
        run<channel_alone>(scripts[choose(std::size(scripts))]);
    else
        run<closed_by_its_consumer>(consumer_closes[choose(std::size(consumer_closes))]);
}

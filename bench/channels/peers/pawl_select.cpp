// pawl::select over two channels, with a buffer and without.
#include <pawl/channel/bounded.hpp>
#include <pawl/channel/rendezvous.hpp>
#include <pawl/channel/select.hpp>

#include <thread>

#include "../measure/peer.hpp"

namespace {

using message = std::uint64_t;

auto make_bounded() { return pawl::bounded<message>(bench::capacity); }
auto make_rendezvous() { return pawl::rendezvous<message>(); }

template <typename Receiver>
message select_either(const Receiver& a, const Receiver& b) {
    message found = 0;
    const auto take = [&](std::expected<message, pawl::errc> received) { found = received.value(); };
    (void)pawl::select(pawl::on_recv(a, take), pawl::on_recv(b, take));
    return found;
}

/// A message into one of the two in turn, and a select that finds it.
double one_thread() {
    auto [sender_a, a] = make_bounded();
    auto [sender_b, b] = make_bounded();
    message turn = 0;
    return bench::usual_time_of<bench::batch_alone>([&] {
        ++turn;
        (void)(turn % 2 == 0 ? sender_a : sender_b).send(turn);
        bench::keep(select_either(a, b));
    });
}

/// A message through one of the two in turn to a thread that selects, and an answer by a third. Nanoseconds one way.
template <auto Make>
double ping_pong() {
    auto there_a = Make();
    auto there_b = Make();
    auto back = Make();
    std::thread echo([&] {
        bench::run_on(1);
        for (message received = 0; received != bench::last_message;) {
            received = select_either(there_a.second, there_b.second);
            (void)back.first.send(received);
        }
    });
    bench::run_on(0);
    message turn = 0;
    const auto round_trip = [&](message sent) {
        ++turn;
        (void)(turn % 2 == 0 ? there_a : there_b).first.send(sent);
        bench::keep(back.second.recv().value());
    };
    const double usual = bench::usual_time_of<bench::batch_answered>([&] { round_trip(1); });
    round_trip(bench::last_message);
    echo.join();
    return usual / 2;
}

const bench::measured bounded("pawl::bounded",
                               {{"select-one-thread", one_thread}, {"select-ping-pong", ping_pong<make_bounded>}});
const bench::measured rendezvous("pawl::rendezvous", {{"select-ping-pong", ping_pong<make_rendezvous>}});

}  // namespace

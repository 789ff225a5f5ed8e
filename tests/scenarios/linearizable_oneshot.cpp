// oneshot: one message, then closed; a sender that was used refuses, and the receiver may close before it.
#include "histories.hpp"

#include <pawl/channel/oneshot.hpp>

#include <thread>

using namespace scenario;

/// Once sent, nothing more can come.
struct once_alone : channel_alone {
    errc send_once(long message) {
        const errc done = try_send(message);
        closed = true;
        return done;
    }
};

int main() {
    const bool closes = choose(2) == 1;
    auto [tx, rx] = pawl::oneshot<parcel>();
    check::history<once_alone> calls;
    std::thread sender([&] {
        for (long n = 1; n <= 2; ++n)
            calls.call<&once_alone::send_once>(
                [&](long m) {
                    auto sent = tx.try_send(message<parcel>(m));
                    return sent ? errc{} : sent.error().why;
                },
                n);
    });
    if (closes) calls.call<&once_alone::close>([&] { return rx.close() ? errc{} : errc::closed; });
    for (int i = 0; i < 2; ++i)
        calls.call<&once_alone::try_recv>([&]() -> received {
            auto got = rx.try_recv();
            if (!got) return std::unexpected(got.error());
            return number_of(*got);
        });
    sender.join();
    require(check::linearizable(calls));
}

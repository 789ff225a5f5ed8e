// latest: what was written last and not taken yet, whole; a write that comes after the closing is refused.
#include "histories.hpp"

#include <pawl/channel/latest.hpp>

#include <thread>

using namespace scenario;

struct cell_alone {
    bool closed = false;
    long fresh = 0;  // 0: nothing that was not seen

    errc write(long value) {
        if (closed) return errc::closed;
        fresh = value;
        return errc{};
    }
    received try_recv() {
        if (fresh == 0) return std::unexpected(closed ? errc::closed : errc::empty);
        return std::exchange(fresh, 0);
    }
    errc close() { return std::exchange(closed, true) ? errc::closed : errc{}; }
    bool operator==(const cell_alone&) const = default;
};

int main() {
    const bool closes = choose(2) == 1;
    pawl::latest<parcel> cell;
    auto [writer, reader] = cell.split();
    check::history<cell_alone> calls;
    std::thread peer([&] {
        for (long n = 1; n <= 2; ++n)
            calls.call<&cell_alone::write>(
                [&](long m) {
                    auto written = writer.write(message<parcel>(m));
                    return written ? errc{} : written.error().why;
                },
                n);
        if (closes) calls.call<&cell_alone::close>([&] { return writer.close() ? errc{} : errc::closed; });
    });
    for (int i = 0; i < 2; ++i)
        calls.call<&cell_alone::try_recv>([&]() -> received {
            auto got = reader.try_recv();
            if (!got) return std::unexpected(got.error());
            return number_of(*got);
        });
    peer.join();
    require(check::linearizable(calls));
}

// Each operation of the writer beside each of the reader: values never go back, the last accepted one is not lost, and
// each is destroyed once.
#include <pawl/channel/latest.hpp>
#include <pawl/check.hpp>

#include <thread>
#include <utility>

namespace check = pawl::check;
using pawl::errc;

namespace {
struct value {
    explicit value(int n) : number{n} {}
    value(value&& other) noexcept : number{std::exchange(other.number, 0)} {}
    value& operator=(value&&) = delete;
    ~value() {
        check::require(number >= 0, "destroyed once");
        number = -1;
    }
    int number;
};
}  // namespace

int main() {
    pawl::latest<value> cell;
    auto [writer, reader] = cell.split();
    const int before = static_cast<int>(check::choose(3));
    const unsigned what = check::choose(2);
    int accepted = 0, seen = 0;
    for (int i = 0; i < before; ++i)
        check::require(writer.write(value{++accepted}).has_value(), "there always is room");
    if (check::choose(2) == 1)
        if (const value* newest = reader.read()) seen = newest->number;
    std::thread peer{[&, writer = std::move(writer)] {
        for (int i = 0; i < 2; ++i) {
            auto sent = writer.write(value{accepted + 1});
            if (sent)
                ++accepted;
            else
                check::require(sent.error().value.number == accepted + 1, "it comes back");
        }
        if (what == 1) writer.close();
    }};
    switch (check::choose(3)) {
        case 0:
            if (auto got = reader.try_recv()) {
                check::require(got->number > seen, "newer");
                seen = got->number;
            }
            break;
        case 1:
            if (const value* newest = reader.read()) {
                check::require(newest->number >= seen, "not older");
                seen = newest->number;
            }
            break;
        default: reader.close(); check::require(reader.is_closed(), "it stays closed");
    }
    peer.join();
    if (auto got = reader.try_recv()) {
        check::require(got->number > seen, "newer");
        seen = got->number;
    }
    check::require(seen == accepted, "the newest accepted value is seen");
    check::require(reader.try_recv().error() == errc::closed, "the writer has gone");
}

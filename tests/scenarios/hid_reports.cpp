// Two reports on their way to a host that resets the bus once, at any moment; and somebody who waits until they are delivered,
// whose wait runs out at any moment: each arrives once, in order.
#include <devices/hid.hpp>
#include <pawl/check.hpp>
#include <pawl/lock/semaphore.hpp>
#include <pawl/task/block_on.hpp>
#include <pawl/task/with_timeout.hpp>

#include <cassert>
#include <thread>

using devices::word;
namespace usb = devices::usb;

// What of the registers matters here. The interrupt is the host's thread. A register has one content for all, and is never read as
// it was: hence by changes only, which see the newest one.
struct bus {
    struct plain {
        mutable std::atomic<word> content{0};
        word read() const noexcept { return content.fetch_or(0); }
        void write(word w) noexcept { content.exchange(w); }
    };
    struct {
        bus& of;
        word read() const noexcept { return of.happened.fetch_or(0) | (of.put.read() ? 0 : usb::report_room); }
    } status{*this};
    struct {
        bus& of;
        void write(word wanted) noexcept {
            if (wanted & of.status.read()) of.due.release();
        }
    } control{*this};
    struct {
        bus& of;
        void write(word events) noexcept { of.happened &= ~events; }
    } acknowledge{*this};
    plain address, request_low, request_high, reply_bytes, reply, put_bytes, put, taken_length, taken, take_next;
    std::atomic<word> happened{0};
    pawl::semaphore due;
};
using device = devices::hid<bus, 1, 1, 2>;

int main() {
    static pawl::static_frame<1024> first, second;
    static constexpr devices::descriptors nothing{};
    bus b;
    device driver{b, nothing};
    auto halves = driver.claim();
    std::thread host{[&] {
        const auto happens = [&](word what) {
            b.happened |= what;
            driver.on_interrupt();
        };
        const auto configures = [&] {
            happens(usb::was_reset);
            b.request_low.write(static_cast<word>(usb::asks::set_configuration) | 1 << 16);
            happens(usb::request);
        };
        configures();
        bool has_reset = false;
        for (word next = 1; next != 3;) {
            if (b.put.read() == 0) {
                b.due.acquire();
                driver.on_interrupt();
                continue;
            }
            if (!has_reset && pawl::check::choose(2) == 1) {
                has_reset = true;
                b.put.write(0);
                configures();
                continue;
            }
            assert(b.put_bytes.read() == next++);
            b.put.write(0);
            happens(usb::report_taken);
        }
    }};
    auto& in = halves->first;
    assert(in.try_send({1}) && in.try_send({2}));
    auto some = in.delivered(first);
    auto in_time = pawl::with_timeout(std::chrono::milliseconds{1}, std::move(some));
    if (const auto all = pawl::block_on(std::move(in_time)); !all) assert(pawl::block_on(in.delivered(second)));
    host.join();
    assert(b.put.content == 0);
}

// The simulated hardware with its driver and its interrupt, each on a thread of its own, in one program that sanitizers look at.
// The interrupt's thread looks for itself as well: ThreadSanitizer puts signals off.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <pawl/task/block_on.hpp>
#include <semaphore>
#include <string>
#include <thread>
#include <vector>

#include "examples/devices/host/requests.hpp"
#include "examples/devices/keyboard.hpp"
#include "examples/devices/simulated/pty_uart.hpp"
#include "examples/devices/simulated/usb_controller.hpp"
#include "examples/devices/tty.hpp"

namespace {

using namespace devices;
enum class irq { device, look };

/// Takes the interrupt of a driver.
template <class Driver>
class taker {
public:
    explicit taker(Driver& driver)
        : thread_{[this, &driver] {
              const pawl::interrupt<irq::device, 2> device{driver, [](Driver& d) { d.on_interrupt(); }};
              int looks = 0;
              const pawl::interrupt<irq::look, 1> look{looks, [](int&) {}};
              ready_.release();
              while (!over_) {
                  pawl::raise<irq::look>();
                  std::this_thread::yield();
              }
          }} {
        ready_.acquire();
    }
    ~taker() {
        over_ = true;
        thread_.join();
    }

private:
    std::binary_semaphore ready_{0};
    std::atomic<bool> over_ = false;
    std::thread thread_;
};

std::string reads(int file, std::size_t count) {
    std::string all;
    while (all.size() < count) {
        char some[256];
        const auto got = ::read(file, some, sizeof some);
        if (got <= 0) break;
        all.append(some, static_cast<std::size_t>(got));
    }
    return all;
}

TEST(PtyUart, BytesGoBothWays) {
    simulated::pty pty;
    simulated::pty_uart<irq::device> uart{pty};
    tty<decltype(uart), waiting<32>, 4096> driver{uart};
    const taker interrupt{driver};
    const auto claimed = driver.claim();
    uart.power_on();
    const simulated::descriptor seat{::open(pty.name().c_str(), O_RDWR | O_NOCTTY)};
    std::string text;
    for (int i = 0; i != 500; ++i) text += std::to_string(i) + " ";
    std::string got;
    std::thread sits{[&] { got = reads(seat.number(), text.size()); }};
    claimed->write_and_wait(text);
    sits.join();
    EXPECT_EQ(got, text);

    ASSERT_EQ(::write(seat.number(), text.data(), text.size()), static_cast<ssize_t>(text.size()));
    std::string typed;
    while (typed.size() != text.size()) typed += claimed->read().value();
    EXPECT_EQ(typed, text);
    EXPECT_EQ(driver.overruns(), 0u);
    uart.power_off();
}

TEST(PtyUart, IsSwitchedOffWhileNobodyReads) {
    simulated::pty pty;
    simulated::pty_uart<irq::device> uart{pty};
    tty<decltype(uart), overwriting<64>, 4> driver{uart};
    const taker interrupt{driver};
    const auto claimed = driver.claim();
    uart.power_on();
    for (int i = 0; i != 1000; ++i) claimed->write("nobody reads this, and nobody waits for that; ");
    const simulated::descriptor seat{::open(pty.name().c_str(), O_RDWR | O_NOCTTY)};
    ASSERT_EQ(::write(seat.number(), "typed", 5), 5);
    uart.power_off();
}

TEST(UsbController, ReportsGoBothWaysAndAResetInBetween) {
    namespace keys = devices::keyboard;
    int ends[2];
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
    simulated::listens only{simulated::descriptor{ends[0]}};
    simulated::usb_controller<irq::device> bus{only};
    hid<decltype(bus), 8, 1> driver{bus, keys::tells};
    const taker interrupt{driver};
    auto halves = driver.claim();
    bus.power_on();
    std::vector<int> seen;
    std::thread host_thread{[&] {
        host::link link{simulated::descriptor{ends[1]}};
        host::requests to{link, std::chrono::microseconds{0}, 1'000'000};
        const auto begins = [&] {
            to.reset();
            EXPECT_EQ(to.descriptor("device", usb::asks::get_descriptor, usb::device, 18).size(), 18u);
            to.orders("address", usb::asks::set_address, 5);
            to.orders("configuration", usb::asks::set_configuration, 1);
        };
        begins();
        while (seen.size() != 40) {
            const auto answer = to.poll();
            if (answer.kind != bus::kind::data) continue;
            to.has_it();
            seen.push_back(answer.bytes[0]);
            if (seen.size() == 20) begins();
            to.give("lights", std::array{answer.bytes[0]});
        }
    }};
    pawl::static_frame<1024> frame;
    for (std::uint8_t i = 0; i != 40; ++i) {
        EXPECT_TRUE(pawl::block_on(halves->first.send(frame, {i})));
        const auto light = pawl::block_on(halves->second.recv(frame));
        ASSERT_TRUE(light);
        EXPECT_EQ((*light)[0], i);
    }
    EXPECT_TRUE(pawl::block_on(halves->first.delivered(frame)));
    host_thread.join();
    bus.power_off();
    for (int i = 0; i != 40; ++i) EXPECT_EQ(seen[static_cast<std::size_t>(i)], i);
    EXPECT_EQ(driver.resets(), 2u);
}

}  // namespace

// A host resets a device that does not answer within some polls. The same driver twice, beside a computation that does not let
// others go before it: driven from its interrupt, and driven from a task that the interrupt only wakes.
//
//     resets HOST [--computes MILLISECONDS]
//
// HOST: the host's program. The computation goes on until the host has polled the device often, or has given up on it once; or
// for so many milliseconds.
#include "keyboard.hpp"
#include "options.hpp"
#include "simulated/usb_controller.hpp"

#include <pawl/lock/semaphore.hpp>
#include <pawl/task.hpp>

#include <sys/wait.h>

#include <spawn.h>
#include <chrono>
#include <cstdio>
#include <exception>
#include <string>

extern char** environ;

namespace {

enum class irq { usb };
enum class driven { from_interrupt, from_task };
using bus = devices::simulated::usb_controller<irq::usb>;
using keys = devices::hid<bus, devices::keyboard::in_bytes, devices::keyboard::out_bytes>;
constexpr unsigned polls = 40;

struct device {
    keys driver;
    driven how;
    pawl::semaphore due{0, "bus"};
};

pawl::static_frame<1024> serves_frame, computes_frame, watches_frame;

pawl::task<> serves(pawl::static_frame<1024>&, device& d) {
    for (;;) {
        const auto due = co_await d.due.async_acquire();
        if (!due) co_return;
        d.driver.on_interrupt();
    }
}

// A library's function: it knows nothing of tasks, and has no place where it could yield.
pawl::task<> computes(pawl::static_frame<1024>&, const bus& usb, driven how, std::chrono::milliseconds time) {
    const auto begin = std::chrono::steady_clock::now();
    const auto goes_on = [&] {
        if (time.count() != 0) return std::chrono::steady_clock::now() - begin < time;
        // The host's second reset: it has given up once.
        return how == driven::from_task ? usb.resets() < 2 : usb.polls() < polls / 2;
    };
    for (volatile unsigned x = 0; goes_on();) x = x * 31 + 1;
    co_return;
}

pawl::task<> ends_with_host(pawl::static_frame<1024>&, keys& driver, pawl::executor<1>& ex) {
    do {
        const auto changed = co_await driver.changes().async_acquire();
        if (!changed) co_return;
    } while (driver.now() != keys::state::no_host);
    ex.stop();
}

// The host's program, at the other end of a pair of sockets.
pid_t starts(const std::string& host, int end) {
    const std::string count = std::to_string(polls), number = std::to_string(end);
    const char* words[] = {host.c_str(), "--fd", number.c_str(), "--polls", count.c_str(), nullptr};
    pid_t child = 0;
    if (const int error = ::posix_spawn(&child, host.c_str(), nullptr, nullptr, const_cast<char**>(words), environ))
        throw std::runtime_error{host + ": " + std::strerror(error)};
    return child;
}

void runs(driven how, const devices::options& asked, const std::string& host_program) {
    std::printf("%s\n", how == driven::from_interrupt ? "driven from the interrupt:" : "driven from a task:");
    std::fflush(stdout);
    int ends[2];
    devices::simulated::require(::socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) == 0, "socketpair");
    ::fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    devices::simulated::listens only{devices::simulated::descriptor{ends[0]}};
    const pid_t host = starts(host_program, ends[1]);
    ::close(ends[1]);

    bus usb{only};
    device d{{usb, devices::keyboard::tells}, how};
    const pawl::interrupt<irq::usb, 1> from_bus{d, [](device& it) {
                                                    if (it.how == driven::from_interrupt)
                                                        return it.driver.on_interrupt();
                                                    it.driver.quiet();
                                                    it.due.release();
                                                }};
    pawl::executor<1> ex;
    const auto halves = d.driver.claim();
    usb.power_on();
    ex.spawn(serves(serves_frame, d));
    ex.spawn(computes(computes_frame, usb, how, std::chrono::milliseconds{asked.number("--computes", 0)}));
    ex.spawn(ends_with_host(watches_frame, d.driver, ex));
    ex.run();
    usb.power_off();
    ::waitpid(host, nullptr, 0);
}

}  // namespace

int main(int count, char** words) {
    try {
        if (count < 2) throw std::runtime_error{"which program is the host? (resets HOST [--computes MILLISECONDS])"};
        const devices::options asked{count - 1, words + 1, {"--computes"}};
        runs(driven::from_interrupt, asked, words[1]);
        runs(driven::from_task, asked, words[1]);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "resets: %s\n", e.what());
        return 1;
    }
}

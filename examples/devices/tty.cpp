// The two policies of a terminal that nobody reads for a while: the oldest bytes are lost and counted, or who writes waits.
#include "tty.hpp"

#include "simulated/pty_uart.hpp"

#include <pawl/task.hpp>

#include <fcntl.h>

#include <cstdio>
#include <string>
#include <thread>

namespace {

enum class irq { uart };
using line = devices::simulated::pty_uart<irq::uart>;
constexpr int most_lines = 2000;

pawl::static_frame<1024> task_frame, write_frame;

// Without a wait: the loop is over before anybody has read a byte.
template <class Terminal>
requires requires(Terminal& t) { t.write(""); }
pawl::task<> writes(pawl::static_frame<1024>&, Terminal& to) {
    for (int i = 0; i < most_lines; ++i) to.write("line " + std::to_string(i) + "\n");
    co_return;
}
template <class Terminal>
pawl::task<> writes(pawl::static_frame<1024>&, Terminal& to) {
    for (int i = 0; i < most_lines; ++i) {
        const std::string text = "line " + std::to_string(i) + "\n";
        co_await to.write(write_frame, text);
    }
}

// Who sits at the terminal.
struct reader {
    std::size_t bytes = 0;
    int last = -1;
    bool in_order = true;
    std::string part;
    void sees(std::string_view some) {
        bytes += some.size();
        part += some;
        for (auto end = part.find('\n'); end != part.npos; end = part.find('\n')) {
            int number = 0;
            if (std::sscanf(part.c_str(), "line %d\n", &number) == 1) {
                in_order = in_order && number > last;
                last = number;
            }
            part.erase(0, end + 1);
        }
    }
};

template <class Output>
void tries(const char* policy) {
    devices::simulated::pty pty;
    line uart{pty};
    devices::tty<line, Output> tty{uart};
    const pawl::interrupt<irq::uart, 1> from_line{tty, [](auto& t) { t.on_interrupt(); }};
    auto screen = tty.claim();
    uart.power_on();

    reader seen;
    pawl::executor<1> ex;
    ex.spawn(writes(task_frame, *screen));
    const devices::simulated::descriptor far{::open(pty.name().c_str(), O_RDONLY | O_NOCTTY)};
    std::thread sits{[&] {
        char some[256];
        while (seen.last != most_lines - 1) {
            const auto got = ::read(far.number(), some, sizeof some);
            seen.sees({some, static_cast<std::size_t>(got)});
        }
    }};
    ex.run();
    sits.join();
    uart.power_off();

    std::size_t written = 0, lost = 0;
    for (int i = 0; i < most_lines; ++i) written += 6 + std::to_string(i).size();
    if constexpr (!Output::waits) lost = tty.lost();
    std::printf("%s: %zu bytes written; arrived and lost: %zu; %s; the last line %s\n", policy, written, seen.bytes + lost,
                Output::waits ? (lost == 0 ? "none lost" : "some lost") : (lost != 0 ? "some lost" : "none lost"),
                seen.in_order ? "came last" : "came too early");
}

}  // namespace

int main() {
    tries<devices::overwriting<256>>("overwriting");
    tries<devices::waiting<256>>("waiting");
}

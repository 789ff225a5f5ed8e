// The two policies of a terminal, when more is written than goes out: the oldest bytes are lost and counted, or who writes waits.
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
    pawl::executor<1> ex;
    ex.spawn(writes(task_frame, *screen));
    // The line stands still until all is written: no wait keeps anybody from that.
    if constexpr (!Output::waits) ex.run();
    uart.power_on();

    reader seen;
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
    std::printf("%s: %zu bytes written, %zu arrived, %zu lost; %s\n", policy, written, seen.bytes, lost,
                seen.in_order ? "in order" : "out of order");
}

}  // namespace

int main() {
    tries<devices::overwriting<256>>("overwriting");
    tries<devices::waiting<256>>("waiting");
}

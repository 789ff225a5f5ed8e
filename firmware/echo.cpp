// What is typed at the serial line comes back, in capitals: the terminal of examples/devices over the board's own line. A byte that
// has come, and a byte that has gone, each is an interrupt; in between the core sleeps.
#include <pawl/port/cortex_m/serial.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/task.hpp>

#include <optional>

#include "devices/tty.hpp"

namespace {
using pawl::port::board::serial_line;
using terminal = devices::tty<serial_line, devices::overwriting<64>, 64>;
static_assert(devices::uart::registers<serial_line>);

constinit serial_line uart;
std::optional<terminal> tty;

pawl::task<> echoes(pawl::static_frame<240>&, terminal::claimed& line) {
    for (;;) {
        const auto came = co_await line.async_read();
        if (!came || *came == '.') co_return;
        const char back = *came >= 'a' && *came <= 'z' ? static_cast<char>(*came - 'a' + 'A') : *came;
        line.write({&back, 1});
    }
}
}  // namespace

PAWL_SERIAL_INTERRUPT { tty->on_interrupt(); }

int main() {
    static pawl::executor<1> ex;
    static constinit pawl::static_frame<240> frame;
    uart.begin();
    tty.emplace(uart);
    pawl::port::take_serial_interrupt<2>();
    auto line = tty->claim();
    if (!line || tty->claim().error() != pawl::errc::too_many) return 1;
    ex.spawn(echoes(frame, *line));
    ex.run();
    for (const char each : {'b', 'y', 'e', '\n'}) uart.put(each);
    return 0;
}

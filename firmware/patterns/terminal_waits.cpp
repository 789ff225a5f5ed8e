// The same terminal, where who writes waits until there is room; nothing is lost.
#include <pawl/task/executor.hpp>

#include <string_view>

#include "async_parties.hpp"
#include "computation.hpp"
#include "devices/tty.hpp"

namespace {
using terminal = devices::tty<outside::serial_line, devices::waiting<64>, 16>;
std::optional<terminal> tty;
unsigned written = 0;
constinit pawl::static_frame<320> write_frame;

// A line has gone through a tenth of this when the next byte comes.
constexpr std::string_view text = "0 what is told here is more than finds room in the terminal at once; it is lost or it waits 9";

pawl::task<> echoes(pawl::static_frame<320>&, terminal::claimed& line) {
    for (unsigned i = 1;; ++i) {
        const auto came = co_await line.async_read();
        if (!came) co_return;
        if (i % 7 == 0) {
            co_await line.write(write_frame, text);
            written += text.size();
        }
        const char back = outside::echo_of(*came);
        co_await line.write(write_frame, {&back, 1});
        outside::serial.echo_is_written();
        ++written;
    }
}
pawl::task<> computes(pawl::static_frame<96>&, computation& c) {
    c.whole();
    co_return;
}
}  // namespace

OUTSIDE_HANDLER(SERIAL_IRQ) { tty->on_interrupt(); }

int main() {
    static pawl::executor<2> ex;
    static constinit pawl::static_frame<320> echo_frame;
    static constinit pawl::static_frame<96> frame;
    static constinit computation c;
    tty.emplace(outside::serial);
    auto line = tty->claim();
    if (!line || tty->claim().error() != pawl::errc::too_many) return 1;
    parties::begin<1>(ex);
    pawl::port::take_interrupt<SERIAL_IRQ, 3>();
    ex.spawn<1>(echoes(echo_frame, *line));
    ex.spawn<0>(computes(frame, c));
    outside::begin();
    ex.run();
    outside::say("\nwritten "), outside::say(written), outside::say(" bytes, lost none");
    outside::tell(parties::presses_seen, c.result());
    return 0;
}

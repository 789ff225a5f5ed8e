// The tablet's command path over pawl::bounded_mpsc, as the tablet has it: `pawl check` finds nothing.
#include <pawl/channel/bounded.hpp>

#include "two_presses.hpp"

int main() {
    auto [to, from] = pawl::bounded_mpsc<tablet::command>(4);
    const auto send = [&](const tablet::command& one) { static_cast<void>(to.try_send(one)); };
    return tablet::press_twice(send, std::move(from)) ? 0 : 1;
}

// Making, doubling and closing: calls that change which number stands for what.
#pragma once

#include "check/descriptors/description.hpp"
#include "check/descriptors/waiting.hpp"

namespace pawl::check::descriptors {

/// One such call: it takes effect where this begins, and is over at finish().
class table_change {
public:
    /// `on`: what stands behind the number so far; null: nothing.
    explicit table_change(wire::descriptor_call which, const description* on = nullptr);
    /// A new thing: who uses it comes after.
    void made(const description& d);
    void finish(bool done);

private:
    waiting call_;
};

// Each enters what it made under numbers that the kernel has given. `pc`: the call.
description& make_pipe(const int numbers[2], int flags, std::uint64_t pc);
description& make_socket(int number, int domain, int type, std::uint64_t pc);
description& make_socket_pair(const int numbers[2], int domain, int type, std::uint64_t pc);
description& make_event_counter(int number, unsigned value, int flags, std::uint64_t pc);
description& make_timer(int number, int flags, std::uint64_t pc);
description& make_signals(int number, std::uint64_t signals, int flags, std::uint64_t pc);
description& make_poll_set(int number, std::uint64_t pc);

}  // namespace pawl::check::descriptors

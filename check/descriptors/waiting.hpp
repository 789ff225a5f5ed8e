// A call on descriptors, as an operation of the machine. One that waits is possible once there is something for it, as
// a wait for a semaphore is.
#pragma once

#include "check/descriptors/description.hpp"
#include "check/machine/computer.hpp"
#include "check/wire/descriptor_call.hpp"

namespace pawl::check::descriptors {

struct waiting : machine::operation {
    explicit waiting(wire::descriptor_call which);
    ~waiting();
    waiting(const waiting&) = delete;
    waiting& operator=(const waiting&) = delete;

    /// What the call is on.
    void on(description& d);
    /// It touches this place; beyond a few it conflicts with everything.
    void touch(machine::sync_object& place, wire::touch how, std::uint8_t needs = 0, std::uint8_t was_ready = 0xff);
    void touch(const channel* c, wire::touch how, std::uint8_t needs = 0);
    void forget_places() { use_count = all_ = 0; }
    /// It takes effect, with its places as they stand now. What it needed counts where it waited for that.
    void settle(bool waited);
    /// This is what the report names.
    void about(const channel* c);

    bool (*possible)(const waiting&) = nullptr;
    const description* of = nullptr;
    std::uint64_t amount = 0;
    void* more = nullptr;

private:
    static constexpr int most = wire::footprint::most + 1;
    machine::object_use use_[most];
    const channel* channels_[most];
    int all_ = 0;
    description* held_ = nullptr;
};

/// What became of a wait.
enum class turn : std::uint8_t {
    possible,  // it takes effect now
    refused,   // it may not wait, and would have to
    late,      // its time was over first
    cancelled
};

/// Waits until it may take effect. The caller does it, and says so by done().
turn take_turn(waiting& w, bool may_wait, std::int64_t deadline);

}  // namespace pawl::check::descriptors

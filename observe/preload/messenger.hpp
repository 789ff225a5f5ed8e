// Tells the command what was seen, and waits until it has looked at the program.
#pragma once

#include "observe/wire/facts.hpp"

namespace pawl::observe::preload {

struct watch_options {
    bool ready = false;  // the environment was read: before that nothing is told
    bool refuse = false;
    bool orders = true;
    bool follow = true;
};
extern watch_options options;

/// Reads the environment. Where programs that this one starts are not to be watched, takes our variables out of it.
void read_options() noexcept;

/// One thread at a time: the message is too large for a small stack, so there is one for all. Makes no call that the
/// program could have replaced, none that is a point of cancellation, and leaves errno alone.
class telling {
public:
    telling() noexcept;
    ~telling();
    telling(const telling&) = delete;
    telling& operator=(const telling&) = delete;

    [[nodiscard]] wire::message& facts() noexcept;
    /// wait: until the command has looked at this process; not for ever. It may be gone: then nothing happens.
    void send(bool wait) noexcept;

    /// In the child of a fork: whoever was telling is not there any more.
    static void begin_again_after_fork() noexcept;

private:
    int error_;
};

}  // namespace pawl::observe::preload

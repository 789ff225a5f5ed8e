// What people see where the tablet was started: a screen of a terminal, or plain lines.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "apps/tablet/meters.hpp"
#include "apps/tablet/presses.hpp"
#include "apps/tablet/run_facts.hpp"

namespace tablet {

struct shown_state {
    const meters& now;
    const run_facts& facts;
    std::uint64_t underruns;
    std::uint64_t refused;      ///< presses of the keys
    const std::string& status;  ///< a line at the bottom: the page's address, a device that has gone
};

class screen {
public:
    virtual ~screen() = default;
    virtual void show(const shown_state& state) = 0;
    /// The keys that were pressed meanwhile. True: q, it is to end.
    [[nodiscard]] virtual bool take_keys(presses&) { return false; }
    /// Where the keys come from; -1: nowhere.
    [[nodiscard]] virtual int keyboard() const { return -1; }
    virtual void resize() {}
};

/// Ten buttons, meters, the song's position: where input and output are a terminal. The terminal is as before when it ends.
[[nodiscard]] std::unique_ptr<screen> terminal_screen();
/// A line for each change, to the standard output.
[[nodiscard]] std::unique_ptr<screen> plain_lines();
/// Whether there is a terminal that a screen can be drawn on.
[[nodiscard]] bool has_terminal();

}  // namespace tablet

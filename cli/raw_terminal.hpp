// The terminal as a screen with keys. It is put back as it was when this ends, and when the process is ended by Ctrl-C,
// SIGTERM, a closed window or a crash; Ctrl-Z stops the process as usual.
#pragma once

#include <optional>
#include <string>

namespace pawl::cli {

struct terminal_size {
    std::size_t columns = 80;
    std::size_t rows = 24;
};

/// At most one at a time.
class raw_terminal {
public:
    raw_terminal();
    ~raw_terminal();
    raw_terminal(const raw_terminal&) = delete;
    raw_terminal& operator=(const raw_terminal&) = delete;

    /// Both standard input and output are one.
    static bool there_is_one();
    static terminal_size size();

    enum class key { letter, enter, left, right, up, down, erase, redraw, end_of_input, other };
    struct pressed {
        key what;
        char letter = 0;
    };
    pressed read();

    void show(const std::string& screen);
};

}  // namespace pawl::cli

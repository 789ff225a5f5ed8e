// A script: which buttons are pressed when, in sound time.
#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <istream>
#include <string>
#include <vector>

#include "apps/tablet/buttons.hpp"
#include "apps/tablet/command_path.hpp"

namespace tablet {

struct scripted_press {
    std::chrono::nanoseconds at;
    button what;
    manner how;
    float value;
};
inline constexpr std::size_t most_scripted = 1'000'000;
inline constexpr std::chrono::hours latest_scripted{24};

/// By time; what has the same time stands as in the file.
using script = std::vector<scripted_press>;

/// Lines such as
///     at 1.5s press echo
///     at 2s press volume 0.4
///     every 10ms 100 times press stutter      # from the beginning on
///     every 1s 5 times from 2s press bell
/// A time is a number with us, ms, s or m. Otherwise what is wrong: "name:3: no button is called "ehco"", a line.
[[nodiscard]] std::expected<script, std::string> read_script(std::istream& from, const std::string& name);
/// Of a file.
[[nodiscard]] std::expected<script, std::string> read_script_file(const std::string& path);

}  // namespace tablet

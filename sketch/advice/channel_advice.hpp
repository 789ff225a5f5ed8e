// A channel of the sketch's own whose try_ call waits for a task that is half-way: Pawl's in its place, line by line.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::sketch {

/// `function`: whole and demangled, as `CommandList::try_recv(int&)`. A line that is known stands with its place in the text.
std::string channel_advice(std::string_view function, const std::vector<std::filesystem::path>& sources);

}  // namespace pawl::sketch

// What QEMU's plugin counted (firmware/counting): "mark instructions" a line, in the order of the stores.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pawl::analysis {

using counted_marks = std::vector<std::pair<unsigned, std::int64_t>>;

/// The error names the line.
std::expected<counted_marks, std::string> read_marks(std::string_view text);

/// The most instructions from a mark to the next other one; nothing: they never followed one another.
std::expected<std::int64_t, std::string> most_between(const counted_marks& marks, unsigned from, unsigned to);

}  // namespace pawl::analysis

// One function of the image, walked along all its ways: how deep its stack goes, and at which depth it calls whom.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/image/image.hpp"

namespace pawl::analysis {

/// A coroutine's body goes two ways, by the lowest bit of the place where it stopped: on, or to its end.
enum class way : std::uint8_t { whole, goes_on, is_destroyed };

struct call_site {
    address at = 0;
    std::int32_t depth = 0;              ///< what the caller has on the stack then, in bytes
    std::optional<address> target;       ///< nothing: through a pointer
    std::optional<std::int32_t> offset;  ///< of the pointer, where it was loaded just before
    bool through_table = false;          ///< from where the first word of something points: as virtual functions are called
    bool is_jump = false;                ///< nothing comes behind it
};

struct function_flow {
    std::int32_t deepest = 0;
    std::vector<call_site> calls;
    std::set<address> addresses;  ///< that its instructions put together in halves
    bool splits = false;          ///< goes_on and is_destroyed are two ways indeed
    bool other_stack = false;     ///< it goes over to another stack
};

/// The error says what was not understood, and where.
std::expected<function_flow, std::string> flow_of(const image& in, address entry, way which = way::whole);

}  // namespace pawl::analysis

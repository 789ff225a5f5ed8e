// A short sum over a text, by which damage is seen and schedules are named.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pawl::check::supervise {

/// FNV-1a (Fowler, Noll, Vo), twelve hexadecimal digits: the same text has the same sum everywhere.
std::string check_sum(std::string_view text);

}  // namespace pawl::check::supervise

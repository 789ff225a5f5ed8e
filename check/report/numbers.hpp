// Numbers as people read them.
#pragma once

#include <cstdint>
#include <string>

namespace pawl::check::report {

/// 1204 -> "1,204".
std::string grouped(std::uint64_t number);

/// 1 -> "1st", 12 -> "12th", 1203 -> "1,203rd".
std::string ordinal(std::uint64_t number);

/// "1 schedule", "2 schedules".
std::string counted(std::uint64_t number, const std::string& noun);

/// 0.021 -> "0.02 s", 83.4 -> "83 s".
std::string seconds_text(double seconds);

/// Virtual time: 1500000 -> "1.5 ms".
std::string duration_text(std::int64_t nanoseconds);

std::string hexadecimal(std::uint64_t number);

/// Memory values: small ones decimal, all-ones as -1, others hexadecimal.
std::string value_text(std::uint64_t value, int bytes);

}  // namespace pawl::check::report

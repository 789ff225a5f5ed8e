#include "check/supervise/check_sum.hpp"

#include <cstdio>

namespace pawl::check::supervise {

std::string check_sum(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    char digits[24];
    std::snprintf(digits, sizeof digits, "%012llx", static_cast<unsigned long long>(hash & 0xffffffffffff));
    return digits;
}

}  // namespace pawl::check::supervise

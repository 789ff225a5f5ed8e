#include "check/report/numbers.hpp"

#include <cstdio>

namespace pawl::check::report {

std::string grouped(std::uint64_t number) {
    const std::string digits = std::to_string(number);
    std::string result;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i != 0 && (digits.size() - i) % 3 == 0) result += ',';
        result += digits[i];
    }
    return result;
}

std::string ordinal(std::uint64_t number) {
    const std::uint64_t tens = number % 100;
    const char* ending = "th";
    if (tens < 11 || tens > 13) {
        if (number % 10 == 1) ending = "st";
        if (number % 10 == 2) ending = "nd";
        if (number % 10 == 3) ending = "rd";
    }
    return grouped(number) + ending;
}

std::string counted(std::uint64_t number, const std::string& noun) {
    return grouped(number) + " " + noun + (number == 1 ? "" : "s");
}

namespace {

std::string formatted(const char* format, double number) {
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, format, number);
    return buffer;
}

}  // namespace

std::string seconds_text(double seconds) {
    if (seconds < 0.995) return formatted("%.2f s", seconds);
    if (seconds < 9.95) return formatted("%.1f s", seconds);
    return formatted("%.0f s", seconds);
}

std::string duration_text(std::int64_t nanoseconds) {
    const double ns = static_cast<double>(nanoseconds);
    if (nanoseconds < 1'000) return std::to_string(nanoseconds) + " ns";
    if (nanoseconds < 1'000'000) return formatted("%.3g us", ns / 1e3);
    if (nanoseconds < 1'000'000'000) return formatted("%.3g ms", ns / 1e6);
    return formatted("%.4g s", ns / 1e9);
}

std::string hexadecimal(std::uint64_t number) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "0x%llx", static_cast<unsigned long long>(number));
    return buffer;
}

std::string value_text(std::uint64_t value, int bytes) {
    if (bytes > 0 && bytes < 8) value &= (std::uint64_t{1} << (bytes * 8)) - 1;
    const std::uint64_t all_ones = bytes > 0 && bytes < 8 ? (std::uint64_t{1} << (bytes * 8)) - 1 : ~std::uint64_t{0};
    if (bytes >= 4 && all_ones - value < 256) return "-" + std::to_string(all_ones - value + 1);
    if (value < 1'000'000) return std::to_string(value);
    return hexadecimal(value);
}

}  // namespace pawl::check::report

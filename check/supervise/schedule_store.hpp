// Schedules too long to be typed are kept in the cache folder under a short name.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

namespace pawl::check::supervise {

inline constexpr std::size_t longest_printed_schedule = 400;

class schedule_store {
public:
    explicit schedule_store(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// What to print: the text itself if it is short, otherwise the name it was stored under.
    std::expected<std::string, std::string> keep(const std::string& text) const;

    /// The schedule's text, given either. The error says what to do.
    std::expected<std::string, std::string> find(const std::string& text_or_name) const;

private:
    std::filesystem::path folder_;
};

}  // namespace pawl::check::supervise

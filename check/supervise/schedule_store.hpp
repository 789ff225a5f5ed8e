// Every schedule that was printed is kept in the cache folder with the program it was found in: what its numbers mean
// depends on that. Schedules too long to be typed have a short name there.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "check/supervise/last_check.hpp"

namespace pawl::check::supervise {

inline constexpr std::size_t longest_printed_schedule = 400;

class schedule_store {
public:
    explicit schedule_store(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// What to print: the text itself if it is short, otherwise the name it was stored under.
    std::expected<std::string, std::string> keep(const std::string& text) const;

    /// One that means something only while an order is weakened: always under a name, which stands for both.
    std::expected<std::string, std::string> keep_weakened(const std::string& text, const std::string& weakened) const;
    static bool is_weakened(const std::string& text_or_name);

    /// The schedule's text, given either. The error says what to do.
    std::expected<std::string, std::string> find(const std::string& text_or_name) const;

    /// States that the schedule was found in this check. Of a weakened one, here and below: its name.
    std::expected<void, std::string> note_origin(const std::string& text, const last_check& found_in) const;

    /// The checks it was found in, as far as they can be read, the latest first; none where that is not known. The error:
    /// there are some, and none can be read.
    std::expected<std::vector<last_check>, std::string> origins(const std::string& text) const;

private:
    std::string known_names() const;
    std::expected<std::string, std::string> write(const std::string& name, const std::string& lines) const;

    std::filesystem::path folder_;
};

}  // namespace pawl::check::supervise

#include "check/supervise/schedule_store.hpp"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "check/supervise/check_sum.hpp"

namespace pawl::check::supervise {
namespace {

namespace fs = std::filesystem;

constexpr const char* name_begins = "long-";
constexpr const char* weakened_begins = "weakened-";

std::string name_of(const std::string& text) { return name_begins + check_sum(text); }

// The newest first. What disappears meanwhile is left out.
std::vector<fs::path> newest_first(const fs::path& folder, const std::string& begins) {
    std::vector<std::pair<fs::file_time_type, fs::path>> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code gone;
        const auto written = entry->last_write_time(gone);
        if (!gone && entry->path().filename().string().starts_with(begins)) found.emplace_back(written, entry->path());
    }
    std::ranges::sort(found, std::greater());
    std::vector<fs::path> files;
    for (auto& [written, file] : found) files.push_back(std::move(file));
    return files;
}

}  // namespace

std::expected<std::string, std::string> schedule_store::write(const std::string& name,
                                                              const std::string& lines) const {
    std::error_code error;
    fs::create_directories(folder_, error);
    const fs::path file = folder_ / name;
    errno = 0;
    std::ofstream out(file, std::ios::trunc);
    out << lines << '\n';
    out.close();
    if (out) return name;
    const std::string why = errno != 0 ? std::strerror(errno) : "is the disk full?";
    fs::remove(file, error);
    return std::unexpected("cannot keep the schedule in " + file.string() + ": " + why);
}

std::expected<std::string, std::string> schedule_store::keep(const std::string& text) const {
    if (text.size() <= longest_printed_schedule) return text;
    return write(name_of(text), text);
}

std::expected<std::string, std::string> schedule_store::keep_weakened(const std::string& text,
                                                                      const std::string& weakened) const {
    const std::string lines = text + "\n" + weakened;
    return write(weakened_begins + check_sum(lines), lines);
}

bool schedule_store::is_weakened(const std::string& text_or_name) { return text_or_name.starts_with(weakened_begins); }

std::expected<std::string, std::string> schedule_store::find(const std::string& text_or_name) const {
    const bool weakened = is_weakened(text_or_name);
    if (!weakened && !text_or_name.starts_with(name_begins)) return text_or_name;
    const std::string begins = weakened ? weakened_begins : name_begins;
    const std::string digits = text_or_name.substr(begins.size());
    const bool plain = std::ranges::all_of(digits, [](unsigned char c) { return std::isxdigit(c) != 0; });
    std::ifstream in(folder_ / text_or_name);
    std::string text, rest;
    if (!plain || !in)
        return std::unexpected("no schedule is kept under the name '" + text_or_name + "' in " + folder_.string() +
                               "; " + known_names());
    // The name is the sum of what stands there.
    const bool read = std::getline(in, text) && (!weakened || std::getline(in, rest));
    if (!read || begins + check_sum(weakened ? text + "\n" + rest : text) != text_or_name)
        return std::unexpected("the schedule kept in " + (folder_ / text_or_name).string() +
                               " is damaged: run pawl " + (weakened ? "weaken" : "check") + " again to get it back");
    return text;
}

std::string schedule_store::known_names() const {
    constexpr std::size_t most = 8;
    std::vector<std::string> names;
    for (const fs::path& file : newest_first(folder_, name_begins))
        if (file.extension().empty()) names.push_back(file.filename().string());
    if (names.empty()) return "none is: run pawl check again to get it back";
    std::string text = "known are, the latest first:";
    for (std::size_t i = 0; i < names.size() && i < most; ++i) {
        text += " " + names[i];
        std::ifstream in(folder_ / names[i]);
        std::string schedule;
        std::getline(in, schedule);
        if (const auto found_in = origins(schedule); found_in && !found_in->empty())
            text += " (" + names_of(found_in->front().files) + ")";
    }
    return text + (names.size() > most ? " ..." : "");
}

std::expected<void, std::string> schedule_store::note_origin(const std::string& text,
                                                             const last_check& found_in) const {
    return write_check(found_in, folder_ / ("of-" + check_sum(text) + "-" + found_in.fingerprint + ".json"));
}

std::expected<std::vector<last_check>, std::string> schedule_store::origins(const std::string& text) const {
    std::vector<last_check> result;
    std::string failure;
    for (const fs::path& file : newest_first(folder_, "of-" + check_sum(text) + "-")) {
        if (file.extension() != ".json") continue;
        auto read = read_check(file);
        if (read)
            result.push_back(std::move(*read));
        else
            failure = read.error();
    }
    if (result.empty() && !failure.empty()) return std::unexpected(failure);
    return result;
}

}  // namespace pawl::check::supervise

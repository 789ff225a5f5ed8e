#include "check/supervise/schedule_store.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstdio>
#include <fstream>

namespace pawl::check::supervise {
namespace {

// FNV-1a (Fowler, Noll, Vo): the same schedule has the same name everywhere.
std::string name_of(const std::string& text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const unsigned char c : text) hash = (hash ^ c) * 0x100000001b3;
    char name[32];
    std::snprintf(name, sizeof name, "long-%012llx", static_cast<unsigned long long>(hash & 0xffffffffffff));
    return name;
}

}  // namespace

std::expected<std::string, std::string> schedule_store::keep(const std::string& text) const {
    if (text.size() <= longest_printed_schedule) return text;
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    const std::filesystem::path file = folder_ / name_of(text);
    std::ofstream out(file, std::ios::trunc);
    out << text << '\n';
    out.close();
    if (!out) return std::unexpected("cannot store the schedule in " + file.string());
    return file.filename().string();
}

std::expected<std::string, std::string> schedule_store::find(const std::string& text_or_name) const {
    if (!text_or_name.starts_with("long-")) return text_or_name;
    const bool plain =
        std::ranges::all_of(text_or_name.substr(5), [](unsigned char c) { return std::isxdigit(c) != 0; });
    std::ifstream in(folder_ / text_or_name);
    std::string text;
    if (!plain || !in || !std::getline(in, text))
        return std::unexpected("no schedule is stored under the name '" + text_or_name + "' in " + folder_.string() +
                               "; run pawl check again to get it back");
    return text;
}

}  // namespace pawl::check::supervise

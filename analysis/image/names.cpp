#include "analysis/image/names.hpp"

#include <cstdlib>
#include <cxxabi.h>

#include "check/report/demangle.hpp"
#include "check/report/function_path.hpp"

namespace pawl::analysis {
namespace {

void remove_all(std::string& from, std::string_view what) {
    for (std::size_t at; (at = from.find(what)) != std::string::npos;) from.erase(at, what.size());
}

/// `name(frame*) [clone .actor]`; the rest of Pawl demangles no such names.
std::string of_coroutine(std::string_view mangled) {
    const std::string text{mangled.substr(0, mangled.rfind('.'))};
    int status = 0;
    char* const plain = abi::__cxa_demangle(text.c_str(), nullptr, nullptr, &status);
    if (plain == nullptr) return text;
    std::string found = plain;
    std::free(plain);
    remove_all(found, "(anonymous namespace)::");
    // Template arguments and parameters come behind the name; the return type of a template stands before it.
    std::size_t end = found.find_first_of("(<");
    if (end == std::string::npos) end = found.size();
    while (end < found.size() && found[end] == '<') {
        std::size_t at = end;
        for (int depth = 0; at < found.size(); ++at) {
            depth += found[at] == '<';
            depth -= found[at] == '>';
            if (depth == 0) break;
        }
        found.erase(end, at + 1 - end);
        end = found.find_first_of("(<", end);
        if (end == std::string::npos) end = found.size();
    }
    found.resize(end);
    if (const auto space = found.rfind(' '); space != std::string::npos) found.erase(0, space + 1);
    return found;
}

}  // namespace

std::string short_name(std::string_view mangled) {
    std::string found = is_coroutine_body(mangled) || is_coroutine_end(mangled)
                            ? of_coroutine(mangled)
                            : check::report::path_of(check::report::demangled(mangled)).whole();
    remove_all(found, "(anonymous namespace)::");
    remove_all(found, "on_cortex_m::");
    return found;
}

std::string last_name(std::string_view name) {
    const auto at = name.rfind("::");
    return std::string{at == std::string_view::npos ? name : name.substr(at + 2)};
}

std::string long_name(std::string_view mangled) {
    std::string found = check::report::demangled(mangled);
    remove_all(found, "(anonymous namespace)::");
    remove_all(found, "on_cortex_m::");
    return found;
}

std::string made_of(std::string_view mangled) {
    const std::string found = long_name(mangled);
    // Brackets within the arguments are of theirs.
    std::size_t begin = 0;
    int depth = 0;
    for (std::size_t at = 0; at < found.size(); ++at) {
        const std::string_view opens = "<({", closes = ">)}";
        if (opens.contains(found[at]) && depth++ == 0) begin = at;
        if (!closes.contains(found[at]) || --depth != 0 || found[begin] != '<') continue;
        // Between two that close stands a blank.
        const std::size_t end = found[at - 1] == ' ' ? at - 1 : at;
        if (found.compare(at + 1, 2, "::") == 0) return found.substr(begin + 1, end - begin - 1);
    }
    return "";
}

bool is_coroutine_body(std::string_view mangled) { return mangled.ends_with(".actor"); }
bool is_coroutine_end(std::string_view mangled) { return mangled.ends_with(".destroy"); }

bool fits(std::string_view pattern, std::string_view name) {
    const auto star = pattern.find('*');
    if (star == std::string_view::npos) return pattern == name;
    if (!name.starts_with(pattern.substr(0, star))) return false;
    pattern.remove_prefix(star + 1);
    name.remove_prefix(star);
    for (std::size_t skipped = 0; skipped <= name.size(); ++skipped)
        if (fits(pattern, name.substr(skipped))) return true;
    return false;
}

}  // namespace pawl::analysis

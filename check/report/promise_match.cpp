#include "check/report/promise_match.hpp"

#include <fnmatch.h>

#include <algorithm>

#include "check/report/function_path.hpp"

namespace pawl::check::report {
namespace {

/// `try_` at the start or behind an underscore: not in `retry_lock`, `entry_point`, `country_x`.
bool has_word_try(std::string_view name) {
    for (std::size_t at = name.find("try_"); at != std::string_view::npos; at = name.find("try_", at + 1))
        if (at == 0 || name[at - 1] == '_') return true;
    return false;
}

/// A library's own inner functions: the promise is that of the function the user called.
/// `_M_try_acquire` of libstdc++ stands inside its waiting `acquire`.
bool is_reserved(std::string_view name) {
    return name.size() > 1 && name[0] == '_' && (name[1] == '_' || (name[1] >= 'A' && name[1] <= 'Z'));
}

/// Rust's `try_` for "may fail", which says nothing about waiting.
bool means_fallible(const function_path& path) {
    const auto in = [](std::string_view text) {
        return text.starts_with("core::iter::") || text.starts_with("core::slice::iter") ||
               text.starts_with("core::array::") || text.starts_with("std::panicking::") ||
               text.starts_with("core::convert::");
    };
    if (in(path.whole()) || in(path.trait)) return true;
    const std::string name = path.last();
    return name == "try_fold" || name == "try_rfold" || name == "try_for_each" || name == "try_process";
}

bool promises_by_default(const function_path& path) {
    const std::string name = path.last();
    if (name.ends_with("_for") || name.ends_with("_until")) return false;  // they wait by contract
    return has_word_try(name) && !is_reserved(name) && !means_fallible(path);
}

}  // namespace

bool promise_matcher::promises(std::string_view demangled_name) const {
    const function_path path = path_of(demangled_name);
    if (path.components.empty()) return false;
    if (globs_.empty()) return promises_by_default(path);
    return std::ranges::any_of(
        globs_, [&](const std::string& glob) { return fnmatch(glob.c_str(), path.last().c_str(), 0) == 0; });
}

std::string promise_matcher::words() const {
    if (globs_.empty()) return std::string(default_promise);
    std::string text;
    for (const std::string& glob : globs_) text += (text.empty() ? "" : ", ") + glob;
    return text;
}

}  // namespace pawl::check::report

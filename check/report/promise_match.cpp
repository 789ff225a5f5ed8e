#include "check/report/promise_match.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <array>

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

/// The languages' own libraries have many names with `try_` that promise nothing about waiting (LocalKey::try_with,
/// try_initialize, map::try_emplace): only those count that are documented not to wait.
bool is_standard(const function_path& path) {
    const std::string whole = path.whole();
    return whole.starts_with("std::") || whole.starts_with("core::") || whole.starts_with("alloc::") ||
           whole.starts_with("__gnu_cxx::");
}
bool is_standard_promise(const std::string& name) {
    constexpr std::array names{"try_lock", "try_lock_shared", "try_acquire", "try_wait", "try_recv",
                               "try_send", "try_read",        "try_write",   "try_iter"};
    return std::ranges::find(names, name) != names.end();
}

/// In anybody's code: `try_` for "may fail", or for a call that runs what it is given.
bool is_fallible_word(const std::string& name) {
    constexpr std::array names{"try_from",    "try_into",        "try_new",        "try_with",  "try_with_capacity",
                               "try_init",    "get_or_try_init", "try_initialize", "try_build", "try_parse",
                               "try_convert", "try_connect",     "try_open",       "try_clone", "try_reserve",
                               "try_collect", "try_main",        "try_fold",       "try_rfold", "try_for_each",
                               "try_process", "try_catch",       "try_map"};
    return std::ranges::find(names, name) != names.end();
}

/// They wait by contract, until a deadline.
bool has_a_deadline(const std::string& name) {
    for (const std::string_view end : {"_for", "_until", "_timeout", "_deadline", "_timed"})
        if (name.ends_with(end)) return true;
    return false;
}

/// Rust's `try_` for "may fail", which says nothing about waiting.
bool means_fallible(const function_path& path) {
    const auto in = [](std::string_view text) {
        return text.starts_with("core::iter::") || text.starts_with("core::slice::iter") ||
               text.starts_with("core::array::") || text.starts_with("std::panicking::") ||
               text.starts_with("core::convert::");
    };
    return in(path.whole()) || in(path.trait) || is_fallible_word(path.last()) ||
           (is_standard(path) && !is_standard_promise(path.last()));
}

bool promises_by_default(const function_path& path) {
    const std::string name = path.last();
    return has_word_try(name) && !has_a_deadline(name) && !is_reserved(name) && !means_fallible(path);
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

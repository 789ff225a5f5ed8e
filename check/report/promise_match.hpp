// Which functions promise, by their name, not to wait: --nonblocking, by default `*try_*`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pawl::check::report {

inline constexpr std::string_view default_promise = "*try_*";

class promise_matcher {
public:
    /// Without globs: the default, with its exceptions. With globs: these, taken literally (fnmatch), and nothing else.
    explicit promise_matcher(std::vector<std::string> globs = {}) : globs_(std::move(globs)) {}

    /// Takes a demangled name. Compares the function's own name, without arguments; a closure counts as its function.
    bool promises(std::string_view demangled_name) const;

    /// --nonblocking was given: these functions promise, whoever calls them and whatever they call.
    bool given_by_user() const { return !globs_.empty(); }

    /// For the report: "*try_*" or the user's globs.
    std::string words() const;

private:
    std::vector<std::string> globs_;
};

}  // namespace pawl::check::report

#include "names.hpp"

namespace pawl::inline PAWL_PORT::trace {

namespace {
void take_out(std::string& from, std::string_view what) {
    for (std::size_t at; (at = from.find(what)) != from.npos;) from.erase(at, what.size());
}
}  // namespace

std::string short_function(std::string_view whole) {
    std::string pretty{whole};
    take_out(pretty, "(anonymous namespace)::");
    if (pretty.empty()) return "task";
    // The parameters begin at the first bracket that no template's argument stands around.
    std::size_t end = 0;
    int depth = 0;
    for (; end < pretty.size(); ++end) {
        const char c = pretty[end];
        if (c == '<') ++depth;
        if (c == '>') --depth;
        if (c == '(' && depth == 0 && end != 0) break;
    }
    const bool lambda = pretty.find("<lambda") != pretty.npos || pretty.find("(anonymous class)") != pretty.npos;
    std::string_view name = std::string_view{pretty}.substr(0, end);
    // Its own template arguments.
    if (name.ends_with('>')) {
        depth = 0;
        for (std::size_t at = name.size(); at-- > 0;) {
            depth += name[at] == '>' ? 1 : name[at] == '<' ? -1 : 0;
            if (depth == 0) {
                name = name.substr(0, at);
                break;
            }
        }
    }
    std::size_t begin = name.size();
    depth = 0;
    while (begin > 0) {
        const char c = name[begin - 1];
        if (c == '>') ++depth;
        if (c == '<') --depth;
        if (depth == 0 && (c == ' ' || c == ':' || c == '*' || c == '&')) break;
        --begin;
    }
    std::string result{name.substr(begin)};
    if (lambda) return result.empty() || result == "operator" ? "lambda" : "lambda in " + result;
    return result.empty() ? "task" : result;
}

std::string object_names::of(std::string_view noun, const void* object, std::string_view name) {
    if (!name.empty()) return known_[object] = std::string{noun} + " \"" + std::string{name} + '"';
    if (const auto known = known_.find(object); known != known_.end()) return known->second;
    auto [count, fresh] = lettered_.try_emplace(std::string{noun}, 0);
    const int number = count->second++;
    const std::string letter =
        number < 26 ? std::string(1, static_cast<char>('a' + number)) : std::to_string(number + 1);
    return known_[object] = std::string{noun} + ' ' + letter;
}

std::string task_names::another(std::string name) {
    const int count = ++used_[name];
    return count == 1 ? name : name + ' ' + std::to_string(count);
}

}  // namespace pawl::inline PAWL_PORT::trace

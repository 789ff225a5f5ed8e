#include "analysis/stack/frame_sizes.hpp"

#include <charconv>

namespace pawl::analysis {
namespace {

/// What stands between quotes behind the key.
std::string_view quoted(std::string_view line, std::string_view key) {
    const auto begin = line.find(key);
    if (begin == std::string_view::npos) return {};
    const auto from = line.find('"', begin + key.size());
    const auto to = from == std::string_view::npos ? from : line.find('"', from + 1);
    return to == std::string_view::npos ? std::string_view{} : line.substr(from + 1, to - from - 1);
}

}  // namespace

std::string frame_sizes::add(std::string_view text) {
    if (!text.starts_with("graph: {")) return "this is no file of -fcallgraph-info";
    bool any = false;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (!line.starts_with("node: {")) continue;
        // "path:mangled" where the object file keeps it to itself, or shares it with others.
        std::string_view name = quoted(line, "title:");
        name.remove_prefix(name.rfind(':') == std::string_view::npos ? 0 : name.rfind(':') + 1);
        // "declaration\nplace\n16 bytes (static)"
        const std::string_view label = quoted(line, "label:");
        const auto last = label.rfind("\\n");
        int size = 0;
        if (last == std::string_view::npos) continue;
        const std::string_view stack = label.substr(last + 2);
        const auto [rest, error] = std::from_chars(stack.data(), stack.data() + stack.size(), size);
        const std::string_view how{rest, static_cast<std::size_t>(stack.data() + stack.size() - rest)};
        if (error != std::errc{} || !how.starts_with(" bytes (")) continue;
        any = true;
        bytes[std::string{name}].insert(size);
        if (how == " bytes (dynamic)") unbounded.emplace(name);
    }
    return any ? "" : "it has no sizes: compile with -fcallgraph-info=su";
}

}  // namespace pawl::analysis

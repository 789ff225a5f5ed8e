#include "sketch/source/sources.hpp"

#include <algorithm>
#include <set>
#include <system_error>

#include "sketch/source/directive.hpp"
#include "sketch/source/outline.hpp"
#include "sketch/source/read_tab.hpp"

namespace pawl::sketch {

namespace fs = std::filesystem;

bool known_sources::define(std::string_view name) const {
    return std::ranges::any_of(files, [&](const tab& one) {
        if (one.text.find(name) == std::string::npos) return false;
        const outline inside = outline_of(one.text);
        return std::ranges::any_of(inside.functions, [&](const function& found) {
            return found.defined && !found.in_namespace && found.head.name == name;
        });
    });
}

known_sources read_sources(const std::vector<fs::path>& files) {
    known_sources result;
    std::vector<fs::path> wanted(files.rbegin(), files.rend());
    std::set<fs::path> seen;
    while (!wanted.empty()) {
        const fs::path file = wanted.back().lexically_normal();
        wanted.pop_back();
        std::error_code ignored;
        if (!seen.insert(file).second || !fs::is_regular_file(file, ignored)) continue;
        auto read = read_tab(file);
        if (!read) continue;
        result.files.push_back(std::move(*read));
        result.tokens.push_back(tokens_of(result.files.back().text));
        for (const token& one : result.tokens.back())
            if (one.what == token::kind::directive)
                if (const included header = included_by(one.text); header.quoted)
                    wanted.push_back(file.parent_path() / header.name);
    }
    return result;
}

}  // namespace pawl::sketch

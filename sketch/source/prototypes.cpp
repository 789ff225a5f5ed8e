#include "sketch/source/prototypes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

namespace pawl::sketch {
namespace {

struct candidate {
    std::size_t offset;
    branch_path path;
};

constexpr std::array<std::string_view, 30> known_everywhere = {
    "void",     "int",       "char",   "bool",     "long",   "short",  "float",   "double", "signed",   "unsigned",
    "const",    "volatile",  "static", "inline",   "extern", "struct", "class",   "enum",   "union",    "typename",
    "template", "constexpr", "auto",   "register", "String", "byte",   "boolean", "word",   "noexcept", "IRAM_ATTR"};

bool is_known_everywhere(std::string_view word) {
    return word.ends_with("_t") || std::ranges::find(known_everywhere, word) != known_everywhere.end();
}

bool is_wanted(const function& one) {
    return one.defined && !one.in_namespace && !one.head.prototype.empty() && one.head.name != "main";
}

class placement {
public:
    explicit placement(const outline& sketch) : sketch_(sketch) {
        for (const token& one : sketch.tokens)
            if (one.is_word()) first_seen_.emplace(one.text, one.offset);
        for (const declared_name& one : sketch.names) names_[one.name].push_back(&one);
        find_candidates();
    }

    std::vector<prototype> all() const {
        std::vector<prototype> result;
        for (const function& one : sketch_.functions) {
            if (!is_wanted(one) || is_declared(one)) continue;
            for (const candidate& place : candidates_) {
                if (place.offset >= sketch_.items[one.outer].offset) break;
                if (!fits(one, place)) continue;
                result.push_back({place.offset, place.path, &one});
                break;
            }
        }
        std::ranges::stable_sort(result, {}, &prototype::before);
        return result;
    }

private:
    // By the sketch itself: with its own linkage and default arguments.
    bool is_declared(const function& one) const {
        return std::ranges::any_of(sketch_.functions, [&](const function& other) {
            return !other.defined && !other.in_namespace && other.head.name == one.head.name &&
                   other.head.parameters == one.head.parameters;
        });
    }

    // A table of functions, or a class whose methods call them, may come before the first of them.
    void find_candidates() {
        std::map<std::string_view, std::size_t> defined_at;
        std::set<std::size_t> items;
        for (const function& one : sketch_.functions) {
            if (one.defined && !one.in_namespace) items.insert(one.outer);
            if (is_wanted(one) && !is_declared(one)) defined_at[one.head.name] = one.offset;
        }
        for (std::size_t i = 0; i < sketch_.items.size(); ++i) {
            const std::size_t end =
                i + 1 < sketch_.items.size() ? sketch_.items[i + 1].first_token : sketch_.tokens.size();
            for (std::size_t at = sketch_.items[i].first_token; at < end; ++at)
                if (mentions(at, defined_at)) items.insert(i);
        }
        for (const std::size_t i : items) {
            const item& one = sketch_.items[i];
            for (const branch& level : one.path) {
                const conditional& group = sketch_.conditionals[level.group];
                candidates_.push_back({group.begin, group.around});
            }
            candidates_.push_back({one.offset, one.path});
        }
        std::ranges::stable_sort(candidates_, {}, &candidate::offset);
    }

    bool mentions(std::size_t at, const std::map<std::string_view, std::size_t>& defined_at) const {
        const token& one = sketch_.tokens[at];
        if (!one.is_word()) return false;
        const auto found = defined_at.find(one.text);
        if (found == defined_at.end() || found->second <= one.offset) return false;
        const token* before = at > 0 ? &sketch_.tokens[at - 1] : nullptr;
        return before == nullptr || !(before->is(".") || before->is("->") || before->is("::"));
    }

    bool fits(const function& one, const candidate& place) const {
        if (!begins_with(one.path, place.path)) return false;
        if (!std::ranges::all_of(one.head.needs, [&](std::string_view word) { return is_known(word, one, place); }))
            return false;
        for (std::size_t level = place.path.size(); level < one.path.size(); ++level)
            if (is_decided_later(sketch_.conditionals[one.path[level].group], place)) return false;
        return true;
    }

    // The condition would read differently at the earlier place.
    bool is_decided_later(const conditional& group, const candidate& place) const {
        return std::ranges::any_of(sketch_.names, [&](const declared_name& name) {
            return name.offset > place.offset && name.offset < group.begin &&
                   std::ranges::any_of(
                       group.lines, [&](const std::string& line) { return line.find(name.name) != std::string::npos; });
        });
    }

    bool is_known(std::string_view word, const function& one, const candidate& place) const {
        const auto found = names_.find(word);
        if (found == names_.end()) return is_known_elsewhere(word, one, place);
        std::size_t from = one.offset;
        for (const declared_name* name : found->second)
            if (name->offset < one.offset) from = std::min(from, known_from(*name, one));
        return from == one.offset || place.offset > from;
    }

    // Where it is declared; where only one branch does, behind all branches.
    std::size_t known_from(const declared_name& name, const function& one) const {
        for (std::size_t level = 0; level < name.path.size(); ++level)
            if (level >= one.path.size() || name.path[level] != one.path[level]) {
                const std::size_t end = sketch_.conditionals[name.path[level].group].end;
                return end < one.offset ? end - 1 : one.offset;
            }
        return name.offset;
    }

    // By a header; perhaps by one that is included between the place and the function.
    bool is_known_elsewhere(std::string_view word, const function& one, const candidate& place) const {
        if (is_known_everywhere(word)) return true;
        const auto seen = first_seen_.find(word);
        if (seen != first_seen_.end() && seen->second < place.offset) return true;
        return std::ranges::none_of(
            sketch_.includes, [&](std::size_t include) { return include > place.offset && include < one.offset; });
    }

    const outline& sketch_;
    std::map<std::string_view, std::size_t> first_seen_;
    std::map<std::string, std::vector<const declared_name*>, std::less<>> names_;
    std::vector<candidate> candidates_;
};

}  // namespace

std::vector<prototype> prototypes_for(const outline& sketch) { return placement(sketch).all(); }

}  // namespace pawl::sketch

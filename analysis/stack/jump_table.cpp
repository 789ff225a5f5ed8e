#include "analysis/stack/jump_table.hpp"

namespace pawl::analysis {
namespace {

/// Entries of so many bytes from begin to where code begins again, each a distance in halves from `from`. What points into the
/// table itself is its padding.
std::vector<address> distances(const image& in, address begin, unsigned bytes, bool with_sign, address from) {
    std::vector<address> found;
    if (in.is_code(begin)) return found;
    const address end = in.end_of_kind(begin);
    for (address at = begin; at + bytes <= end; at += bytes) {
        std::int32_t distance = 0;
        if (bytes == 1) {
            const auto value = in.byte_at(at);
            if (!value) break;
            distance = with_sign ? static_cast<std::int8_t>(*value) : *value;
        } else {
            const auto value = in.half_at(at);
            if (!value) break;
            distance = with_sign ? static_cast<std::int16_t>(*value) : *value;
        }
        const address target = from + static_cast<address>(distance * 2);
        if (target < begin || target >= end) found.push_back(target);
    }
    return found;
}

std::vector<address> whole_words(const image& in, address begin, address from) {
    std::vector<address> found;
    begin = (begin + 3) & ~address{3};
    if (in.is_code(begin)) return found;
    for (address at = begin; at + 4 <= in.end_of_kind(begin); at += 4)
        if (const auto value = in.word_at(at)) found.push_back((from + *value) & ~address{1});
    return found;
}

}  // namespace

std::vector<address> table_behind(const image& in, address at, const thumb& one) {
    const address behind = at + one.size;
    switch (one.does) {
        case thumb::what::table_of_bytes: return distances(in, behind, 1, false, behind);
        case thumb::what::table_of_halves: return distances(in, behind, 2, false, behind);
        case thumb::what::table_of_words: return whole_words(in, behind, 0);
        default: return {};
    }
}

std::vector<address> table_at(const image& in, address table, address begin, address end) {
    std::vector<address> found;
    for (;; table += 4) {
        const auto value = in.word_at(table);
        const address target = value.value_or(end) & ~address{1};
        if (target < begin || target >= end) return found;
        found.push_back(target);
    }
}

std::vector<address> table_of_helper(const image& in, address at, std::string_view helper) {
    const address behind = at + 4;
    if (helper == "__gnu_thumb1_case_sqi") return distances(in, behind, 1, true, behind);
    if (helper == "__gnu_thumb1_case_uqi") return distances(in, behind, 1, false, behind);
    if (helper == "__gnu_thumb1_case_shi") return distances(in, behind, 2, true, behind);
    if (helper == "__gnu_thumb1_case_uhi") return distances(in, behind, 2, false, behind);
    const address aligned = (behind + 3) & ~address{3};
    return helper == "__gnu_thumb1_case_si" ? whole_words(in, aligned, aligned) : std::vector<address>{};
}

}  // namespace pawl::analysis

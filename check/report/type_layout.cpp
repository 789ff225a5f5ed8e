#include "check/report/type_layout.hpp"

#include <dwarf.h>

#include <optional>
#include <string_view>
#include <vector>

#include "check/report/numbers.hpp"

namespace pawl::check::report {
namespace {

std::string_view name_of(Dwarf_Die* die) {
    const char* name = dwarf_diename(die);
    return name != nullptr ? name : "";
}

bool is_reserved(std::string_view name) {
    return name.starts_with("__") || (name.size() > 1 && name[0] == '_' && name[1] >= 'A' && name[1] <= 'Z');
}

bool declared_in_library(Dwarf_Die* type) {
    const char* file = dwarf_decl_file(type);
    const std::string_view text = file != nullptr ? file : "";
    return text.starts_with("/usr/include/") || text.starts_with("/usr/lib/") ||
           text.find("/rustlib/") != std::string_view::npos || text.starts_with("/rustc/");
}

std::optional<Dwarf_Die> type_of(Dwarf_Die* die) {
    Dwarf_Attribute attribute;
    Dwarf_Die type;
    if (dwarf_formref_die(dwarf_attr_integrate(die, DW_AT_type, &attribute), &type) == nullptr) return std::nullopt;
    return type;
}

/// std::array shows its elements as if it were a plain array.
std::optional<Dwarf_Die> elements_of_std_array(Dwarf_Die record) {
    Dwarf_Die member;
    if (!name_of(&record).starts_with("array<") || dwarf_child(&record, &member) != 0) return std::nullopt;
    do {
        if (dwarf_tag(&member) == DW_TAG_member && name_of(&member) == "_M_elems") return type_of(&member);
    } while (dwarf_siblingof(&member, &member) == 0);
    return std::nullopt;
}

/// Without typedefs and qualifiers; nullopt at a typedef of a library, such as pthread_mutex_t.
std::optional<Dwarf_Die> plain(Dwarf_Die type, bool through_libraries = false) {
    for (;;) {
        const int tag = dwarf_tag(&type);
        if (tag != DW_TAG_typedef && tag != DW_TAG_const_type && tag != DW_TAG_volatile_type &&
            tag != DW_TAG_atomic_type)
            return type;
        if (tag == DW_TAG_typedef && !through_libraries && declared_in_library(&type)) return std::nullopt;
        Dwarf_Attribute attribute;
        Dwarf_Die inner;
        if (dwarf_formref_die(dwarf_attr(&type, DW_AT_type, &attribute), &inner) == nullptr) return std::nullopt;
        type = inner;
    }
}

struct element {
    Dwarf_Die type;
    std::string text;
    std::uint64_t offset;  // within the element
};

/// How many elements each dimension has, outermost first; 0 where the debug information does not say.
std::vector<std::uint64_t> dimensions_of(Dwarf_Die array) {
    std::vector<std::uint64_t> counts;
    Dwarf_Die child;
    if (dwarf_child(&array, &child) != 0) return counts;
    do {
        if (dwarf_tag(&child) != DW_TAG_subrange_type) continue;
        Dwarf_Attribute attribute;
        Dwarf_Word number = 0;
        if (dwarf_formudata(dwarf_attr(&child, DW_AT_count, &attribute), &number) == 0)
            counts.push_back(number);
        else if (dwarf_formudata(dwarf_attr(&child, DW_AT_upper_bound, &attribute), &number) == 0)
            counts.push_back(number + 1);
        else
            counts.push_back(0);
    } while (dwarf_siblingof(&child, &child) == 0);
    return counts;
}

std::optional<element> array_element(Dwarf_Die array, std::uint64_t offset) {
    auto type = type_of(&array);
    Dwarf_Word size = 0;
    if (!type || dwarf_aggregate_size(&*type, &size) != 0 || size == 0) return std::nullopt;
    const std::vector<std::uint64_t> counts = dimensions_of(array);
    std::uint64_t index = offset / size;
    std::string text;
    for (std::size_t inner = counts.size(); inner-- > 1;) {
        if (counts[inner] == 0) return std::nullopt;
        text = "[" + std::to_string(index % counts[inner]) + "]" + text;
        index /= counts[inner];
    }
    return element{*type, "[" + std::to_string(index) + "]" + text, offset % size};
}

std::optional<element> member_at(Dwarf_Die record, std::uint64_t offset) {
    Dwarf_Die member;
    if (dwarf_child(&record, &member) != 0) return std::nullopt;
    std::optional<element> best;
    do {
        const int tag = dwarf_tag(&member);
        if (tag != DW_TAG_member && tag != DW_TAG_inheritance) continue;
        Dwarf_Attribute attribute;
        Dwarf_Word start = 0;
        if (dwarf_formudata(dwarf_attr_integrate(&member, DW_AT_data_member_location, &attribute), &start) != 0)
            continue;
        auto type = type_of(&member);
        Dwarf_Word size = 0;
        if (!type || dwarf_aggregate_size(&*type, &size) != 0) continue;
        if (offset < start || offset >= start + size) continue;
        const std::string text = tag == DW_TAG_inheritance ? "" : "." + std::string(name_of(&member));
        best = element{*type, text, offset - start};
        break;
    } while (dwarf_siblingof(&member, &member) == 0);
    return best;
}

}  // namespace

std::string part_of_type(Dwarf_Die given, std::uint64_t offset) {
    std::string text;
    Dwarf_Die type = given;
    for (int depth = 0; depth < 16; ++depth) {
        const auto here = plain(type);
        if (!here) return text;
        type = *here;
        if (const auto elements = elements_of_std_array(type)) {
            if (const auto array = plain(*elements, true)) type = *array;
        }
        const int tag = dwarf_tag(&type);
        std::optional<element> inner;
        if (tag == DW_TAG_array_type)
            inner = array_element(type, offset);
        else if ((tag == DW_TAG_structure_type || tag == DW_TAG_class_type) && !declared_in_library(&type))
            inner = member_at(type, offset);
        else
            return text;
        if (!inner) return offset == 0 ? text : text + "+" + hexadecimal(offset);
        if (inner->text.size() > 1 && is_reserved(std::string_view(inner->text).substr(1))) return text;
        text += inner->text;
        type = inner->type;
        offset = inner->offset;
    }
    return text;
}

}  // namespace pawl::check::report

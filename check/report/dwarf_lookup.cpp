#include "check/report/dwarf_lookup.hpp"

#include <dwarf.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "check/report/demangle.hpp"

namespace pawl::check::report {
namespace {

struct free_dies {
    void operator()(Dwarf_Die* dies) const { std::free(dies); }
};
using die_list = std::unique_ptr<Dwarf_Die[], free_dies>;

std::string absolute(const char* file, Dwarf_Die* unit) {
    if (file == nullptr) return {};
    std::filesystem::path path = file;
    if (path.is_relative()) {
        Dwarf_Attribute attribute;
        if (const char* folder = dwarf_formstring(dwarf_attr(unit, DW_AT_comp_dir, &attribute))) path = folder / path;
    }
    return path.lexically_normal().string();
}

/// Functions that contain the address, outermost first: the one that stands in the code, then those inlined there.
/// dwarf_getscopes would do, but it misses functions that clang and rustc put into namespaces.
bool descend(Dwarf_Die parent, std::uint64_t address, std::vector<Dwarf_Die>& calls) {
    Dwarf_Die child;
    if (dwarf_child(&parent, &child) != 0) return false;
    do {
        switch (dwarf_tag(&child)) {
            case DW_TAG_namespace:
            case DW_TAG_module:
            case DW_TAG_structure_type:
            case DW_TAG_class_type:
            case DW_TAG_union_type:
            case DW_TAG_enumeration_type:
                if (descend(child, address, calls)) return true;
                break;
            case DW_TAG_lexical_block:
                if (dwarf_haspc(&child, address) == 1) return descend(child, address, calls) || true;
                break;
            case DW_TAG_subprogram:
            case DW_TAG_inlined_subroutine:
                // A function may be declared inside another one: it stands alone in the code.
                if (dwarf_haspc(&child, address) == 1) {
                    if (dwarf_tag(&child) == DW_TAG_subprogram) calls.clear();
                    calls.push_back(child);
                    descend(child, address, calls);
                    return true;
                }
                if (dwarf_tag(&child) == DW_TAG_subprogram && descend(child, address, calls)) return true;
                break;
            default: break;
        }
    } while (dwarf_siblingof(&child, &child) == 0);
    return false;
}

/// Where an inlined function was called: file, line and column in its caller.
void set_call_place(source_frame& frame, Dwarf_Die* inlined, Dwarf_Die* unit) {
    Dwarf_Attribute attribute;
    Dwarf_Word number = 0;
    Dwarf_Files* files = nullptr;
    std::size_t count = 0;
    if (dwarf_formudata(dwarf_attr(inlined, DW_AT_call_file, &attribute), &number) == 0 &&
        dwarf_getsrcfiles(unit, &files, &count) == 0 && number < count)
        frame.file = absolute(dwarf_filesrc(files, number, nullptr, nullptr), unit);
    if (dwarf_formudata(dwarf_attr(inlined, DW_AT_call_line, &attribute), &number) == 0)
        frame.line = static_cast<int>(number);
    if (dwarf_formudata(dwarf_attr(inlined, DW_AT_call_column, &attribute), &number) == 0)
        frame.column = static_cast<int>(number);
}

}  // namespace

std::string name_of_function(Dwarf_Die function) {
    Dwarf_Attribute attribute;
    for (const unsigned name : {DW_AT_linkage_name, DW_AT_MIPS_linkage_name})
        if (const char* text = dwarf_formstring(dwarf_attr_integrate(&function, name, &attribute)))
            return demangled(text);
    const char* own = dwarf_formstring(dwarf_attr_integrate(&function, DW_AT_name, &attribute));
    if (own == nullptr) return {};
    // No linkage name: C, or a function of an unnamed namespace. Its scopes are those of its declaration.
    Dwarf_Die declared = function;
    for (const unsigned link : {DW_AT_abstract_origin, DW_AT_specification}) {
        Dwarf_Die origin;
        while (dwarf_formref_die(dwarf_attr(&declared, link, &attribute), &origin) != nullptr) declared = origin;
    }
    std::string name = own;
    Dwarf_Die* found = nullptr;
    const int depth = dwarf_getscopes_die(&declared, &found);
    const die_list scopes(found);
    for (int i = 1; i < depth; ++i) {
        const int tag = dwarf_tag(&scopes[i]);
        if (tag == DW_TAG_subprogram) return name_of_function(scopes[i]) + "::" + name;
        if (tag != DW_TAG_namespace && tag != DW_TAG_class_type && tag != DW_TAG_structure_type) continue;
        const char* scope = dwarf_diename(&scopes[i]);
        const char* unnamed = tag == DW_TAG_namespace ? "(anonymous namespace)" : "{lambda}";
        name = std::string(scope != nullptr ? scope : unnamed) + "::" + name;
    }
    return name;
}

dwarf_lookup::dwarf_lookup(Dwfl_Module* module) : module_(module) {
    Dwarf_Addr bias = 0;
    if (dwfl_module_getdwarf(module, &bias) == nullptr) return;
    bias_ = bias;
    Dwarf_Die* unit = nullptr;
    while ((unit = dwfl_module_nextcu(module, unit, &bias)) != nullptr) {
        Dwarf_Addr base = 0;
        Dwarf_Addr low = 0;
        Dwarf_Addr high = 0;
        for (ptrdiff_t at = 0; (at = dwarf_ranges(unit, at, &base, &low, &high)) > 0;)
            if (low < high) ranges_.push_back({low, high, *unit});
    }
    std::ranges::sort(ranges_, {}, &unit_range::low);
}

const dwarf_lookup::unit_range* dwarf_lookup::unit_at(std::uint64_t address) const {
    auto after = std::ranges::upper_bound(ranges_, address, {}, &unit_range::low);
    if (after == ranges_.begin()) return nullptr;
    const unit_range& range = *std::prev(after);
    return address < range.high ? &range : nullptr;
}

std::vector<Dwarf_Die> dwarf_lookup::calls_at(const unit_range& range, std::uint64_t address) const {
    std::vector<Dwarf_Die> calls;
    descend(range.unit, address, calls);
    std::ranges::reverse(calls);
    return calls;
}

std::vector<source_frame> dwarf_lookup::frames_at(std::uint64_t pc) const {
    const std::uint64_t address = pc - bias_;
    const unit_range* range = unit_at(address);
    if (range == nullptr) return {};
    Dwarf_Die unit = range->unit;

    std::vector<Dwarf_Die> calls = calls_at(*range, address);
    std::vector<source_frame> frames;
    source_frame place;
    if (Dwarf_Line* line = dwarf_getsrc_die(&unit, address)) {
        place.file = absolute(dwarf_linesrc(line, nullptr, nullptr), &unit);
        dwarf_lineno(line, &place.line);
        dwarf_linecol(line, &place.column);
    }
    for (Dwarf_Die& call : calls) {
        place.function = name_of_function(call);
        place.inlined = dwarf_tag(&call) == DW_TAG_inlined_subroutine;
        frames.push_back(place);
        place = {};
        set_call_place(place, &call, &unit);
    }
    return frames;
}

void dwarf_lookup::collect_variables(Dwarf_Die parent) {
    Dwarf_Die child;
    if (dwarf_child(&parent, &child) != 0) return;
    do {
        const int tag = dwarf_tag(&child);
        if (tag == DW_TAG_variable) {
            Dwarf_Attribute attribute;
            Dwarf_Op* operations = nullptr;
            std::size_t count = 0;
            if (dwarf_getlocation(dwarf_attr(&child, DW_AT_location, &attribute), &operations, &count) == 0 &&
                count == 1 && operations[0].atom == DW_OP_addr)
                variables_.push_back({operations[0].number, child});
        } else if (tag == DW_TAG_namespace || tag == DW_TAG_subprogram || tag == DW_TAG_lexical_block ||
                   tag == DW_TAG_module) {
            collect_variables(child);
        }
    } while (dwarf_siblingof(&child, &child) == 0);
}

std::optional<Dwarf_Die> dwarf_lookup::type_of_variable_at(std::uint64_t address) {
    if (!variables_collected_) {
        variables_collected_ = true;
        Dwarf_Addr bias = 0;
        for (Dwarf_Die* unit = nullptr; (unit = dwfl_module_nextcu(module_, unit, &bias)) != nullptr;)
            collect_variables(*unit);
        std::ranges::stable_sort(variables_, {}, &variable::address);
    }
    const auto found = std::ranges::lower_bound(variables_, address - bias_, {}, &variable::address);
    if (found == variables_.end() || found->address != address - bias_) return std::nullopt;
    Dwarf_Attribute attribute;
    Dwarf_Die type;
    if (dwarf_formref_die(dwarf_attr_integrate(&found->die, DW_AT_type, &attribute), &type) == nullptr)
        return std::nullopt;
    return type;
}

}  // namespace pawl::check::report

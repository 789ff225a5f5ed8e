// symbolizer::inlined_functions_named: functions that have no entry and no return of their own, at one place at least.
#include <dwarf.h>
#include <elfutils/libdwfl.h>

#include <set>

#include "check/report/symbolizer_tables.hpp"

namespace pawl::check::report {
namespace {

struct search {
    std::string_view part;
    const std::function<bool(std::string_view)>& wanted;
    std::set<const void*> seen;  // a function is inlined at many places
    std::set<std::string> found;
};

void look_at(Dwarf_Die& inlined, search& in) {
    Dwarf_Attribute attribute;
    Dwarf_Die origin;
    if (dwarf_formref_die(dwarf_attr(&inlined, DW_AT_abstract_origin, &attribute), &origin) == nullptr) return;
    if (!in.seen.insert(origin.addr).second) return;
    const char* name = dwarf_formstring(dwarf_attr_integrate(&inlined, DW_AT_name, &attribute));
    if (name == nullptr || std::string_view(name).find(in.part) == std::string_view::npos) return;
    if (std::string function = name_of_function(inlined); in.wanted(function)) in.found.insert(std::move(function));
}

void descend(Dwarf_Die parent, search& in) {
    Dwarf_Die child;
    if (dwarf_child(&parent, &child) != 0) return;
    do {
        switch (dwarf_tag(&child)) {
            case DW_TAG_inlined_subroutine: look_at(child, in); [[fallthrough]];
            case DW_TAG_subprogram:
            case DW_TAG_lexical_block:
            case DW_TAG_namespace:
            case DW_TAG_structure_type:
            case DW_TAG_class_type:
            case DW_TAG_enumeration_type: descend(child, in); break;
            default: break;
        }
    } while (dwarf_siblingof(&child, &child) == 0);
}

}  // namespace

std::vector<std::string> symbolizer::inlined_functions_named(
    std::string_view part, const std::function<bool(std::string_view)>& wanted) const {
    search in{part, wanted, {}, {}};
    for (Dwfl_Module* module : tables_->modules.all()) {
        if (!is_of_the_program(loaded_modules::path_of(module))) continue;
        Dwarf_Addr bias = 0;
        for (Dwarf_Die* unit = nullptr; (unit = dwfl_module_nextcu(module, unit, &bias)) != nullptr;)
            descend(*unit, in);
    }
    return {in.found.begin(), in.found.end()};
}

}  // namespace pawl::check::report

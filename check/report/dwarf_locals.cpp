// Local variables that have a place in their function's frame: those whose address was taken, the ones that tasks share.
#include <dwarf.h>

#include "check/report/dwarf_lookup.hpp"
#include "check/report/type_layout.hpp"

namespace pawl::check::report {
namespace {

/// What DW_OP_fbreg counts from; 0 if it cannot be told from the frame's address alone.
std::uint64_t frame_base(Dwarf_Die* function, std::uint64_t address, std::uint64_t frame) {
    Dwarf_Attribute attribute;
    Dwarf_Op* operations = nullptr;
    std::size_t count = 0;
    if (dwarf_attr(function, DW_AT_frame_base, &attribute) == nullptr) return 0;
    if (dwarf_getlocation_addr(&attribute, address, &operations, &count, 1) != 1 || count != 1) return 0;
    if (operations[0].atom == DW_OP_call_frame_cfa) return frame;
    // rbp, in functions that keep it: it stands below the return address and its own saved value
    if (operations[0].atom == DW_OP_reg6) return frame - 16;
    return 0;
}

class local_search {
public:
    local_search(std::uint64_t pc, std::uint64_t base, std::uint64_t wanted) : pc_(pc), base_(base), wanted_(wanted) {}

    std::string in(Dwarf_Die scope) {
        Dwarf_Die child;
        if (dwarf_child(&scope, &child) != 0) return {};
        do {
            std::string found;
            const int tag = dwarf_tag(&child);
            if (tag == DW_TAG_variable || tag == DW_TAG_formal_parameter)
                found = name_if_here(child);
            else if (tag == DW_TAG_lexical_block || tag == DW_TAG_inlined_subroutine)
                found = in(child);
            if (!found.empty()) return found;
        } while (dwarf_siblingof(&child, &child) == 0);
        return {};
    }

private:
    std::string name_if_here(Dwarf_Die variable) const {
        Dwarf_Attribute attribute;
        Dwarf_Op* operations = nullptr;
        std::size_t count = 0;
        if (dwarf_attr(&variable, DW_AT_location, &attribute) == nullptr) return {};
        if (dwarf_getlocation_addr(&attribute, pc_, &operations, &count, 1) != 1 || count != 1) return {};
        if (operations[0].atom != DW_OP_fbreg) return {};
        const std::uint64_t start = base_ + operations[0].number;
        Dwarf_Die type;
        Dwarf_Word size = 0;
        Dwarf_Attribute of_type;
        if (dwarf_formref_die(dwarf_attr_integrate(&variable, DW_AT_type, &of_type), &type) == nullptr) return {};
        if (dwarf_aggregate_size(&type, &size) != 0 || wanted_ < start || wanted_ >= start + size) return {};
        const char* name = dwarf_diename(&variable);
        return name == nullptr ? std::string() : name + part_of_type(type, wanted_ - start);
    }

    std::uint64_t pc_;
    std::uint64_t base_;
    std::uint64_t wanted_;
};

}  // namespace

std::string dwarf_lookup::local_at(std::uint64_t pc, std::uint64_t frame, std::uint64_t address) const {
    const std::uint64_t place = pc - bias_;
    const unit_range* range = unit_at(place);
    if (range == nullptr || frame == 0) return {};
    for (Dwarf_Die& call : calls_at(*range, place)) {
        if (dwarf_tag(&call) != DW_TAG_subprogram) continue;
        const std::uint64_t base = frame_base(&call, place, frame);
        return base == 0 ? std::string() : local_search(place, base, address).in(call);
    }
    return {};
}

}  // namespace pawl::check::report

// Debug information of one module: which compilation unit holds an address, and the chain of inlined functions there.
#pragma once

#include <elfutils/libdw.h>
#include <elfutils/libdwfl.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/report/symbolizer.hpp"

namespace pawl::check::report {

class dwarf_lookup {
public:
    explicit dwarf_lookup(Dwfl_Module* module);

    /// Empty if there is no debug information for `pc` (an address in the worker).
    std::vector<source_frame> frames_at(std::uint64_t pc) const;

    /// The global or static variable that starts at this address of the worker: its type.
    std::optional<Dwarf_Die> type_of_variable_at(std::uint64_t address);

    /// A local variable of the function at `pc`, whose canonical frame address is `frame`: its name, and which part of it
    /// `address` is. Empty if none stands there.
    std::string local_at(std::uint64_t pc, std::uint64_t frame, std::uint64_t address) const;

private:
    struct unit_range {
        std::uint64_t low;
        std::uint64_t high;
        Dwarf_Die unit;
    };
    struct variable {
        std::uint64_t address;
        Dwarf_Die die;
    };

    // Not .debug_aranges: clang does not write it.
    const unit_range* unit_at(std::uint64_t address) const;
    std::vector<Dwarf_Die> calls_at(const unit_range& range, std::uint64_t address) const;
    void collect_variables(Dwarf_Die parent);

    Dwfl_Module* module_;
    std::uint64_t bias_ = 0;
    std::vector<unit_range> ranges_;
    std::vector<variable> variables_;
    bool variables_collected_ = false;
};

/// The function's name: its linkage name demangled, or its scopes joined by `::`.
std::string name_of_function(Dwarf_Die function);

}  // namespace pawl::check::report

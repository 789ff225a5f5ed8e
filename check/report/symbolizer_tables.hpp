// What the symbolizer keeps: loaded modules, their debug information, and answers given before.
#pragma once

#include "check/report/dwarf_lookup.hpp"
#include "check/report/loaded_modules.hpp"
#include "check/report/symbolizer.hpp"

namespace pawl::check::report {

/// The system's own libraries are not instrumented, and nothing of theirs is followed.
bool is_of_the_program(std::string_view path);

struct symbolizer::tables {
    explicit tables(const std::string& maps) : modules(maps) {}

    dwarf_lookup& debug_information(Dwfl_Module* module) { return lookups.try_emplace(module, module).first->second; }

    loaded_modules modules;
    std::map<Dwfl_Module*, dwarf_lookup> lookups;
    std::map<std::uint64_t, std::vector<source_frame>> frames;
    std::map<std::uint64_t, std::string> variables;
};

}  // namespace pawl::check::report

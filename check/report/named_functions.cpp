// symbolizer::functions_named: from names to places, the other way round.
#include <elfutils/libdwfl.h>

#include "check/report/demangle.hpp"
#include "check/report/symbolizer.hpp"
#include "check/report/symbolizer_tables.hpp"

namespace pawl::check::report {

bool is_of_the_program(std::string_view path) {
    return !path.starts_with("/lib") && !path.starts_with("/usr/lib") &&
           path.find("pawl_check_runtime") == std::string_view::npos;
}

std::vector<code_range> symbolizer::functions_named(std::string_view part,
                                                    const std::function<bool(std::string_view)>& wanted) const {
    std::vector<code_range> found;
    for (Dwfl_Module* module : tables_->modules.all()) {
        if (!is_of_the_program(loaded_modules::path_of(module))) continue;
        const int symbols = dwfl_module_getsymtab(module);
        for (int i = 1; i < symbols; ++i) {
            GElf_Sym symbol;
            GElf_Addr address = 0;
            const char* name = dwfl_module_getsym_info(module, i, &symbol, &address, nullptr, nullptr, nullptr);
            if (name == nullptr || GELF_ST_TYPE(symbol.st_info) != STT_FUNC || symbol.st_size == 0) continue;
            if (std::string_view(name).find(part) == std::string_view::npos) continue;
            if (std::string function = demangled(name); wanted(function))
                found.push_back({address, address + symbol.st_size, std::move(function)});
        }
    }
    return found;
}

}  // namespace pawl::check::report

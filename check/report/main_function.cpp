#include "check/report/main_function.hpp"

#include <dwarf.h>
#include <elfutils/libdw.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstring>

namespace pawl::check::report {
namespace {

// 1: returns nothing, 0: something, -1: no main in this unit.
int main_in(Dwarf_Die unit) {
    Dwarf_Die child;
    if (dwarf_child(&unit, &child) != 0) return -1;
    do {
        const char* name = dwarf_tag(&child) == DW_TAG_subprogram ? dwarf_diename(&child) : nullptr;
        if (name != nullptr && std::strcmp(name, "main") == 0 && dwarf_hasattr_integrate(&child, DW_AT_low_pc))
            return dwarf_hasattr_integrate(&child, DW_AT_type) ? 0 : 1;
    } while (dwarf_siblingof(&child, &child) == 0);
    return -1;
}

}  // namespace

bool main_returns_nothing(const std::filesystem::path& executable) {
    const int file = open(executable.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    int found = -1;
    if (Dwarf* debug = dwarf_begin(file, DWARF_C_READ)) {
        Dwarf_CU* unit = nullptr;
        Dwarf_Die die;
        while (found < 0 && dwarf_get_units(debug, unit, &unit, nullptr, nullptr, &die, nullptr) == 0) {
            // Rust's own main is a function of another language, with a result of its own kind.
            const int language = dwarf_srclang(&die);
            const bool c = language == DW_LANG_C11 || language == DW_LANG_C99 || language == DW_LANG_C89;
            if (c || language == DW_LANG_C_plus_plus_14 || language == DW_LANG_C_plus_plus_11) found = main_in(die);
        }
        dwarf_end(debug);
    }
    close(file);
    return found == 1;
}

}  // namespace pawl::check::report

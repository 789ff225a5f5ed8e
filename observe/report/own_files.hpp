// Unwinding needs what stands in the program's files themselves; libdwfl's usual callback would ask servers on the network.
#pragma once

#include <elfutils/libdwfl.h>

namespace pawl::observe::report {

inline int no_separate_debug_file(Dwfl_Module*, void**, const char*, Dwarf_Addr, const char*, const char*, GElf_Word,
                                  char**) {
    return -1;
}
inline constexpr Dwfl_Callbacks own_files = {.find_elf = dwfl_linux_proc_find_elf,
                                             .find_debuginfo = no_separate_debug_file,
                                             .section_address = nullptr,
                                             .debuginfo_path = nullptr};

}  // namespace pawl::observe::report

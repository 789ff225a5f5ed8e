#include "check/report/loaded_modules.hpp"

#include <elfutils/libdwfl.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "check/report/mapped_segment.hpp"

namespace pawl::check::report {
namespace {

// Only what stands in the file itself: the standard callback would ask debug-info servers on the network.
int no_separate_debug_file(Dwfl_Module*, void**, const char*, Dwarf_Addr, const char*, const char*, GElf_Word, char**) {
    return -1;
}

constexpr Dwfl_Callbacks callbacks = {.find_elf = dwfl_linux_proc_find_elf,
                                      .find_debuginfo = no_separate_debug_file,
                                      .section_address = nullptr,
                                      .debuginfo_path = nullptr};

/// The pages that may follow a mapped file without its name, and what /proc/PID/maps says of it after the addresses.
struct module_tail {
    unsigned long long begin = 0;
    unsigned long long end = 0;
    std::string words;
};

std::string range_words(unsigned long long start, unsigned long long end) {
    std::ostringstream text;
    text << std::hex << start << '-' << end;
    return text.str();
}

}  // namespace

void loaded_modules::close_dwfl::operator()(Dwfl* dwfl) const { dwfl_end(dwfl); }

loaded_modules::loaded_modules(const std::string& maps) : dwfl_(dwfl_begin(&callbacks)) {
    if (!dwfl_) return;
    // The vdso and the like have no file: dwfl would look for a process. Files that are gone cannot be opened either.
    std::istringstream lines(maps);
    std::string files;
    module_tail tail;
    for (std::string line; std::getline(lines, line);) {
        unsigned long long start = 0;
        unsigned long long end = 0;
        unsigned long long offset = 0;
        if (std::sscanf(line.c_str(), "%llx-%llx %*s %llx", &start, &end, &offset) != 3) continue;
        const auto path = line.find('/');
        if (line.find_first_of("/[") == std::string::npos && start == tail.begin && start < tail.end) {
            end = std::min<unsigned long long>(end, tail.end);
            ranges_.push_back({start, end, region::module});
            files += range_words(start, end) + tail.words;
            tail.begin = end;
            continue;
        }
        if (line.ends_with("[heap]")) ranges_.push_back({start, end, region::heap});
        if (line.ends_with("[stack]")) ranges_.push_back({start, end, region::main_stack});
        if (path == std::string::npos || line.ends_with("(deleted)")) continue;
        ranges_.push_back({start, end, region::module});
        files += line + "\n";
        tail = {end, end_in_memory(line.substr(path), start, offset), line.substr(line.find(' ')) + "\n"};
    }
    if (files.empty()) return;
    dwfl_report_begin(dwfl_.get());
    if (FILE* stream = fmemopen(files.data(), files.size(), "r")) {
        dwfl_linux_proc_maps_report(dwfl_.get(), stream);
        std::fclose(stream);
    }
    dwfl_report_end(dwfl_.get(), nullptr, nullptr);
}

Dwfl_Module* loaded_modules::at(std::uint64_t address) const {
    return dwfl_ ? dwfl_addrmodule(dwfl_.get(), address) : nullptr;
}

std::vector<Dwfl_Module*> loaded_modules::all() const {
    std::vector<Dwfl_Module*> found;
    const auto add = [](Dwfl_Module* module, void**, const char*, Dwarf_Addr, void* to) -> int {
        static_cast<std::vector<Dwfl_Module*>*>(to)->push_back(module);
        return DWARF_CB_OK;
    };
    if (dwfl_) dwfl_getmodules(dwfl_.get(), add, &found, 0);
    return found;
}

std::string loaded_modules::path_of(Dwfl_Module* module) {
    const char* file = nullptr;
    const char* name = dwfl_module_info(module, nullptr, nullptr, nullptr, nullptr, nullptr, &file, nullptr);
    return file != nullptr ? file : name != nullptr ? name : "";
}

loaded_modules::region loaded_modules::region_at(std::uint64_t address) const {
    for (const named_range& range : ranges_)
        if (address >= range.start && address < range.end) return range.kind;
    return region::unknown;
}

std::string module_lines(const std::string& maps) {
    std::istringstream lines(maps);
    std::string result;
    for (std::string line; std::getline(lines, line);)
        if (line.find(" /") != std::string::npos && !line.ends_with("(deleted)")) result += line + "\n";
    return result;
}

std::string memory_map_of(int process) {
    std::ifstream in("/proc/" + std::to_string(process) + "/maps");
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace pawl::check::report

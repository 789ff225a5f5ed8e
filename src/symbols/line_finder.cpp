// From addresses to lines of the program, with its debug information: pawl::symbols. A program that links it need not call it.
#include <elfutils/libdw.h>
#include <elfutils/libdwfl.h>
#include <unistd.h>
#include <pawl/watch/place_text.hpp>

#include <dwarf.h>

#include <cstdint>
#include <cstdio>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

namespace pawl::symbols {
namespace {

struct place {
    std::string_view file;
    int line = 0;
};

// Headers of the system's and Pawl's own: std::scoped_lock stands there, and what it calls.
bool belongs_to_the_program(std::string_view file) {
    return !file.empty() && !file.starts_with("/usr/include/") && watch::belongs_to_the_program(file) &&
           file.find("include/pawl/") == file.npos;
}

/// Functions that contain the address, outermost first: the one that stands in the code, then those inlined there.
void calls_at(Dwarf_Die parent, Dwarf_Addr address, std::vector<Dwarf_Die>& calls) {
    Dwarf_Die child;
    if (dwarf_child(&parent, &child) != 0) return;
    do {
        const int tag = dwarf_tag(&child);
        if (tag == DW_TAG_subprogram || tag == DW_TAG_inlined_subroutine || tag == DW_TAG_lexical_block) {
            if (dwarf_haspc(&child, address) != 1) {
                // A function may be declared inside another one, and stand elsewhere.
                if (tag == DW_TAG_subprogram) calls_at(child, address, calls);
                continue;
            }
            if (tag == DW_TAG_subprogram) calls.clear();
            if (tag != DW_TAG_lexical_block) calls.push_back(child);
            return calls_at(child, address, calls);
        }
        if (tag == DW_TAG_namespace || tag == DW_TAG_class_type || tag == DW_TAG_structure_type) {
            const std::size_t before = calls.size();
            calls_at(child, address, calls);
            if (calls.size() != before) return;
        }
    } while (dwarf_siblingof(&child, &child) == 0);
}

/// Where an inlined function was called.
place call_place(Dwarf_Die* unit, Dwarf_Die* inlined) {
    place result;
    Dwarf_Attribute attribute;
    Dwarf_Word number = 0;
    Dwarf_Files* files = nullptr;
    std::size_t count = 0;
    if (dwarf_formudata(dwarf_attr(inlined, DW_AT_call_file, &attribute), &number) == 0 &&
        dwarf_getsrcfiles(unit, &files, &count) == 0 && number < count)
        if (const char* const file = dwarf_filesrc(files, number, nullptr, nullptr)) result.file = file;
    if (dwarf_formudata(dwarf_attr(inlined, DW_AT_call_line, &attribute), &number) == 0)
        result.line = static_cast<int>(number);
    return result;
}

/// The innermost place at this address that belongs to the program; none: an empty one.
place own_place_at(Dwarf_Die* unit, Dwarf_Addr address) {
    place result;
    if (Dwarf_Line* const line = dwarf_getsrc_die(unit, address)) {
        if (const char* const file = dwarf_linesrc(line, nullptr, nullptr)) result.file = file;
        dwarf_lineno(line, &result.line);
    }
    std::vector<Dwarf_Die> calls;
    calls_at(*unit, address, calls);
    while (!belongs_to_the_program(result.file)) {
        if (calls.empty() || dwarf_tag(&calls.back()) != DW_TAG_inlined_subroutine) return {};
        result = call_place(unit, &calls.back());
        calls.pop_back();
    }
    return result;
}

/// The debug information of this process. One report at a time looks.
class debug_information {
public:
    place find(const void* code) {
        const auto address = reinterpret_cast<Dwarf_Addr>(code);
        Dwfl_Module* module = session_ ? dwfl_addrmodule(session_.get(), address) : nullptr;
        if (!module) {
            // The first time, or code that was loaded since.
            begin();
            module = session_ ? dwfl_addrmodule(session_.get(), address) : nullptr;
        }
        if (!module) return {};
        Dwarf_Addr bias = 0;
        // Not by .debug_aranges: clang does not write it.
        for (Dwarf_Die* unit = nullptr; (unit = dwfl_module_nextcu(module, unit, &bias)) != nullptr;)
            if (dwarf_haspc(unit, address - bias) == 1) return own_place_at(unit, address - bias);
        return {};
    }
    std::mutex& mutex() { return mutex_; }

private:
    struct end {
        void operator()(Dwfl* session) const { dwfl_end(session); }
    };
    void begin() {
        static char* no_path = nullptr;
        static const Dwfl_Callbacks callbacks{dwfl_linux_proc_find_elf, dwfl_standard_find_debuginfo, nullptr,
                                              &no_path};
        session_.reset(dwfl_begin(&callbacks));
        if (!session_) return;
        const int refused = dwfl_linux_proc_report(session_.get(), getpid());
        if (dwfl_report_end(session_.get(), nullptr, nullptr) != 0 || refused != 0) session_.reset();
    }
    std::unique_ptr<Dwfl, end> session_;
    std::mutex mutex_;
};

bool find_line(const void* const* code, std::size_t count, char* text, std::size_t size) noexcept {
    // Never destroyed: reports may be written while the program ends.
    static auto& information = *new debug_information;
    const std::scoped_lock held{information.mutex()};
    for (std::size_t i = 0; i < count && code[i]; ++i) {
        // The first one is where the program stood; each other one where a call returns to, behind the call.
        const void* const at = static_cast<const char*>(code[i]) - (i == 0 ? 0 : 1);
        const place found = information.find(at);
        if (found.file.empty() || found.line == 0) continue;
        const std::string_view file = watch::file_of(found.file);
        std::snprintf(text, size, "%.*s:%d", static_cast<int>(file.size()), file.data(), found.line);
        return true;
    }
    return false;
}

[[gnu::constructor]] void set_line_finder() { watch::line_finder.store(find_line, std::memory_order_release); }

}  // namespace
}  // namespace pawl::symbols

// Who links pawl::symbols asks for this name, and so gets this file from the archive.
extern "C" {
extern const char pawl_symbols;
const char pawl_symbols = 0;
}

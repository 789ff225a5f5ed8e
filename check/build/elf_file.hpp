// What Pawl asks of an ELF file: object, archive, shared library or executable.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pawl::check::build {

struct elf_module {
    enum class kind { object, executable, shared_library, other } what = kind::other;
    std::string member;  // its name inside an archive; empty: the file itself
    bool x86_64 = false;
    bool has_code = false;
    bool instrumented = false;              // refers to the runtime's functions, or has a note that says so
    bool libpawl_port = false;              // libpawl's system calls, which the runtime stands in front of
    std::string soname;                     // what others ask for when they need it
    std::vector<std::string> needed;        // the shared libraries it asks for by name
    std::vector<std::string> note_entries;  // see note.hpp
};

/// One for a plain ELF file, one a member for an archive; nothing if it is neither or cannot be read.
std::optional<std::vector<elf_module>> read_elf(const std::filesystem::path& file);

}  // namespace pawl::check::build

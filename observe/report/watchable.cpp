#include "observe/report/watchable.hpp"

#include <elf.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <vector>

namespace pawl::observe::report {
namespace {

namespace fs = std::filesystem;

// The loader takes no library from the environment into a program with more rights than its user has.
bool has_more_rights(const fs::path& program) {
    struct stat status {};
    if (stat(program.c_str(), &status) != 0) return false;
    if ((status.st_mode & S_ISUID) != 0 && status.st_uid != geteuid()) return true;
    if ((status.st_mode & S_ISGID) != 0 && (status.st_mode & S_IXGRP) != 0 && status.st_gid != getegid()) return true;
    return geteuid() != 0 && getxattr(program.c_str(), "security.capability", nullptr, 0) > 0;
}

// "#! /usr/bin/env python3": the file behind the mark. What env starts then is another matter.
fs::path interpreter_of(const std::string& first_line) {
    const auto begin = first_line.find_first_not_of(" \t", 2);
    if (begin == std::string::npos) return {};
    return first_line.substr(begin, first_line.find_first_of(" \t\r", begin) - begin);
}

bool has_interpreter(std::ifstream& in, const Elf64_Ehdr& header) {
    for (unsigned i = 0; i < header.e_phnum; ++i) {
        Elf64_Phdr part{};
        in.seekg(static_cast<std::streamoff>(header.e_phoff + std::uint64_t{i} * header.e_phentsize));
        if (!in.read(reinterpret_cast<char*>(&part), sizeof part)) return false;
        if (part.p_type == PT_INTERP) return true;
    }
    return false;
}

std::string reason(const fs::path& program, int depth) {
    std::ifstream in(program, std::ios::binary);
    const std::string name = program.string();
    // Before it is read: such programs are often not to be read.
    if (has_more_rights(program))
        return name +
               " runs with more rights than its caller has (setuid, setgid or capabilities): the loader then "
               "takes no library from outside";
    // Executable, but not to be read: the loader may still do it.
    if (!in) return {};
    Elf64_Ehdr header{};
    in.read(reinterpret_cast<char*>(&header), sizeof header);
    if (in.gcount() >= 2 && std::memcmp(&header, "#!", 2) == 0) {
        in.clear();
        in.seekg(0);
        std::string line;
        std::getline(in, line);
        const fs::path interpreter = interpreter_of(line);
        return interpreter.empty() || depth == 4 ? std::string() : reason(interpreter, depth + 1);
    }
    if (in.gcount() < EI_NIDENT || std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0) return {};  // execvp will say
    if (header.e_ident[EI_CLASS] != ELFCLASS64)
        return name + " is a 32-bit program; only 64-bit programs can be watched";
    if (header.e_machine != EM_X86_64) return name + " is for another processor";
    if (!has_interpreter(in, header))
        return name +
               " is linked statically: its locks are its own copy, and nothing can be put in front of them. "
               "Link it dynamically";
    return {};
}

}  // namespace

std::string why_not_watchable(const fs::path& program) { return reason(program, 0); }

}  // namespace pawl::observe::report

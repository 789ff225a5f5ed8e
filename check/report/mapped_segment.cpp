#include "check/report/mapped_segment.hpp"

#include <fcntl.h>
#include <gelf.h>
#include <unistd.h>

namespace pawl::check::report {
namespace {

constexpr std::uint64_t page = 4096;

std::uint64_t end_in(Elf* elf, std::uint64_t start, std::uint64_t offset) {
    std::size_t count = 0;
    if (elf_getphdrnum(elf, &count) != 0) return 0;
    for (std::size_t i = 0; i < count; ++i) {
        GElf_Phdr segment;
        if (gelf_getphdr(elf, static_cast<int>(i), &segment) == nullptr || segment.p_type != PT_LOAD) continue;
        const bool writable = (segment.p_flags & PF_W) != 0;
        const std::uint64_t first = segment.p_offset / page * page;
        if (!writable || offset < first || offset >= segment.p_offset + segment.p_filesz) continue;
        // A segment may be mapped in several pieces, and begins with its page.
        const std::uint64_t end = start - offset + segment.p_offset + segment.p_memsz;
        return (end + page - 1) / page * page;
    }
    return 0;
}

}  // namespace

std::uint64_t end_in_memory(const std::string& path, std::uint64_t start, std::uint64_t offset) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    elf_version(EV_CURRENT);
    Elf* elf = elf_begin(file, ELF_C_READ, nullptr);
    const std::uint64_t end = elf != nullptr ? end_in(elf, start, offset) : 0;
    elf_end(elf);
    close(file);
    return end;
}

}  // namespace pawl::check::report

// Verification suites hold that a function whose name begins with __VERIFIER_atomic_ runs in one step. Nothing in the
// compiled program says where such a function begins and ends: a program with one is named, not judged.
#include <elf.h>
#include <link.h>

#include <cstdio>
#include <cstring>

#include "check/intercept/verification_names.hpp"
#include "check/machine/computer.hpp"

namespace pawl::check::intercept {
namespace {

constexpr char prefix[] = "__VERIFIER_atomic_";

// The table of dynamic symbols does not say how long it is; the hash table over it does.
std::uint32_t symbol_count(const std::uint32_t* hash) {
    const std::uint32_t buckets = hash[0], first = hash[1], bloom_words = hash[2];
    const std::uint32_t* bucket = hash + 4 + std::size_t{bloom_words} * 2;
    const std::uint32_t* chain = bucket + buckets;
    std::uint32_t last = 0;
    for (std::uint32_t i = 0; i < buckets; ++i)
        if (bucket[i] > last) last = bucket[i];
    if (last < first) return first;
    while (!(chain[last - first] & 1)) ++last;
    return last + 1;
}

int find(dl_phdr_info* executable, std::size_t, void* found) {
    const ElfW(Dyn)* entry = nullptr;
    for (int i = 0; i < executable->dlpi_phnum; ++i)
        if (executable->dlpi_phdr[i].p_type == PT_DYNAMIC)
            entry = reinterpret_cast<const ElfW(Dyn)*>(executable->dlpi_addr + executable->dlpi_phdr[i].p_vaddr);
    const ElfW(Sym)* symbols = nullptr;
    const char* names = nullptr;
    const std::uint32_t* hash = nullptr;
    for (; entry && entry->d_tag != DT_NULL; ++entry) {
        if (entry->d_tag == DT_SYMTAB) symbols = reinterpret_cast<const ElfW(Sym)*>(entry->d_un.d_ptr);
        if (entry->d_tag == DT_STRTAB) names = reinterpret_cast<const char*>(entry->d_un.d_ptr);
        if (entry->d_tag == DT_GNU_HASH) hash = reinterpret_cast<const std::uint32_t*>(entry->d_un.d_ptr);
    }
    if (!symbols || !names || !hash) return 1;
    for (std::uint32_t i = 0, count = symbol_count(hash); i < count; ++i) {
        const char* name = names + symbols[i].st_name;
        const bool defined = symbols[i].st_shndx != SHN_UNDEF && ELF64_ST_TYPE(symbols[i].st_info) == STT_FUNC;
        if (!defined || std::strncmp(name, prefix, sizeof prefix - 1) != 0) continue;
        const char* rest = name + sizeof prefix - 1;
        if (std::strcmp(rest, "begin") != 0 && std::strcmp(rest, "end") != 0) *static_cast<const char**>(found) = name;
    }
    return 1;  // the executable comes first, and is enough
}

}  // namespace

void refuse_functions_atomic_by_name() {
    static bool looked = false;
    static const char* name = nullptr;
    if (!looked) dl_iterate_phdr(find, &name);
    looked = true;
    if (!name) return;
    char text[160];
    std::snprintf(text, sizeof text, "%s(), which is atomic by its name,", name);
    machine::the_computer.fail(wire::finding_kind::unsupported, text);
}

}  // namespace pawl::check::intercept

#include "analysis/image/image.hpp"

#include <fcntl.h>
#include <gelf.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <memory>

namespace pawl::analysis {
namespace {

struct open_file {
    int descriptor = -1;
    Elf* elf = nullptr;
    ~open_file() {
        if (elf != nullptr) elf_end(elf);
        if (descriptor >= 0) ::close(descriptor);
    }
};

/// Why not; empty: it can.
std::string refusal(Elf* elf) {
    if (elf == nullptr || elf_kind(elf) != ELF_K_ELF) return "this is not an ELF file";
    GElf_Ehdr header;
    if (gelf_getehdr(elf, &header) == nullptr) return "its ELF header cannot be read";
    if (header.e_machine != EM_ARM || header.e_ident[EI_CLASS] != ELFCLASS32 || header.e_ident[EI_DATA] != ELFDATA2LSB)
        return "it is not for a Cortex-M core (32 bits, Arm, little endian)";
    if (header.e_type != ET_EXEC) return "it is not linked: an image is wanted, not an object file";
    return "";
}

address loaded_from(Elf* elf, const GElf_Shdr& section) {
    std::size_t count = 0;
    if (section.sh_type != SHT_PROGBITS || elf_getphdrnum(elf, &count) != 0) return static_cast<address>(section.sh_addr);
    for (std::size_t i = 0; i < count; ++i) {
        GElf_Phdr segment;
        if (gelf_getphdr(elf, static_cast<int>(i), &segment) == nullptr || segment.p_type != PT_LOAD) continue;
        if (section.sh_offset >= segment.p_offset && section.sh_size <= segment.p_filesz &&
            section.sh_offset - segment.p_offset <= segment.p_filesz - section.sh_size)
            return static_cast<address>(segment.p_paddr + section.sh_offset - segment.p_offset);
    }
    return static_cast<address>(section.sh_addr);
}

/// Names in sections of the debugger's have addresses too, which mean nothing here.
bool takes_room(Elf* elf, std::size_t section) {
    GElf_Shdr header;
    Elf_Scn* const at = elf_getscn(elf, section);
    return at != nullptr && gelf_getshdr(at, &header) != nullptr && (header.sh_flags & (SHF_ALLOC | SHF_TLS)) == SHF_ALLOC;
}

image_section read_section(Elf* elf, Elf_Scn* at, const GElf_Shdr& header, const char* name) {
    image_section one{name, static_cast<address>(header.sh_addr), static_cast<address>(header.sh_size),
                      (header.sh_flags & SHF_EXECINSTR) != 0, (header.sh_flags & SHF_WRITE) != 0, "",
                      loaded_from(elf, header)};
    if (header.sh_type == SHT_NOBITS) return one;
    if (const Elf_Data* const data = elf_rawdata(at, nullptr); data != nullptr && data->d_buf != nullptr)
        one.bytes.assign(static_cast<const char*>(data->d_buf), data->d_size);
    return one;
}

}  // namespace

std::expected<image, std::string> image::open(const std::string& file) {
    elf_version(EV_CURRENT);
    open_file in;
    in.descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (in.descriptor < 0) return std::unexpected(std::string("cannot read it: ") + std::strerror(errno));
    in.elf = elf_begin(in.descriptor, ELF_C_READ, nullptr);
    if (std::string why = refusal(in.elf); !why.empty()) return std::unexpected(std::move(why));

    image found;
    found.file_ = file;
    std::size_t names = 0;
    elf_getshdrstrndx(in.elf, &names);
    for (Elf_Scn* at = nullptr; (at = elf_nextscn(in.elf, at)) != nullptr;) {
        GElf_Shdr header;
        if (gelf_getshdr(at, &header) == nullptr) return std::unexpected("its sections cannot be read");
        if ((header.sh_flags & SHF_ALLOC) != 0 && header.sh_size != 0)
            found.sections_.push_back(read_section(in.elf, at, header, elf_strptr(in.elf, names, header.sh_name)));
        if (header.sh_type != SHT_SYMTAB) continue;
        Elf_Data* const data = elf_getdata(at, nullptr);
        const std::size_t count = header.sh_entsize != 0 ? header.sh_size / header.sh_entsize : 0;
        for (std::size_t i = 1; i < count; ++i) {
            GElf_Sym symbol;
            if (gelf_getsym(data, static_cast<int>(i), &symbol) == nullptr || symbol.st_shndx == SHN_UNDEF) continue;
            const char* const name = elf_strptr(in.elf, header.sh_link, symbol.st_name);
            if (name == nullptr || *name == '\0') continue;
            const auto type = GELF_ST_TYPE(symbol.st_info);
            // A thread's variables have places within their block, not addresses.
            if (type == STT_TLS) continue;
            if (name[0] == '$') {
                if (!takes_room(in.elf, symbol.st_shndx)) continue;
                const std::string_view kind{name, 2};
                if (kind == "$t" || kind == "$a") found.kinds_[static_cast<address>(symbol.st_value)] = true;
                if (kind == "$d") found.kinds_.emplace(static_cast<address>(symbol.st_value), false);
                continue;
            }
            if (type == STT_FILE || type == STT_SECTION) continue;
            image_symbol one{name, static_cast<address>(symbol.st_value), static_cast<address>(symbol.st_size),
                             type == STT_FUNC, type == STT_OBJECT || type == STT_TLS,
                             GELF_ST_BIND(symbol.st_info) == STB_LOCAL, symbol.st_shndx == SHN_ABS};
            if (one.function) one.begin &= ~address{1};
            found.symbols_.push_back(std::move(one));
        }
    }
    if (found.symbols_.empty()) return std::unexpected("it has no symbols: it was stripped");
    const auto by_place = [](const auto& a, const auto& b) { return a.begin < b.begin; };
    std::ranges::stable_sort(found.sections_, by_place);
    std::ranges::stable_sort(found.symbols_, by_place);
    for (const image_symbol& one : found.symbols_)
        if (one.function) found.functions_.push_back(one);
    if (found.functions_.empty()) return std::unexpected("it has no symbols of functions: it was stripped");
    return found;
}

const image_section* image::section_at(address at) const noexcept {
    for (const image_section& one : sections_)
        if (one.holds(at)) return &one;
    return nullptr;
}

std::optional<std::uint8_t> image::byte_at(address at) const noexcept {
    for (const image_section& one : sections_)
        if (at - one.begin < one.bytes.size()) return static_cast<std::uint8_t>(one.bytes[at - one.begin]);
    return std::nullopt;
}
std::optional<std::uint16_t> image::half_at(address at) const noexcept {
    const auto low = byte_at(at), high = byte_at(at + 1);
    if (!low || !high) return std::nullopt;
    return static_cast<std::uint16_t>(*low | *high << 8);
}
std::optional<std::uint32_t> image::word_at(address at) const noexcept {
    const auto low = half_at(at), high = half_at(at + 2);
    if (!low || !high) return std::nullopt;
    return *low | static_cast<std::uint32_t>(*high) << 16;
}

const image_symbol* image::function_at(address at) const noexcept {
    auto after = std::ranges::upper_bound(functions_, at, {}, &image_symbol::begin);
    const image_symbol* inside = nullptr;
    // Back to the first that may hold it: names of one place stand together, and parts of an assembly function overlap.
    for (int looked = 0; after != functions_.begin() && looked < 16; ++looked) {
        --after;
        if (after->begin == at || at - after->begin < after->size) inside = &*after;
        if (inside != nullptr && after->begin != inside->begin) break;
    }
    return inside;
}
const image_symbol* image::symbol(std::string_view mangled) const noexcept {
    const auto found = std::ranges::find(symbols_, mangled, &image_symbol::name);
    return found == symbols_.end() ? nullptr : &*found;
}

address image::end_of_kind(address at) const noexcept {
    const image_section* const in = section_at(at);
    const address end = in == nullptr ? at : in->begin + in->size;
    const auto now = kinds_.upper_bound(at);
    if (now == kinds_.begin()) return end;
    const bool code = std::prev(now)->second;
    for (auto next = now; next != kinds_.end() && next->first < end; ++next)
        if (next->second != code) return next->first;
    return end;
}
bool image::is_code(address at) const noexcept {
    const auto after = kinds_.upper_bound(at);
    return after != kinds_.begin() && std::prev(after)->second;
}

std::string hexadecimal(address at) {
    char text[16];
    std::snprintf(text, sizeof text, "0x%x", at);
    return text;
}

}  // namespace pawl::analysis

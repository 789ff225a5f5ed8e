#include "check/build/elf_file.hpp"

#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>

#include "check/build/note.hpp"

namespace pawl::check::build {
namespace {

class open_elf {
public:
    explicit open_elf(const std::filesystem::path& file) : file_(open(file.c_str(), O_RDONLY | O_CLOEXEC)) {
        elf_version(EV_CURRENT);
        if (file_ >= 0) elf_ = elf_begin(file_, ELF_C_READ_MMAP, nullptr);
    }
    ~open_elf() {
        elf_end(elf_);
        if (file_ >= 0) close(file_);
    }
    open_elf(const open_elf&) = delete;
    open_elf& operator=(const open_elf&) = delete;

    Elf* get() const { return elf_; }
    int file() const { return file_; }

private:
    int file_;
    Elf* elf_ = nullptr;
};

std::string_view bytes_of(Elf_Scn* section) {
    const Elf_Data* data = elf_getdata(section, nullptr);
    if (data == nullptr || data->d_buf == nullptr) return {};
    return {static_cast<const char*>(data->d_buf), data->d_size};
}

void read_note(Elf_Scn* section, elf_module& module) {
    std::string_view bytes = bytes_of(section);
    while (!bytes.empty()) {
        const std::string_view entry = bytes.substr(0, bytes.find('\0'));
        if (!entry.empty()) module.note_entries.emplace_back(entry);
        module.instrumented = module.instrumented || entry.starts_with("instrumented\t");
        bytes.remove_prefix(std::min(entry.size() + 1, bytes.size()));
    }
}

// A compiler that instruments refers to the runtime from every object, at least from its constructor.
void read_symbols(Elf* elf, Elf_Scn* section, const GElf_Shdr& header, elf_module& module) {
    Elf_Data* data = elf_getdata(section, nullptr);
    const int count = static_cast<int>(header.sh_size / std::max<GElf_Xword>(header.sh_entsize, 1));
    for (int i = 0; data != nullptr && i < count && !module.instrumented; ++i) {
        GElf_Sym symbol;
        if (gelf_getsym(data, i, &symbol) == nullptr) continue;
        const char* name = elf_strptr(elf, header.sh_link, symbol.st_name);
        if (name == nullptr) continue;
        if (symbol.st_shndx == SHN_UNDEF)
            module.instrumented = std::string_view(name).starts_with("__tsan_");
        else if (std::string_view(name) == "pawl_futex_wait")
            module.libpawl_port = true;
    }
}

void read_dynamic(Elf* elf, Elf_Scn* section, const GElf_Shdr& header, elf_module& module) {
    Elf_Data* data = elf_getdata(section, nullptr);
    const int count = static_cast<int>(header.sh_size / std::max<GElf_Xword>(header.sh_entsize, 1));
    for (int i = 0; data != nullptr && i < count; ++i) {
        GElf_Dyn entry;
        if (gelf_getdyn(data, i, &entry) == nullptr || (entry.d_tag != DT_NEEDED && entry.d_tag != DT_SONAME)) continue;
        const char* name = elf_strptr(elf, header.sh_link, entry.d_un.d_val);
        if (name != nullptr && entry.d_tag == DT_NEEDED) module.needed.emplace_back(name);
        if (name != nullptr && entry.d_tag == DT_SONAME) module.soname = name;
    }
}

elf_module::kind kind_of(Elf* elf, const GElf_Ehdr& header) {
    if (header.e_type == ET_REL) return elf_module::kind::object;
    if (header.e_type == ET_EXEC) return elf_module::kind::executable;
    if (header.e_type != ET_DYN) return elf_module::kind::other;
    // A position-independent executable is an ET_DYN too; only an executable names its loader.
    std::size_t count = 0;
    elf_getphdrnum(elf, &count);
    for (std::size_t i = 0; i < count; ++i) {
        GElf_Phdr segment;
        if (gelf_getphdr(elf, static_cast<int>(i), &segment) != nullptr && segment.p_type == PT_INTERP)
            return elf_module::kind::executable;
    }
    return elf_module::kind::shared_library;
}

elf_module read_module(Elf* elf) {
    elf_module module;
    GElf_Ehdr header;
    if (gelf_getehdr(elf, &header) == nullptr) return module;
    module.what = kind_of(elf, header);
    module.x86_64 = header.e_machine == EM_X86_64;
    std::size_t names = 0;
    elf_getshdrstrndx(elf, &names);
    for (Elf_Scn* section = elf_nextscn(elf, nullptr); section != nullptr; section = elf_nextscn(elf, section)) {
        GElf_Shdr about;
        if (gelf_getshdr(section, &about) == nullptr) continue;
        const char* name = elf_strptr(elf, names, about.sh_name);
        if ((about.sh_flags & SHF_EXECINSTR) != 0 && about.sh_size > 0) module.has_code = true;
        if (name != nullptr && std::string_view(name) == note_section) read_note(section, module);
        if (about.sh_type == SHT_SYMTAB || about.sh_type == SHT_DYNSYM) read_symbols(elf, section, about, module);
        if (about.sh_type == SHT_DYNAMIC) read_dynamic(elf, section, about, module);
    }
    return module;
}

std::vector<elf_module> read_archive(const open_elf& archive) {
    std::vector<elf_module> members;
    Elf_Cmd next = ELF_C_READ_MMAP;
    while (Elf* member = elf_begin(archive.file(), next, archive.get())) {
        const Elf_Arhdr* header = elf_getarhdr(member);
        // The archive's own index comes as members called / and //.
        if (elf_kind(member) == ELF_K_ELF && header != nullptr) {
            members.push_back(read_module(member));
            members.back().member = header->ar_name;
        }
        next = elf_next(member);
        elf_end(member);
    }
    return members;
}

}  // namespace

std::optional<std::vector<elf_module>> read_elf(const std::filesystem::path& file) {
    const open_elf opened(file);
    if (opened.get() == nullptr) return std::nullopt;
    if (elf_kind(opened.get()) == ELF_K_AR) return read_archive(opened);
    if (elf_kind(opened.get()) == ELF_K_ELF) return std::vector{read_module(opened.get())};
    return std::nullopt;
}

}  // namespace pawl::check::build

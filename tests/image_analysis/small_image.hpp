// An image of a few instructions, written as a linker would: for tests that need no compiler for microcontrollers.
#pragma once

#include <elf.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace pawl::analysis {

class small_image {
public:
    /// A function from the next word on, of these halves. Its address.
    std::uint32_t function(const std::string& name, const std::vector<std::uint16_t>& code) {
        const std::uint32_t begin = align();
        symbol("$t", begin, 0, STT_NOTYPE);
        symbol(name, begin | 1, static_cast<std::uint32_t>(code.size() * 2), STT_FUNC);
        for (const std::uint16_t half : code) put(half);
        return begin;
    }
    /// Words that are no code.
    std::uint32_t words(const std::string& name, const std::vector<std::uint32_t>& values) {
        const std::uint32_t begin = align();
        symbol("$d", begin, 0, STT_NOTYPE);
        symbol(name, begin, static_cast<std::uint32_t>(values.size() * 4), STT_OBJECT);
        for (const std::uint32_t value : values) put(static_cast<std::uint16_t>(value)), put(static_cast<std::uint16_t>(value >> 16));
        return begin;
    }
    void symbol(const std::string& name, std::uint32_t value, std::uint32_t size, unsigned char type, std::uint16_t section = 1) {
        Elf32_Sym one{};
        one.st_name = static_cast<Elf32_Word>(names_.size());
        one.st_value = value;
        one.st_size = size;
        one.st_info = ELF32_ST_INFO(STB_GLOBAL, type);
        one.st_shndx = section;
        symbols_.push_back(one);
        names_ += name + '\0';
    }
    std::uint16_t machine = EM_ARM;
    bool stripped = false;

    /// The file, gone with this object.
    const std::string& file() {
        Elf32_Ehdr header{};
        std::memcpy(header.e_ident, ELFMAG, SELFMAG);
        header.e_ident[EI_CLASS] = ELFCLASS32;
        header.e_ident[EI_DATA] = ELFDATA2LSB;
        header.e_ident[EI_VERSION] = EV_CURRENT;
        header.e_type = ET_EXEC;
        header.e_machine = machine;
        header.e_version = EV_CURRENT;
        header.e_ehsize = sizeof(Elf32_Ehdr);
        header.e_shentsize = sizeof(Elf32_Shdr);
        header.e_shnum = stripped ? 3 : 5;
        header.e_shstrndx = 2;
        const std::string section_names = std::string("\0.text\0.shstrtab\0.symtab\0.strtab\0", 33);
        Elf32_Shdr sections[5]{};
        std::uint32_t at = sizeof header;
        const auto section = [&](int which, std::uint32_t name, std::uint32_t type, std::size_t size) {
            sections[which].sh_name = name;
            sections[which].sh_type = type;
            sections[which].sh_offset = at;
            sections[which].sh_size = static_cast<std::uint32_t>(size);
            at += static_cast<std::uint32_t>(size);
        };
        section(1, 1, SHT_PROGBITS, text_.size());
        sections[1].sh_flags = SHF_ALLOC | SHF_EXECINSTR;
        sections[1].sh_addr = base;
        section(2, 7, SHT_STRTAB, section_names.size());
        section(3, 17, SHT_SYMTAB, symbols_.size() * sizeof(Elf32_Sym));
        sections[3].sh_link = 4;
        sections[3].sh_entsize = sizeof(Elf32_Sym);
        section(4, 25, SHT_STRTAB, names_.size());
        header.e_shoff = at;
        char name[] = "/tmp/pawl_small_image_XXXXXX";
        ::close(::mkstemp(name));
        file_ = name;
        std::ofstream out(file_, std::ios::binary);
        const auto write = [&](const void* what, std::size_t size) { out.write(static_cast<const char*>(what), static_cast<std::streamsize>(size)); };
        write(&header, sizeof header);
        write(text_.data(), text_.size());
        write(section_names.data(), section_names.size());
        write(symbols_.data(), symbols_.size() * sizeof(Elf32_Sym));
        write(names_.data(), names_.size());
        write(sections, sizeof(Elf32_Shdr) * header.e_shnum);
        return file_;
    }
    small_image() = default;
    small_image(const small_image&) = delete;
    small_image& operator=(const small_image&) = delete;
    ~small_image() {
        if (!file_.empty()) ::unlink(file_.c_str());
    }

    static constexpr std::uint32_t base = 0x1000;

private:
    void put(std::uint16_t half) {
        text_ += static_cast<char>(half & 0xff);
        text_ += static_cast<char>(half >> 8);
    }
    std::uint32_t align() {
        while (text_.size() % 4 != 0) put(0xbf00);
        return base + static_cast<std::uint32_t>(text_.size());
    }
    std::string text_, names_ = std::string(1, '\0'), file_;
    std::vector<Elf32_Sym> symbols_ = std::vector<Elf32_Sym>(1);
};

}  // namespace pawl::analysis

#include "check/build/note.hpp"

#include <elf.h>

#include <charconv>
#include <cstring>

namespace pawl::check::build {
namespace {

std::string quoted(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result;
}

// A tab or the end of a line would end the field.
std::string one_field(std::string text) {
    for (char& c : text)
        if (c == '\t' || c == '\n' || c == '\0') c = ' ';
    return text;
}

blind_spot assembly_at(std::string_view place, std::string_view text) {
    blind_spot spot{blind_spot::kind::inline_assembly, std::string(place), 0, std::string(text)};
    if (const std::size_t colon = place.rfind(':'); colon != std::string_view::npos) {
        std::from_chars(place.data() + colon + 1, place.data() + place.size(), spot.line);
        spot.file = place.substr(0, colon);
    }
    return spot;
}

template <class T>
void put(std::vector<char>& bytes, const T& value) {
    const char* begin = reinterpret_cast<const char*>(&value);
    bytes.insert(bytes.end(), begin, begin + sizeof value);
}

}  // namespace

std::string instrumented_entry(const std::string& file) { return "instrumented\t" + one_field(file); }

std::string entry_of(const blind_spot& spot) {
    if (spot.what == blind_spot::kind::uninstrumented_object) return "uninstrumented\t" + one_field(spot.text);
    return "asm\t" + one_field(spot.file) + ":" + std::to_string(spot.line) + "\t" + one_field(spot.text);
}

std::string note_assembly(const std::vector<std::string>& entries) {
    std::string text = std::string("\n\t.section ") + note_section + ",\"MS\",@progbits,1\n";
    for (const std::string& entry : entries) text += "\t.string \"" + quoted(entry) + "\"\n";
    return text + "\t.text\n";
}

// Written by hand: four sections are less work than a library's description of them.
std::vector<char> note_object(const std::vector<std::string>& entries) {
    std::string strings;
    for (const std::string& entry : entries) strings += entry + '\0';
    // .note.GNU-stack: without it the linker would make the program's stack executable.
    static constexpr char names[] = "\0.pawl.note\0.shstrtab\0.note.GNU-stack";

    Elf64_Ehdr header{};
    std::memcpy(header.e_ident, ELFMAG, SELFMAG);
    header.e_ident[EI_CLASS] = ELFCLASS64;
    header.e_ident[EI_DATA] = ELFDATA2LSB;
    header.e_ident[EI_VERSION] = EV_CURRENT;
    header.e_type = ET_REL;
    header.e_machine = EM_X86_64;
    header.e_version = EV_CURRENT;
    header.e_ehsize = sizeof(Elf64_Ehdr);
    header.e_shentsize = sizeof(Elf64_Shdr);
    header.e_shnum = 4;
    header.e_shstrndx = 2;
    header.e_shoff = sizeof header;

    const Elf64_Off body = sizeof header + 4 * sizeof(Elf64_Shdr);
    Elf64_Shdr note{};
    note.sh_name = 1;
    note.sh_type = SHT_PROGBITS;
    note.sh_flags = SHF_MERGE | SHF_STRINGS;
    note.sh_offset = body;
    note.sh_size = strings.size();
    note.sh_addralign = 1;
    note.sh_entsize = 1;
    Elf64_Shdr section_names{};
    section_names.sh_name = 12;
    section_names.sh_type = SHT_STRTAB;
    section_names.sh_offset = body + strings.size();
    section_names.sh_size = sizeof names;
    section_names.sh_addralign = 1;
    Elf64_Shdr stack{};
    stack.sh_name = 22;
    stack.sh_type = SHT_PROGBITS;
    stack.sh_offset = section_names.sh_offset + sizeof names;
    stack.sh_addralign = 1;

    std::vector<char> bytes;
    put(bytes, header);
    put(bytes, Elf64_Shdr{});
    put(bytes, note);
    put(bytes, section_names);
    put(bytes, stack);
    bytes.insert(bytes.end(), strings.begin(), strings.end());
    bytes.insert(bytes.end(), std::begin(names), std::end(names));
    return bytes;
}

std::vector<blind_spot> blind_spots_of(const std::vector<std::string>& entries) {
    std::vector<blind_spot> spots;
    for (const std::string_view entry : entries) {
        const std::size_t tab = entry.find('\t');
        if (tab == std::string_view::npos) continue;
        const std::string_view rest = entry.substr(tab + 1);
        if (entry.starts_with("uninstrumented\t"))
            spots.push_back({blind_spot::kind::uninstrumented_object, std::string(rest), 0, std::string(rest)});
        else if (const std::size_t next = rest.find('\t'); entry.starts_with("asm\t") && next != std::string::npos)
            spots.push_back(assembly_at(rest.substr(0, next), rest.substr(next + 1)));
    }
    return spots;
}

}  // namespace pawl::check::build

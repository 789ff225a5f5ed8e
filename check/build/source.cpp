#include "check/build/source.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>

#include "check/build/elf_file.hpp"

namespace pawl::check::build {
namespace {

namespace fs = std::filesystem;

struct ending {
    std::string_view text;
    source_kind kind;
};
constexpr ending endings[] = {
    {".c", source_kind::c},        {".i", source_kind::c},     {".cc", source_kind::cxx},
    {".cpp", source_kind::cxx},    {".cxx", source_kind::cxx}, {".C", source_kind::cxx},
    {".c++", source_kind::cxx},    {".cp", source_kind::cxx},  {".CPP", source_kind::cxx},
    {".ii", source_kind::cxx},     {".ipp", source_kind::cxx}, {".s", source_kind::assembly},
    {".S", source_kind::assembly}, {".rs", source_kind::rust}, {".ino", source_kind::sketch},
    {".pde", source_kind::sketch},
};

std::unexpected<build_error> wrong(const fs::path& file, std::string_view what) {
    return std::unexpected(build_error{"pawl: " + file.string() + ": " + std::string(what)});
}

// An archive that only names its members, which the linker finds.
bool is_thin_archive(const fs::path& file) {
    std::string begin(8, '\0');
    std::ifstream(file).read(begin.data(), 8);
    return begin == "!<thin>\n";
}

std::expected<source_kind, build_error> by_contents(const fs::path& file) {
    if (is_thin_archive(file)) return source_kind::archive;
    const auto modules = read_elf(file);
    if (!modules) return wrong(file, "is neither a C, C++ or Rust source nor an object, archive or executable");
    // Only members have names: a plain file's module has none.
    if (modules->empty() || !modules->front().member.empty()) return source_kind::archive;
    if (!modules->front().x86_64) return wrong(file, "is not built for 64-bit x86");
    switch (modules->front().what) {
        case elf_module::kind::object: return source_kind::object;
        case elf_module::kind::executable: return source_kind::executable;
        case elf_module::kind::shared_library: return source_kind::shared_library;
        case elf_module::kind::other: break;
    }
    return wrong(file, "is an ELF file, but no object, library or executable");
}

// Of these the sketch's own room says what is missing.
bool holds_sketch(const fs::path& folder) {
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed))
        if (entry->path().extension() == ".ino" || entry->path().extension() == ".pde") return true;
    return false;
}

}  // namespace

std::expected<source_kind, build_error> classify(const fs::path& file) {
    std::error_code failed;
    const fs::file_status status = fs::status(file, failed);
    if (status.type() == fs::file_type::not_found) return wrong(file, "there is no such file");
    if (status.type() == fs::file_type::directory && !holds_sketch(file))
        return wrong(file, "is a folder; name the files to check");
    if (failed) return wrong(file, failed.message());
    if (access(file.c_str(), R_OK) != 0) return wrong(file, std::string("cannot be read: ") + std::strerror(errno));
    if (status.type() == fs::file_type::directory) return source_kind::sketch;
    const std::string extension = file.extension();
    for (const ending& one : endings)
        if (extension == one.text) return one.kind;
    return by_contents(file);
}

}  // namespace pawl::check::build

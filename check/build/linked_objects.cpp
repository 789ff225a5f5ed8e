#include "check/build/linked_objects.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "check/build/elf_file.hpp"
#include "check/build/memory_file.hpp"
#include "check/build/note.hpp"
#include "check/build/place.hpp"

namespace pawl::check::build {
namespace {

namespace fs = std::filesystem;

bool is_file(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

// Start files, the compiler's and the C library's own parts.
bool belongs_to_system(const fs::path& file) {
    const std::string path = fs::weakly_canonical(file);
    constexpr std::array<std::string_view, 4> folders = {"/usr/lib/", "/lib/", "/lib64/", "/usr/lib64/"};
    return std::ranges::any_of(folders, [&](std::string_view folder) { return path.starts_with(folder); });
}

fs::path library(const std::string& name, const std::vector<fs::path>& folders) {
    for (const fs::path& folder : folders)
        for (const char* ending : {".so", ".a"})
            if (const fs::path file = folder / ("lib" + name + ending); is_file(file)) return file;
    return {};
}

blind_spot object_spot(const std::string& name) { return {blind_spot::kind::uninstrumented_object, name, 0, name}; }

bool is_blind(const elf_module& module) { return module.has_code && !module.instrumented && !module.libpawl_port; }

// Beside a crate's code rustc puts an object of its own, which only passes allocations on.
bool is_rust_part(const elf_module& module) { return module.member.ends_with(".rcgu.o"); }

bool is_instrumented_crate(const std::vector<elf_module>& modules) {
    return std::ranges::any_of(modules, [](const elf_module& one) { return is_rust_part(one) && one.instrumented; });
}

}  // namespace

std::vector<fs::path> linked_files(std::span<const std::string> arguments) {
    std::vector<fs::path> folders;
    std::vector<fs::path> files;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        const auto value = [&](std::size_t prefix) {
            return word.size() > prefix || i + 1 == arguments.size() ? word.substr(prefix) : arguments[++i];
        };
        fs::path file;
        if (word == "-o" || word == "-plugin" || word == "-dynamic-linker" || word == "-z" || word == "-T")
            ++i;
        else if (word.starts_with("-L"))
            folders.emplace_back(value(2));
        else if (word.starts_with("-l"))
            file = library(value(2), folders);
        else if (!word.starts_with('-') && is_file(word))
            file = word;
        if (!file.empty() && !belongs_to_system(file)) files.push_back(file);
    }
    return files;
}

std::vector<blind_spot> uninstrumented_objects(std::span<const std::string> arguments) {
    std::vector<blind_spot> spots;
    for (const fs::path& file : linked_files(arguments)) {
        const auto modules = read_elf(file);
        if (!modules) continue;
        const auto blind = std::ranges::count_if(*modules, is_blind);
        const bool all = blind == std::ranges::count_if(*modules, &elf_module::has_code);
        const bool crate = is_instrumented_crate(*modules);
        for (const elf_module& module : *modules) {
            if (crate && is_rust_part(module)) continue;
            if (!is_blind(module) || module.what != elf_module::kind::object) continue;
            const bool whole = all || module.member.empty();
            const std::string name = fs::absolute(file).lexically_normal().string();
            spots.push_back(object_spot(whole ? name : name + "(" + module.member + ")"));
            if (whole) break;
        }
    }
    return spots;
}

std::vector<std::string> instrumented_libraries(std::span<const std::string> arguments) {
    std::vector<std::string> names;
    for (const fs::path& file : linked_files(arguments)) {
        const auto modules = read_elf(file);
        if (!modules || modules->size() != 1 || !modules->front().instrumented) continue;
        if (modules->front().what != elf_module::kind::shared_library) continue;
        // Without a name of its own a library is asked for by the words that it was linked with.
        names.push_back(modules->front().soname.empty() ? file.string() : modules->front().soname);
    }
    return names;
}

std::string note_on_links(std::span<const std::string> arguments) {
    std::vector<std::string> entries;
    for (const blind_spot& spot : uninstrumented_objects(arguments)) entries.push_back(entry_of(spot));
    for (const std::string& library : instrumented_libraries(arguments)) entries.push_back(instrumented_entry(library));
    if (entries.empty()) return {};
    const std::vector<char> object = note_object(entries);
    return memory_file({object.data(), object.size()});
}

std::vector<blind_spot> foreign_libraries(const elf_module& program) {
    constexpr std::array<std::string_view, 11> known = {"libc.so.",      "libm.so.",      "libpthread.so.", "libdl.so.",
                                                        "librt.so.",     "libutil.so.",   "libgcc_s.",      "libstdc++",
                                                        "libatomic.so.", "ld-linux-x86-", runtime_name};
    std::vector<blind_spot> spots;
    for (const std::string& name : program.needed) {
        const std::string file = fs::path(name).filename();
        const bool is_known = std::ranges::any_of(known, [&](std::string_view one) { return file.starts_with(one); });
        const auto& entries = program.note_entries;
        if (!is_known && std::ranges::find(entries, instrumented_entry(name)) == entries.end())
            spots.push_back(object_spot(name));
    }
    return spots;
}

}  // namespace pawl::check::build

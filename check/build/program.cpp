#include "check/build/program.hpp"

#include <algorithm>
#include <chrono>

#include "check/build/cache.hpp"
#include "check/build/child.hpp"
#include "check/build/elf_file.hpp"
#include "check/build/linked_objects.hpp"
#include "check/build/linking.hpp"
#include "check/build/note.hpp"
#include "check/build/objects.hpp"
#include "check/build/place.hpp"
#include "check/build/rust_program.hpp"
#include "check/build/rust_sysroot.hpp"
#include "check/build/sketch_parts.hpp"
#include "check/build/source.hpp"

namespace pawl::check::build {
namespace {

namespace fs = std::filesystem;

struct sorted_files {
    std::vector<source> sources;
    std::vector<fs::path> sketches;
    std::vector<fs::path> rust;
    std::vector<fs::path> built;  // objects, archives, shared libraries
    std::vector<fs::path> executables;
};

std::expected<sorted_files, build_error> sort_files(const std::vector<fs::path>& files) {
    sorted_files sorted;
    for (const fs::path& file : files) {
        const auto kind = classify(file);
        if (!kind) return std::unexpected(kind.error());
        switch (*kind) {
            case source_kind::c:
            case source_kind::assembly: sorted.sources.push_back({file, language::c}); break;
            case source_kind::cxx: sorted.sources.push_back({file, language::cxx}); break;
            case source_kind::sketch: sorted.sketches.push_back(file); break;
            case source_kind::rust: sorted.rust.push_back(file); break;
            case source_kind::executable: sorted.executables.push_back(file); break;
            case source_kind::object:
            case source_kind::archive:
            case source_kind::shared_library: sorted.built.push_back(file); break;
        }
    }
    if (!sorted.executables.empty() && files.size() > 1)
        return std::unexpected(
            build_error{"pawl: " + sorted.executables.front().string() + " is a finished program; check it alone"});
    return sorted;
}

// Whatever stands in the way of seeing everything, read from the finished program.
std::expected<void, build_error> look_inside(program& result) {
    const auto modules = read_elf(result.executable);
    if (!modules || modules->empty())
        return std::unexpected(build_error{"pawl: cannot read " + result.executable.string()});
    const elf_module& module = modules->front();
    result.uses_runtime = std::ranges::any_of(
        module.needed, [](const std::string& name) { return fs::path(name).filename() == runtime_name; });
    for (const blind_spot& spot : blind_spots_of(module.note_entries)) result.blind_spots.push_back(spot);
    for (const blind_spot& spot : foreign_libraries(module)) result.blind_spots.push_back(spot);
    return {};
}

bool any_cxx(const std::vector<source>& sources) {
    return std::ranges::any_of(sources, [](const source& one) { return one.written_in == language::cxx; });
}

struct rust_parts {
    rust_toolchain used;
    fs::path sysroot;
    bool blind = false;  // std is not instrumented
    std::vector<blind_spot> inline_assembly;
};

std::expected<rust_parts, build_error> prepare_rust(const sorted_files& files, const fs::path& cache) {
    if (files.rust.empty()) return rust_parts{};
    auto used = find_rust();
    if (!used) return std::unexpected(used.error());
    auto sysroot = instrumented_sysroot(*used, cache);
    if (!sysroot) return std::unexpected(sysroot.error());
    return rust_parts{*used, *sysroot, sysroot->empty(), {}};
}

program finished(const fs::path& executable, const char* main_language, bool from_cache, const rust_parts& rust) {
    program result;
    result.executable = executable;
    result.language = main_language;
    result.seconds = from_cache ? 0 : 1;  // build_program measures
    result.blind_spots = rust.inline_assembly;
    if (rust.blind)
        result.blind_spots.push_back({blind_spot::kind::uninstrumented_object, rust.used.rustc.string(), 0,
                                      "Rust's precompiled std (no sources: apt-get install rust-web-src)"});
    return result;
}

std::expected<program, build_error> build(const sorted_files& files, const request& wanted) {
    const auto where = find_places();
    if (!where) return std::unexpected(where.error());
    const auto cache = cache_folder();
    if (!cache) return std::unexpected(cache.error());
    // Before interrupts are held: it may wait for another process that builds the same.
    auto rust = prepare_rust(files, *cache);
    if (!rust) return std::unexpected(rust.error());
    const interrupts_held until_cleaned_up;
    const auto scratch = workshop::open(*cache);
    if (!scratch) return std::unexpected(scratch.error());
    const auto crate_of = [&](crate_kind kind) {
        return build_crate(files.rust.front(), kind, wanted.compile_flags, rust->used, rust->sysroot, *where, *cache,
                           *scratch);
    };
    if (files.sources.empty() && files.sketches.empty() && files.built.empty()) {
        const auto made = crate_of(crate_kind::program);
        if (!made) return std::unexpected(made.error());
        rust->inline_assembly = made->inline_assembly;
        return finished(made->file, "Rust", made->from_cache, *rust);
    }

    const auto parts = with_board(files.sources, files.sketches, wanted.compile_flags, *cache, *scratch);
    if (!parts) return std::unexpected(parts.error());
    auto compiled = compile_all(parts->sources, wanted.compile_flags, *where, *cache, *scratch);
    if (!compiled) return std::unexpected(explained(compiled.error(), *parts, *cache));
    std::vector<fs::path> inputs = compiled->files;
    bool from_cache = compiled->from_cache;
    if (!files.rust.empty()) {
        const auto made = crate_of(crate_kind::static_library);
        if (!made) return std::unexpected(made.error());
        inputs.push_back(made->file);
        rust->inline_assembly = made->inline_assembly;
        from_cache = from_cache && made->from_cache;
    }
    inputs.insert(inputs.end(), files.built.begin(), files.built.end());
    // Objects alone may be C++: g++ links C just as well.
    const bool cxx = parts->sources.empty() || any_cxx(parts->sources);
    const std::string name = parts->name.empty() ? wanted.files.front().stem().string() : parts->name;
    const auto made =
        link(inputs, cxx ? language::cxx : language::c, wanted.link_flags, name, *where, *cache, *scratch);
    if (!made) return std::unexpected(explained(made.error(), *parts, *cache));
    const char* main_language = !files.sketches.empty() ? "sketch" : parts->sources.empty() ? "" : cxx ? "C++" : "C";
    program result = finished(made->executable, main_language, from_cache && made->from_cache, *rust);
    result.board = parts->board;
    return result;
}

// Compilers end with a line's end; whoever prints the message adds one.
std::unexpected<build_error> tidy(build_error error) {
    while (error.message.ends_with('\n')) error.message.pop_back();
    return std::unexpected(std::move(error));
}

}  // namespace

std::expected<program, build_error> build_program(const request& wanted) {
    if (wanted.files.empty()) return std::unexpected(build_error{"pawl: no file to check"});
    const auto begin = std::chrono::steady_clock::now();
    auto files = sort_files(wanted.files);
    if (!files) return std::unexpected(files.error());

    program result;
    if (!files->executables.empty()) {
        result.executable = fs::absolute(files->executables.front());
    } else {
        auto built = build(*files, wanted);
        if (!built) return tidy(built.error());
        result = std::move(*built);
    }
    if (auto seen = look_inside(result); !seen) return std::unexpected(seen.error());
    if (result.seconds > 0)
        result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return result;
}

}  // namespace pawl::check::build

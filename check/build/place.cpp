#include "check/build/place.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <system_error>

namespace pawl::check::build {
namespace {

namespace fs = std::filesystem;

// An empty variable counts as one that is not set, as the XDG rules say.
fs::path from_environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? fs::path() : fs::path(value);
}

bool is_file(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

std::expected<fs::path, build_error> include_folder() {
    const fs::path folder = this_command().parent_path();
    for (const fs::path& candidate : {folder.parent_path() / "include", fs::path(PAWL_SOURCE_INCLUDE)})
        if (is_file(candidate / "pawl/check.hpp")) return candidate;
    return std::unexpected(build_error{"pawl: cannot find its header pawl/check.hpp beside " + this_command().string() +
                                       "; install Pawl again with cmake --install"});
}

}  // namespace

fs::path this_command() {
    std::error_code ignored;
    return fs::read_symlink("/proc/self/exe", ignored);
}

std::expected<fs::path, build_error> runtime_library() {
    // PAWL_RUNTIME is for those who work on the runtime itself, and for the tests.
    if (const fs::path chosen = from_environment("PAWL_RUNTIME"); !chosen.empty()) {
        if (is_file(chosen)) return fs::absolute(chosen);
        return std::unexpected(build_error{"pawl: PAWL_RUNTIME names " + chosen.string() + ", which is not a file"});
    }
    const fs::path folder = this_command().parent_path();
    for (const fs::path& candidate : {folder / "lib" / runtime_name, folder.parent_path() / "lib/pawl" / runtime_name})
        if (is_file(candidate)) return candidate;
    return std::unexpected(build_error{"pawl: cannot find its runtime " + std::string(runtime_name) + " in " +
                                       (folder / "lib").string() + " or " +
                                       (folder.parent_path() / "lib/pawl").string() + "; build or install Pawl again"});
}

std::expected<fs::path, build_error> cache_folder() {
    fs::path folder = from_environment("PAWL_CACHE");
    if (folder.empty())
        if (const fs::path base = from_environment("XDG_CACHE_HOME"); base.is_absolute()) folder = base / "pawl";
    if (folder.empty()) {
        const fs::path home = from_environment("HOME");
        if (home.empty())
            return std::unexpected(build_error{"pawl: no folder to build in: set PAWL_CACHE to one that is writable"});
        folder = home / ".cache/pawl";
    }
    folder = fs::absolute(folder);
    std::error_code failed;
    fs::create_directories(folder, failed);
    // access also tells of a read-only file system, where the folder's permissions look fine.
    if (!failed && access(folder.c_str(), W_OK | X_OK) != 0) failed.assign(errno, std::generic_category());
    if (failed)
        return std::unexpected(build_error{"pawl: cannot write to the cache folder " + folder.string() + ": " +
                                           failed.message() + "; set PAWL_CACHE to a folder that is writable"});
    return folder;
}

std::expected<fs::path, build_error> sketch_headers() {
    const fs::path folder = this_command().parent_path().parent_path();
    for (const fs::path& candidate : {folder / "share/pawl/sketch", fs::path(PAWL_SKETCH_INCLUDE)})
        if (is_file(candidate / "pawl_sketch/board_calls.h")) return candidate;
    return std::unexpected(build_error{"pawl: cannot find its headers for sketches in " +
                                       (folder / "share/pawl/sketch").string() + "; install Pawl again"});
}

std::expected<places, build_error> find_places() {
    auto runtime = runtime_library();
    if (!runtime) return std::unexpected(runtime.error());
    auto include = include_folder();
    if (!include) return std::unexpected(include.error());
    return places{this_command(), *runtime, *include};
}

fs::path find_in_path(const std::string& name) {
    const auto runs = [](const fs::path& file) { return is_file(file) && access(file.c_str(), X_OK) == 0; };
    if (name.find('/') != std::string::npos) return runs(name) ? fs::path(name) : fs::path();
    const char* path = std::getenv("PATH");
    std::string_view rest = path == nullptr ? "/usr/bin:/bin" : path;
    while (true) {
        const std::size_t colon = rest.find(':');
        const fs::path candidate = fs::path(rest.substr(0, colon)) / name;
        if (runs(candidate)) return candidate;
        if (colon == std::string_view::npos) return {};
        rest.remove_prefix(colon + 1);
    }
}

}  // namespace pawl::check::build

#include "check/build/clang_assembler.hpp"

#include <filesystem>
#include <fstream>
#include <system_error>

#include "check/build/cache.hpp"
#include "check/build/fingerprint.hpp"

namespace pawl::check::build {
namespace {

namespace fs = std::filesystem;

std::string quoted_for_shell(const std::string& text) {
    std::string result = "'";
    for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + "'";
}

}  // namespace

std::expected<std::vector<std::string>, build_error> clang_step_flags(const places& where) {
    const auto cache = cache_folder();
    if (!cache) return std::unexpected(cache.error());
    const fs::path folder = *cache / "clang" / fingerprint().add(where.command.native()).text();
    const std::vector<std::string> flags = {"-fno-integrated-as", "-B" + folder.string()};
    std::error_code absent;
    if (fs::exists(folder / "as", absent)) return flags;

    const auto scratch = workshop::open(*cache);
    if (!scratch) return std::unexpected(scratch.error());
    const fs::path made = *scratch / "clang";
    fs::create_directories(made, absent);
    std::ofstream(made / "as") << "#!/bin/sh\nexec " << quoted_for_shell(where.command) << " __assemble as \"$@\"\n";
    fs::permissions(made / "as", fs::perms::owner_exec, fs::perm_options::add, absent);
    if (auto kept = keep(made, folder); !kept) return std::unexpected(kept.error());
    return flags;
}

}  // namespace pawl::check::build

#include "check/build/linking.hpp"

#include "check/build/child.hpp"
#include "check/build/command_line.hpp"
#include "check/build/fingerprint.hpp"
#include "check/build/linked_objects.hpp"
#include "check/build/objects.hpp"

namespace pawl::check::build {

namespace fs = std::filesystem;

std::expected<linked, build_error> link(const std::vector<fs::path>& inputs, language main_language,
                                        const std::vector<std::string>& flags, const std::string& name,
                                        const places& where, const fs::path& cache, const workshop& scratch) {
    const auto used = find_compiler(main_language);
    if (!used) return std::unexpected(used.error());
    std::vector<std::string> arguments;
    for (const fs::path& input : inputs) arguments.push_back(fs::absolute(input).string());
    arguments.insert(arguments.end(), flags.begin(), flags.end());
    auto plain = instrument(*used, arguments, where);
    if (!plain) return std::unexpected(plain.error());

    fingerprint print;
    print.add(used->version).add(fs::current_path().native());
    for (const std::string& word : plain->words) print.add(word);
    for (const fs::path& file : linked_files(arguments)) print.add_contents(file);
    linked result{cache / "programs" / print.text() / name, true};
    std::error_code absent;
    if (fs::exists(result.executable, absent)) return result;

    // Renamed as a folder, so that the executable appears at once under its own name.
    const fs::path folder = scratch / "program";
    fs::create_directories(folder, absent);
    arguments.insert(arguments.end(), {"-o", (folder / name).string()});
    auto command = instrument(*used, arguments, where);
    if (!command) return std::unexpected(command.error());
    name_links(*command);
    const outcome done = run({command->words, {"TMPDIR=" + scratch.folder().string()}, {}});
    if (done.interrupted) return std::unexpected(build_error{"pawl: interrupted"});
    if (!done) return std::unexpected(build_error{done.output});
    show_warnings(done.output);
    if (auto kept = keep(folder, result.executable.parent_path()); !kept) return std::unexpected(kept.error());
    result.from_cache = false;
    return result;
}

}  // namespace pawl::check::build

#include "check/build/rust_program.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "check/build/child.hpp"
#include "check/build/dependencies.hpp"
#include "check/build/fingerprint.hpp"
#include "check/build/objects.hpp"
#include "check/build/rust_assembly.hpp"
#include "check/build/rust_command.hpp"

namespace pawl::check::build {
namespace {

namespace fs = std::filesystem;

std::string whole_text(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

std::expected<built_crate, build_error> build_crate(const fs::path& root, crate_kind kind,
                                                    const std::vector<std::string>& flags, const rust_toolchain& used,
                                                    const fs::path& sysroot, const places& where, const fs::path& cache,
                                                    const workshop& scratch) {
    std::vector<std::string> arguments;
    if (std::ranges::none_of(flags, [](const std::string& flag) { return flag.starts_with("--edition"); }))
        arguments.push_back("--edition=2021");
    arguments.insert(arguments.end(), flags.begin(), flags.end());
    arguments.push_back(fs::absolute(root).lexically_normal());
    if (kind == crate_kind::static_library) arguments.push_back("--crate-type=staticlib");
    auto command = instrument_rust(used, arguments, sysroot, where);
    if (!command) return std::unexpected(command.error());

    fingerprint print;
    print.add(used.version).add(fs::current_path().native());
    for (const std::string& word : *command) print.add(word);
    const std::string key = print.text();
    const std::string stem = root.stem();
    const std::string name = kind == crate_kind::program ? stem : "lib" + stem + ".a";
    const dependency_record record(cache / "programs" / (key + ".files"));
    const auto place = [&](const std::string& state) { return cache / "programs" / state / name; };
    std::error_code absent;
    if (const auto state = record.state(key); state && fs::exists(place(*state), absent))
        return built_crate{place(*state), true, rust_assembly(record.files())};

    const fs::path folder = scratch / "crate";
    const fs::path rule = scratch / "crate.d";
    fs::create_directories(folder, absent);
    // rustc leaves a crate's objects, under names made of the crate's own, in the current folder unless told otherwise:
    // two processes that build the same crate would take each other's away.
    command->insert(command->end(), {"--out-dir=" + scratch.folder().string(),
                                     "--emit=link=" + (folder / name).string(), "--emit=dep-info=" + rule.string()});
    const outcome done = run({*command, {allow_unstable, "TMPDIR=" + scratch.folder().string()}, {}});
    if (done.interrupted) return std::unexpected(build_error{"pawl: interrupted"});
    if (!done) return std::unexpected(build_error{done.output});
    show_warnings(done.output);
    const std::string state = record.remember(key, prerequisites(whole_text(rule)), scratch / "record");
    if (auto kept = keep(folder, place(state).parent_path()); !kept) return std::unexpected(kept.error());
    return built_crate{place(state), false, rust_assembly(record.files())};
}

}  // namespace pawl::check::build

#include "check/build/rust_sysroot.hpp"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <system_error>

#include "check/build/cache.hpp"
#include "check/build/child.hpp"
#include "check/build/fingerprint.hpp"

namespace pawl::check::build {
namespace {

namespace fs = std::filesystem;

// cargo builds std for a crate; this one is empty.
void write_empty_crate(const fs::path& folder) {
    std::error_code ignored;  // cargo will say what is missing
    fs::create_directories(folder / "src", ignored);
    std::ofstream(folder / "Cargo.toml") << "[package]\nname = \"nothing\"\nversion = \"0.0.0\"\nedition = \"2021\"\n"
                                            "[workspace]\n";
    std::ofstream(folder / "src/lib.rs") << "";
}

// Words between ASCII unit separators, as cargo wants them: paths may hold blanks.
std::string encoded(const std::vector<std::string>& flags) {
    std::string text;
    for (const std::string& flag : flags) text += (text.empty() ? "" : "\x1f") + flag;
    return text;
}

child cargo_command(const rust_toolchain& used, const workshop& scratch) {
    const std::string vendor = (used.library / "vendor").string();
    child command;
    command.folder = scratch / "crate";
    command.words = {used.cargo.string(), "build", "--release", "--offline",
                     "-Zbuild-std=std,panic_unwind,proc_macro,test",  // test: for cargo test
                     "--target", rust_target, "--target-dir", (scratch / "target").string(),
                     // Debian and rustup deliver std's dependencies beside its sources.
                     "--config", "source.crates-io.replace-with=\"pawl_vendor\"", "--config",
                     "source.pawl_vendor.directory=\"" + vendor + "\""};
    command.environment = {
        allow_unstable,
        "RUSTC=" + used.rustc.string(),
        "RUSTC_WRAPPER=",
        "RUSTC_WORKSPACE_WRAPPER=",
        "CARGO_HOME=" + (scratch / "cargo").string(),  // nothing is written to the user's own
        "CARGO_ENCODED_RUSTFLAGS=" + encoded(used.instrument),
        "CARGO_PROFILE_RELEASE_OPT_LEVEL=1",
        "CARGO_PROFILE_RELEASE_DEBUG=1",  // functions and lines; the types of generics come with the user's crates
        "CARGO_PROFILE_RELEASE_PANIC=unwind",
        "TMPDIR=" + scratch.folder().string(),
    };
    return command;
}

// Only the finished crates; their metadata is inside.
std::expected<void, build_error> gather(const fs::path& made, const fs::path& sysroot) {
    const fs::path folder = sysroot / "lib/rustlib" / rust_target / "lib";
    std::error_code failed;
    fs::create_directories(folder, failed);
    for (const fs::directory_entry& entry : fs::directory_iterator(made, failed)) {
        const fs::path& file = entry.path();
        if (file.extension() != ".rlib" || file.filename().string().starts_with("libnothing-")) continue;
        if (!failed) fs::rename(file, folder / file.filename(), failed);
    }
    if (failed) return std::unexpected(build_error{"pawl: cannot write " + folder.string() + ": " + failed.message()});
    return {};
}

std::expected<void, build_error> build(const rust_toolchain& used, const fs::path& cache, const fs::path& sysroot) {
    const interrupts_held until_cleaned_up;
    const auto scratch = workshop::open(cache);
    if (!scratch) return std::unexpected(scratch.error());
    write_empty_crate(*scratch / "crate");
    std::fprintf(stderr, "pawl: building Rust's standard library with instrumentation, once: about a minute\n");
    const auto begin = std::chrono::steady_clock::now();
    const outcome done = run(cargo_command(used, *scratch));
    if (done.interrupted) return std::unexpected(build_error{"pawl: interrupted"});
    if (!done)
        return std::unexpected(
            build_error{done.output + "pawl: Rust's standard library could not be built with instrumentation"});
    const fs::path made = *scratch / "sysroot";
    if (auto gathered = gather(*scratch / "target" / rust_target / "release/deps", made); !gathered) return gathered;
    if (auto kept = keep(made, sysroot); !kept) return kept;
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    std::fprintf(stderr, "pawl: built in %.0f s; kept in %s\n", seconds.count(), sysroot.c_str());
    return {};
}

}  // namespace

std::expected<fs::path, build_error> instrumented_sysroot(const rust_toolchain& used, const fs::path& cache) {
    if (used.library.empty() || used.cargo.empty()) return fs::path();
    fingerprint print;
    print.add(used.version).add(used.library.native());
    for (const std::string& flag : used.instrument) print.add(flag);
    const fs::path sysroot = cache / "rust" / print.text();
    std::error_code absent;
    if (fs::exists(sysroot, absent)) return sysroot;
    // Taken before interrupts are held: whoever waits here can still be stopped.
    const auto lock = file_lock::take(cache / "rust/lock");
    if (!lock) return std::unexpected(lock.error());
    if (fs::exists(sysroot, absent)) return sysroot;
    if (auto built = build(used, cache, sysroot); !built) return std::unexpected(built.error());
    return sysroot;
}

}  // namespace pawl::check::build

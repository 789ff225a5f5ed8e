#include "cli/pausing.hpp"

#include <cstdio>
#include <cstring>

#include "check/build/fingerprint.hpp"
#include "check/build/place.hpp"
#include "cli/command_words.hpp"

namespace pawl::cli {
namespace {

namespace supervise = check::supervise;

// One file for a program, whatever the options: so that other options can be told from nothing.
std::string file_name(const check_options& options) {
    check::build::fingerprint name;
    std::error_code error;
    for (const auto& file : options.files) name.add(std::filesystem::absolute(file, error).string());
    for (const std::string& word : options.arguments) name.add(word);
    return name.text() + ".search";
}

}  // namespace

// On other machines the same files stand elsewhere, and were written at other times. To read all of them takes a tenth of a
// second, which a check that stays here is spared.
std::string fingerprint_of(const supervise::launch& program, bool elsewhere_too) {
    check::build::fingerprint whole;
    const auto add = [&](const std::filesystem::path& file) {
        elsewhere_too ? whole.add_bytes_of(file) : whole.add_state(file);
    };
    whole.add_bytes_of(program.executable);
    for (const std::string& word : program.arguments) whole.add(word);
    if (!program.standard_input.empty()) whole.add_bytes_of(program.standard_input);
    add(check::build::this_command());
    if (const auto places = check::build::find_places()) add(places->runtime);
    return whole.text();
}

pausing::pausing(const check_options& options, int argc, char** argv, const supervise::launch& program,
                 const std::filesystem::path& cache, const std::string& accepted)
    : file_(options.sharded ? options.shard_file : cache / "interrupted" / file_name(options)),
      from_(options.resume || options.from.empty() ? file_ : options.from),
      program_(fingerprint_of(program, options.sharded)),
      options_(exploring_words(options, argc, argv) + accepted),
      command_(words_of_shard(argc, argv)),
      sharded_(options.sharded) {}

std::expected<supervise::interrupted_search, std::string> pausing::earlier() {
    auto found = supervise::load(from_, program_, options_);
    if (found) return std::move(*found);
    using why = supervise::cannot_go_on::why;
    if (sharded_ && found.error().because == why::nothing_there)
        return std::unexpected("cannot read " + from_.string());
    begins_again_ = from_ == file_ && found.error().because == why::damaged;
    if (begins_again_) forget();
    return std::unexpected((sharded_ ? from_.string() + ": " : "") + found.error().text);
}

void pausing::keep(supervise::interrupted_search standing) {
    standing.program = program_;
    standing.options = options_;
    if (sharded_) standing.command = command_;
    const auto saved = supervise::save(standing, file_);
    kept_ = saved.has_value();
    if (saved || told_) return;
    told_ = true;
    std::fprintf(stderr, "pawl check: %s; %s\n", saved.error().c_str(),
                 sharded_ ? "pawl merge will know nothing of this shard"
                          : "--resume will not know how far this check came");
}

void pausing::keep_shard(supervise::interrupted_search standing) {
    told_ = false;  // at the end it is told once more
    keep(std::move(standing));
}

void pausing::forget() {
    std::error_code error;
    std::filesystem::remove(file_, error);
}

std::string resuming_command(int argc, char** argv) {
    // argv[0] may be the verb alone.
    std::string text = "pawl check --resume";
    for (int i = 1; i < argc; ++i)
        if (std::strcmp(argv[i], "--resume") != 0) text += " " + as_typed(argv[i]);
    return text;
}

}  // namespace pawl::cli

#include "cli/pausing.hpp"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstring>

#include "check/build/fingerprint.hpp"

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

// The program, what it is given, and the pawl that runs it.
std::string fingerprint_of(const supervise::launch& program) {
    check::build::fingerprint whole;
    whole.add_contents(program.executable);
    for (const std::string& word : program.arguments) whole.add(word);
    if (!program.standard_input.empty()) whole.add_contents(program.standard_input);
    std::error_code error;
    whole.add_state(std::filesystem::read_symlink("/proc/self/exe", error));
    return whole.text();
}

// Those that say what is explored; not how long, by how many workers, and what is written.
std::string words_of(const check_options& options) {
    const check::supervise::plan_request& plan = options.plan;
    std::string text;
    const auto add = [&](const char* name, const auto& value) {
        text += " --" + std::string(name) + " " + std::to_string(static_cast<long long>(value));
    };
    static constexpr const char* machines[] = {"free", "one-core", "both"};
    static constexpr const char* ways[] = {"auto", "exhaustive", "pct", "pos", "surw", "random"};
    text += " --machine " + std::string(machines[static_cast<int>(plan.machines)]);
    if (plan.cores != 0) add("cores", plan.cores);
    text += " --explore " + std::string(ways[static_cast<int>(plan.explore)]);
    if (plan.preemptions) add("preemptions", *plan.preemptions);
    if (plan.explore == supervise::exploring::pct || plan.explore == supervise::exploring::automatic)
        add("depth", plan.depth);
    add("steps", options.steps);
    add("seed", options.seed);
    if (!options.reduction) text += " --no-reduction";
    for (const auto& rule : options.rules)
        text += " --task " + std::string(rule.name) + "=prio:" + std::to_string(rule.priority) + ",policy:" +
                std::to_string(rule.policy) + ",core:" + (rule.has_core ? std::to_string(rule.core) : "-");
    for (const std::string& glob : options.nonblocking) text += " --nonblocking " + glob;
    return text;
}

std::string as_typed(const char* word) {
    const std::string text = word;
    if (!text.empty() && std::ranges::all_of(text, [](unsigned char c) {
            return std::isalnum(c) != 0 || std::strchr("_-+=:,./@%", c) != nullptr;
        }))
        return text;
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

}  // namespace

pausing::pausing(const check_options& options, const supervise::launch& program, const std::filesystem::path& cache)
    : file_(cache / "interrupted" / file_name(options)), program_(fingerprint_of(program)), options_(words_of(options)) {}

std::expected<supervise::interrupted_search, std::string> pausing::earlier() {
    auto found = supervise::load(file_, program_, options_);
    if (found) return std::move(*found);
    begins_again_ = found.error().because == supervise::cannot_go_on::why::damaged;
    if (begins_again_) forget();
    return std::unexpected(found.error().text);
}

void pausing::keep(supervise::interrupted_search standing) {
    standing.program = program_;
    standing.options = options_;
    const auto saved = supervise::save(standing, file_);
    kept_ = saved.has_value();
    if (saved || told_) return;
    told_ = true;
    std::fprintf(stderr, "pawl check: %s; --resume will not know how far this check came\n", saved.error().c_str());
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

#include "check/supervise/last_check.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>

#include "check/supervise/check_sum.hpp"

namespace pawl::check::supervise {
namespace {

using nlohmann::json;

constexpr const char* file_name = "last.json";
// Grows with the meaning of what is kept. The runtime's own number stands beside it.
constexpr std::uint32_t format = 4;

json to_json(const wire::machine& machine) {
    return {{"kind", static_cast<std::uint32_t>(machine.kind)},
            {"cores", machine.cores},
            {"memory", static_cast<std::uint32_t>(machine.memory)},
            {"ranks", std::vector<std::int32_t>(machine.rank, machine.rank + machine.ranked_tasks)},
            {"rank_of_others", machine.rank_of_others}};
}

wire::machine machine_from(const json& text) {
    wire::machine machine{};
    machine.kind = static_cast<wire::machine_kind>(text.at("kind").get<std::uint32_t>());
    machine.cores = text.at("cores");
    machine.memory = static_cast<wire::memory_model>(text.at("memory").get<std::uint32_t>());
    machine.rank_of_others = text.at("rank_of_others");
    for (const std::int32_t rank : text.at("ranks"))
        if (machine.ranked_tasks < wire::max_ranked_tasks) machine.rank[machine.ranked_tasks++] = rank;
    return machine;
}

json to_json(const wire::task_rule& rule) {
    return {{"name", rule.name},         {"policy", rule.policy},
            {"priority", rule.priority}, {"deadline_ns", rule.deadline_ns},
            {"core", rule.core},         {"has_core", rule.has_core}};
}

wire::task_rule rule_from(const json& text) {
    wire::task_rule rule{};
    std::strncpy(rule.name, text.at("name").get<std::string>().c_str(), sizeof rule.name - 1);
    rule.policy = text.at("policy");
    rule.priority = text.at("priority");
    rule.deadline_ns = text.at("deadline_ns");
    rule.core = text.at("core");
    rule.has_core = text.at("has_core");
    return rule;
}

json to_json(const wire::weakened_order& one) {
    return {{"at", std::vector<std::uint64_t>(one.of.pc, one.of.pc + wire::atomic_use_depth)},
            {"depth", one.depth},
            {"kind", static_cast<std::uint32_t>(one.of.kind)},
            {"asked", {one.of.order, one.of.failure}},
            {"orders", {one.order, one.failure}}};
}

wire::weakened_order weakened_from(const json& text) {
    wire::weakened_order one{};
    const auto at = text.at("at").get<std::vector<std::uint64_t>>();
    std::copy_n(at.begin(), std::min<std::size_t>(at.size(), wire::atomic_use_depth), one.of.pc);
    one.depth = text.at("depth");
    one.of.kind = static_cast<wire::operation_kind>(text.at("kind").get<std::uint32_t>());
    one.of.order = text.at("asked").at(0);
    one.of.failure = text.at("asked").at(1);
    one.order = text.at("orders").at(0);
    one.failure = text.at("orders").at(1);
    return one;
}

json to_json(const last_check& what) {
    json text = {{"executable", what.program.executable.string()},
                 {"arguments", what.program.arguments},
                 {"standard_input", what.program.standard_input.string()},
                 {"fingerprint", what.fingerprint},
                 {"files", json::array()},
                 {"compile_flags", what.compile_flags},
                 {"link_flags", what.link_flags},
                 {"machines", json::array()},
                 {"rules", json::array()},
                 {"nonblocking", what.nonblocking},
                 {"steps", what.steps},
                 {"seed", what.seed},
                 {"races", static_cast<int>(what.races)},
                 {"leaks", static_cast<int>(what.leaks)},
                 {"freeze", what.freeze},
                 {"progress", static_cast<int>(what.progress)},
                 {"retries", what.retries},
                 {"real_time", what.real_time},
                 {"own_loops", what.own_loops},
                 {"call_steps", what.call_steps},
                 {"board", what.board},
                 {"horizon_ns", what.horizon_ns},
                 {"presses", what.presses},
                 {"pool_size", what.pool_size},
                 {"visible", what.visible},
                 {"weakened", json::array()},
                 {"weakened_words", what.weakened_words},
                 {"simulate_constructors", what.simulate_constructors}};
    if (what.usual_exit_status) text["usual_exit_status"] = *what.usual_exit_status;
    for (const auto& file : what.files) text["files"].push_back(file.string());
    for (const wire::machine& machine : what.machines) text["machines"].push_back(to_json(machine));
    for (const wire::weakened_order& one : what.weakened) text["weakened"].push_back(to_json(one));
    for (const wire::task_rule& rule : what.rules) text["rules"].push_back(to_json(rule));
    return text;
}

last_check check_from(const json& text) {
    last_check what;
    what.program.executable = text.at("executable").get<std::string>();
    what.program.arguments = text.at("arguments");
    what.program.standard_input = text.at("standard_input").get<std::string>();
    what.fingerprint = text.at("fingerprint");
    for (const json& file : text.at("files")) what.files.emplace_back(file.get<std::string>());
    what.compile_flags = text.at("compile_flags");
    what.link_flags = text.at("link_flags");
    for (const json& machine : text.at("machines")) what.machines.push_back(machine_from(machine));
    for (const json& rule : text.at("rules")) what.rules.push_back(rule_from(rule));
    what.nonblocking = text.at("nonblocking");
    what.steps = text.at("steps");
    what.seed = text.at("seed");
    what.freeze = text.at("freeze");
    what.progress = static_cast<wire::progress_class>(text.at("progress").get<int>());
    what.retries = text.at("retries");
    what.real_time = text.at("real_time");
    what.own_loops = text.at("own_loops").get<std::vector<std::uint64_t>>();
    what.call_steps = text.at("call_steps");
    what.board = text.at("board");
    what.horizon_ns = text.at("horizon_ns");
    what.presses = text.at("presses");
    what.races = static_cast<wire::attention>(text.at("races").get<int>());
    what.leaks = static_cast<wire::attention>(text.at("leaks").get<int>());
    what.pool_size = text.at("pool_size");
    what.visible = text.at("visible").get<std::vector<std::uint64_t>>();
    for (const json& one : text.at("weakened")) what.weakened.push_back(weakened_from(one));
    what.weakened_words = text.at("weakened_words");
    what.simulate_constructors = text.at("simulate_constructors");
    if (text.contains("usual_exit_status")) what.usual_exit_status = text.at("usual_exit_status").get<int>();
    return what;
}

std::string dumped(const json& text) { return text.dump(1, ' ', false, json::error_handler_t::replace); }

std::unexpected<std::string> cannot_write(const std::filesystem::path& file, const std::string& why) {
    return std::unexpected("cannot write " + file.string() + ": " + why);
}

}  // namespace

std::expected<void, std::string> write_check(const last_check& what, const std::filesystem::path& file) {
    const std::string content = dumped(to_json(what));
    // The sum over the text as it will be read again: what is not UTF-8 was replaced.
    const json whole = {{"format", format},
                        {"runtime", wire::session_version},
                        {"sum", check_sum(dumped(json::parse(content)))},
                        {"check", json::parse(content)}};
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    if (error) return cannot_write(file, error.message());
    // Renamed into place: two checks at once leave one of the two, never a mixture.
    std::filesystem::path fresh = file;
    fresh += "." + std::to_string(getpid());
    errno = 0;
    std::ofstream out(fresh, std::ios::trunc);
    out << dumped(whole) << '\n';
    out.close();
    const std::string why = errno != 0 ? std::strerror(errno) : "is the disk full?";
    if (out) std::filesystem::rename(fresh, file, error);
    if (out && !error) return {};
    const std::string reason = out ? error.message() : why;
    std::filesystem::remove(fresh, error);
    return cannot_write(file, reason);
}

std::expected<last_check, std::string> read_check(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) return std::unexpected("cannot read " + file.string() + ": " + std::strerror(errno));
    try {
        const json whole = json::parse(in);
        if (whole.at("format") != format || whole.at("runtime") != wire::session_version)
            return std::unexpected(file.string() + " was written by another version of pawl: check the program again");
        if (whole.at("sum") == check_sum(dumped(whole.at("check")))) return check_from(whole.at("check"));
    } catch (const json::exception&) {
    }
    return std::unexpected(file.string() + " is damaged: check the program again");
}

std::expected<void, std::string> save(const last_check& what, const std::filesystem::path& folder) {
    if (auto kept = write_check(what, folder / "checks" / (what.fingerprint + ".json")); !kept) return kept;
    return write_check(what, folder / file_name);
}

std::expected<last_check, std::string> load_last_check(const std::filesystem::path& folder) {
    std::error_code error;
    if (!std::filesystem::exists(folder / file_name, error) && !error)
        return std::unexpected("no program was checked yet: run pawl check FILE... first");
    return read_check(folder / file_name);
}

std::expected<last_check, std::string> load_check_of(const std::string& fingerprint,
                                                     const std::filesystem::path& folder) {
    return read_check(folder / "checks" / (fingerprint + ".json"));
}

std::string names_of(const std::vector<std::filesystem::path>& files) {
    std::string text;
    for (std::size_t i = 0; i < files.size() && i < 3; ++i) text += (i == 0 ? "" : " ") + files[i].filename().string();
    return text + (files.size() > 3 ? " ..." : "");
}

}  // namespace pawl::check::supervise

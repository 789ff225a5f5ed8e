#include "check/supervise/last_check.hpp"

#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>

#include <unistd.h>

namespace pawl::check::supervise {
namespace {

using nlohmann::json;

constexpr const char* file_name = "last.json";

json to_json(const wire::machine& machine) {
    return {{"kind", static_cast<std::uint32_t>(machine.kind)},
            {"cores", machine.cores},
            {"ranks", std::vector<std::int32_t>(machine.rank, machine.rank + machine.ranked_tasks)},
            {"rank_of_others", machine.rank_of_others}};
}

wire::machine machine_from(const json& text) {
    wire::machine machine{};
    machine.kind = static_cast<wire::machine_kind>(text.at("kind").get<std::uint32_t>());
    machine.cores = text.at("cores");
    machine.rank_of_others = text.at("rank_of_others");
    for (const std::int32_t rank : text.at("ranks"))
        if (machine.ranked_tasks < wire::max_ranked_tasks) machine.rank[machine.ranked_tasks++] = rank;
    return machine;
}

json to_json(const wire::task_rule& rule) {
    return {{"name", rule.name},
            {"policy", rule.policy},
            {"priority", rule.priority},
            {"core", rule.core},
            {"has_core", rule.has_core}};
}

wire::task_rule rule_from(const json& text) {
    wire::task_rule rule{};
    std::strncpy(rule.name, text.at("name").get<std::string>().c_str(), sizeof rule.name - 1);
    rule.policy = text.at("policy");
    rule.priority = text.at("priority");
    rule.core = text.at("core");
    rule.has_core = text.at("has_core");
    return rule;
}

}  // namespace

std::expected<void, std::string> save(const last_check& what, const std::filesystem::path& folder) {
    json text = {{"executable", what.program.executable.string()},
                 {"arguments", what.program.arguments},
                 {"standard_input", what.program.standard_input.string()},
                 {"machines", json::array()},
                 {"rules", json::array()},
                 {"nonblocking", what.nonblocking},
                 {"steps", what.steps},
                 {"seed", what.seed},
                 {"races", static_cast<int>(what.races)},
                 {"leaks", static_cast<int>(what.leaks)},
                 {"pool_size", what.pool_size},
                 {"visible", what.visible},
                 {"simulate_constructors", what.simulate_constructors}};
    if (what.usual_exit_status) text["usual_exit_status"] = *what.usual_exit_status;
    for (const wire::machine& machine : what.machines) text["machines"].push_back(to_json(machine));
    for (const wire::task_rule& rule : what.rules) text["rules"].push_back(to_json(rule));
    // Renamed into place: two checks at once leave one of the two, never a mixture.
    const std::filesystem::path file = folder / file_name;
    const std::filesystem::path fresh = folder / (std::string(file_name) + "." + std::to_string(getpid()));
    std::ofstream out(fresh, std::ios::trunc);
    out << text.dump(1, ' ', false, json::error_handler_t::replace) << '\n';
    out.close();
    std::error_code error;
    if (out) std::filesystem::rename(fresh, file, error);
    if (!out || error) {
        std::filesystem::remove(fresh, error);
        return std::unexpected("cannot write " + file.string() + ": is the disk full?");
    }
    return {};
}

std::expected<last_check, std::string> load_last_check(const std::filesystem::path& folder) {
    std::ifstream in(folder / file_name);
    if (!in) return std::unexpected("no program was checked yet: name its files, pawl replay SCHEDULE FILE...");
    try {
        const json text = json::parse(in);
        last_check what;
        what.program.executable = text.at("executable").get<std::string>();
        what.program.arguments = text.at("arguments");
        what.program.standard_input = text.at("standard_input").get<std::string>();
        for (const json& machine : text.at("machines")) what.machines.push_back(machine_from(machine));
        for (const json& rule : text.at("rules")) what.rules.push_back(rule_from(rule));
        what.nonblocking = text.at("nonblocking");
        what.steps = text.at("steps");
        what.seed = text.at("seed");
        what.races = static_cast<wire::attention>(text.at("races").get<int>());
        what.leaks = static_cast<wire::attention>(text.at("leaks").get<int>());
        what.pool_size = text.at("pool_size");
        what.visible = text.at("visible").get<std::vector<std::uint64_t>>();
        what.simulate_constructors = text.at("simulate_constructors");
        if (text.contains("usual_exit_status")) what.usual_exit_status = text.at("usual_exit_status").get<int>();
        return what;
    } catch (const json::exception&) {
        return std::unexpected((folder / file_name).string() + " cannot be read: check the program again");
    }
}

}  // namespace pawl::check::supervise

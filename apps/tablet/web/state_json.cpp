#include "apps/tablet/web/state_json.hpp"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

namespace tablet::web {

namespace {

double rounded(double value) { return std::isfinite(value) ? std::round(value * 1e4) / 1e4 : 0; }

nlohmann::json buttons_of(const meters& now) {
    nlohmann::json all = nlohmann::json::array();
    for (std::size_t i = 0; i < button_count; ++i) {
        const described_button& each = buttons[i];
        const button_state& state = now.states[i];
        all.push_back({{"word", each.word},
                       {"label", each.label},
                       {"key", std::string(1, each.key)},
                       {"about", each.about},
                       {"on", state.on},
                       {"value", rounded(state.value)},
                       {"text", state_text(static_cast<button>(i), state)}});
    }
    return all;
}

}  // namespace

std::string state_json(const meters& now, const run_facts& facts, std::uint64_t underruns, const std::string& waits) {
    nlohmann::json levels = nlohmann::json::array(), wave = nlohmann::json::array();
    for (std::size_t i = 0; i < meters::channels; ++i)
        levels.push_back({{"peak", rounded(now.peak[i])}, {"rms", rounded(now.rms[i])}});
    for (const float point : now.wave)
        wave.push_back(std::isfinite(point) ? static_cast<int>(std::clamp(point, -1.0F, 1.0F) * 127) : 0);
    const applied_commands& commands = now.commands;
    const nlohmann::json all{
        {"song", facts.song},
        {"device", facts.device},
        {"position", rounded(facts.position(now))},
        {"length", rounded(facts.length())},
        {"finished", now.finished},
        {"batches", now.batches},
        {"frames", now.frames},
        {"levels", levels},
        {"wave", wave},
        {"buttons", buttons_of(now)},
        {"applied", commands.count},
        {"out_of_order", commands.out_of_order},
        {"sequences", {{"keys", commands.last[0]}, {"web", commands.last[1]}, {"script", commands.last[2]}}},
        {"latency",
         {{"last_us", commands.under_way.last},
          {"worst_us", commands.under_way.worst},
          {"histogram", commands.under_way.counts}}},
        {"render",
         {{"last_us", now.batches_took.last},
          {"worst_us", now.batches_took.worst},
          {"histogram", now.batches_took.counts}}},
        {"delay_us", facts.delay_microseconds},
        {"underruns", underruns},
        {"waits", nlohmann::json::parse(waits, nullptr, false)}};
    // What is no UTF-8 in a file's name does not end the page.
    return all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace tablet::web

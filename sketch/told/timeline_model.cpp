#include "sketch/told/timeline_model.hpp"

#include <nlohmann/json.hpp>

#include "sketch/told/timeline_words.hpp"

namespace pawl::sketch {
namespace {

using json = nlohmann::ordered_json;

// [value, nanoseconds, value, nanoseconds ...], longest first.
json shares_of(const lane& of, const change& one) {
    json shares = json::array();
    const auto crowd = of.crowds().find(one.at_ns);
    if (crowd == of.crowds().end()) return shares;
    for (const auto& [value, time] : crowd->second) {
        shares.push_back(value);
        shares.push_back(time);
    }
    return shares;
}

// Times as distances from the one before: short numbers make a small page.
json model_of(const lane& of) {
    json times = json::array(), values = json::array(), many = json::array();
    std::int64_t before = 0;
    for (std::size_t i = 0; i < of.changes().size(); ++i) {
        const change& one = of.changes()[i];
        times.push_back(one.at_ns - before);
        values.push_back(one.value);
        before = one.at_ns;
        if (one.changes > 1) {
            many.push_back(i);
            many.push_back(one.changes);
            many.push_back(shares_of(of, one));
        }
    }
    return {{"times", std::move(times)}, {"values", std::move(values)}, {"many", std::move(many)}};
}

json model_of(const task_lane& task) {
    json priorities = json::array();
    for (const priority_change& one : task.priorities)
        priorities.push_back({one.at_ns, one.value, one.given, one.lender});
    return {{"name", task.name}, {"stands", model_of(task.stands)}, {"priorities", std::move(priorities)}};
}

json pins_of(const timeline& of) {
    json pins = json::array();
    for (const auto& [number, pin] : of.pins())
        pins.push_back({{"number", number},
                        {"modes", model_of(pin.modes)},
                        {"levels", model_of(pin.levels)},
                        {"values", model_of(pin.values)}});
    return pins;
}

json serial_of(const timeline& of) {
    json lines = json::array();
    for (const serial_text& one : of.serial().all()) lines.push_back({one.at_ns, one.line, one.who, one.text});
    return lines;
}

}  // namespace

json timeline_model(const timeline& of, check::report::task_words& names) {
    json model;
    model["board"] = of.board();
    model["tick"] = of.tick_ns();
    model["end"] = of.end_ns();
    model["cores"] = json::array();
    for (const lane& core : of.cores()) model["cores"].push_back(model_of(core));
    model["interrupts"] = model_of(of.interrupts());
    model["interruptNames"] = of.interrupt_names();
    model["tasks"] = json::array();
    for (const task_lane& task : of.tasks()) model["tasks"].push_back(model_of(task));
    model["waits"] = json::array();
    for (const awaited& one : of.waits_for())
        model["waits"].push_back(
            {wait_words(one, of, names), one.operation == check::wire::operation_kind::sleep, one.timed});
    model["pins"] = pins_of(of);
    model["serial"] = serial_of(of);
    model["notes"] = left_out_words(of);
    return model;
}

}  // namespace pawl::sketch

#include <nlohmann/json.hpp>

#include "check/report/order_table.hpp"
#include "check/report/paragraph.hpp"

namespace pawl::check::report {
namespace {

using json = nlohmann::ordered_json;

const char* key_of(order_trial::answer result) {
    switch (result) {
        case order_trial::answer::needed: return "needed";
        case order_trial::answer::not_needed: return "not-needed";
        case order_trial::answer::inconclusive: return "inconclusive";
        case order_trial::answer::not_tried: return "not-tried";
    }
    return "not-tried";
}

json row_json(const order_trial& row) {
    json text = {{"file", row.place.file},
                 {"line", row.place.line},
                 {"column", row.place.column},
                 {"function", row.place.function},
                 {"operation", atomic_word(row.place.kind)},
                 {"on_failure", row.on_failure},
                 {"order", order_word(row.order())},
                 {"weaker", order_word(row.weaker)},
                 {"result", key_of(row.result)}};
    switch (row.result) {
        case order_trial::answer::needed:
            text["kind"] = kind_key(row.kind);
            text["words"] = row.words;
            text["program"] = row.program;
            text["schedule"] = row.schedule_name;
            break;
        case order_trial::answer::not_needed:
            text["complete"] = row.complete;
            text["executions"] = row.executions;
            text["programs"] = row.programs;
            break;
        case order_trial::answer::inconclusive: text["reason"] = row.reason; break;
        case order_trial::answer::not_tried: break;
    }
    return text;
}

}  // namespace

std::string json_of(const order_table& table) {
    json text;
    text["programs"] = json::array();
    for (const order_table::program& one : table.programs)
        text["programs"].push_back({{"name", one.name}, {"complete", one.complete}, {"executions", one.executions}});
    text["orders"] = json::array();
    for (const order_trial& row : table.rows) text["orders"].push_back(row_json(row));
    text["relaxed"] = table.relaxed;
    text["of_libraries"] = table.of_libraries;
    text["not_asked_for"] = table.not_asked_for;
    text["interrupted"] = table.interrupted;
    text["seconds"] = table.seconds;
    return text.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace pawl::check::report

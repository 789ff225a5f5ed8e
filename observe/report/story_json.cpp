#include "observe/report/story_json.hpp"

#include <nlohmann/json.hpp>

namespace pawl::observe::report {
namespace {

using nlohmann::ordered_json;
using wire::wait_kind;

const char* word_for(wait_kind kind) {
    switch (kind) {
        case wait_kind::join: return "end of thread";
        case wait_kind::condition: return "condition";
        case wait_kind::read_lock: return "read lock";
        case wait_kind::write_lock: return "write lock";
        case wait_kind::mutex: return "mutex";
        case wait_kind::none: break;
    }
    return "none";
}

ordered_json json(const place_story& place) {
    ordered_json object;
    if (!place.function.empty()) object["function"] = place.function;
    if (place.line > 0) {
        object["file"] = place.file;
        object["line"] = place.line;
    } else if (!place.module.empty()) {
        object["module"] = place.module;
    }
    return object;
}

ordered_json json(const std::vector<place_story>& stack) {
    ordered_json list = ordered_json::array();
    for (const place_story& place : stack) list.push_back(json(place));
    return list;
}

ordered_json json(const lock_story& lock) {
    return {{"kind", lock.kind}, {"name", lock.name}, {"address", lock.address}};
}

ordered_json json(const member_story& m) {
    ordered_json object{{"thread", m.thread}, {"name", m.name}, {"waits_for", word_for(m.kind)}};
    object["waits_at"] = json(m.waits_at);
    object["since_ns"] = m.waits_for;
    if (m.kind != wait_kind::join) {
        object["lock"] = json(m.lock);
        object["taken_at"] = json(m.taken_at);
        object["taken_shared"] = m.taken_shared;
    }
    object["stack"] = json(m.stack);
    return object;
}

ordered_json json(const pair_story& pair) {
    return {{"thread", pair.thread},
            {"name", pair.name},
            {"held_at", json(pair.held_at)},
            {"taken_at", json(pair.taken_at)},
            {"stack", json(pair.stack)}};
}

}  // namespace

std::string json_of(const watch_result& result, int exit_status) {
    ordered_json whole{{"exit_status", exit_status},
                       {"program_status", result.status},
                       {"watched", result.began},
                       {"stopped", result.stopped},
                       {"out_of_time", result.out_of_time}};
    for (const char* const list : {"deadlocks", "orders", "left_behind"}) whole[list] = ordered_json::array();
    for (const deadlock_story& story : result.deadlocks) {
        ordered_json one{{"process", story.process},
                         {"program", story.program},
                         {"refused", story.refused},
                         {"length", story.length}};
        for (const member_story& m : story.members) one["circle"].push_back(json(m));
        whole["deadlocks"].push_back(one);
    }
    for (const order_story& story : result.orders)
        whole["orders"].push_back({{"process", story.process},
                                   {"program", story.program},
                                   {"first", json(story.first)},
                                   {"second", json(story.second)},
                                   {"forth", json(story.forth)},
                                   {"back", json(story.back)}});
    for (const left_story& story : result.left)
        whole["left_behind"].push_back({{"process", story.process},
                                        {"program", story.program},
                                        {"thread", story.thread},
                                        {"name", story.name},
                                        {"lock", json(story.lock)},
                                        {"taken_at", json(story.taken_at)}});
    return whole.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace pawl::observe::report

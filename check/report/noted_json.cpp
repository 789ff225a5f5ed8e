#include "check/report/noted_json.hpp"

#include <cstring>
#include <nlohmann/json.hpp>

#include "check/report/block_words.hpp"
#include "check/report/frame_origin.hpp"
#include "check/report/noted_words.hpp"

namespace pawl::check::report {
namespace {

using json = nlohmann::ordered_json;
using wire::finding_kind;

json frames_json(const std::uint64_t* pc, std::uint32_t depth, task_words& names) {
    json frames = json::array();
    for (std::uint32_t i = 0; i < depth; ++i)
        for (const source_frame& frame : names.symbols().frames_at(pc[i])) {
            if (origin_of(frame, names.executable()) == origin::runtime) continue;
            json text{{"function", frame.function}};
            if (frame.line > 0) text.update({{"file", frame.file}, {"line", frame.line}});
            if (frame.inlined) text["inlined"] = true;
            frames.push_back(std::move(text));
        }
    return frames;
}

json task_json(const wire::party& by) {
    return {{"id", by.task}, {"task", std::string(by.name, strnlen(by.name, sizeof by.name))}};
}

json access_json(const wire::party& by, const wire::warning& w, task_words& names) {
    json text = task_json(by);
    text["operation"] = by.frees ? "free" : by.writes ? "write" : "read";
    text["atomic_or_volatile"] = by.atomic;
    text["size"] = by.size;
    text["memory"] = memory_words(by.object, by.size, w.block, names);
    text["stack"] = frames_json(by.at.pc, by.at.depth, names);
    return text;
}

json lock_json(const wire::party& by, task_words& names) {
    json text = task_json(by);
    text["holds"] = names.object(by.object, wire::operation_kind::mutex_lock);
    text["taken_at"] = frames_json(by.held_at.pc, by.held_at.depth, names);
    text["takes"] = names.object(by.wanted, wire::operation_kind::mutex_lock);
    text["stack"] = frames_json(by.at.pc, by.at.depth, names);
    return text;
}

}  // namespace

json block_json(const wire::block_facts& block, task_words& names) {
    json text{{"size", block.size}, {"allocated", frames_json(block.allocated.pc, block.allocated.depth, names)}};
    if (block.allocated_by >= 0) text["allocated_by"] = names.task(block.allocated_by);
    if (block.freed_by >= 0) {
        text["freed"] = frames_json(block.freed.pc, block.freed.depth, names);
        text["freed_by"] = names.task(block.freed_by);
    }
    return text;
}

void add_noted(json& warnings, const verdict& whole, task_words& names) {
    for (const noted* one : told(whole, names)) {
        const wire::warning& w = one->facts;
        const explanation said = explain(*one, names);
        json text{{"kind", kind_key(w.kind)}, {"message", said.headline}, {"explanation", said.paragraph}};
        text["schedule"] = one->schedule_name.empty() ? json() : json(one->schedule_name);
        for (std::uint32_t i = 0; i < w.parties && i < wire::max_parties; ++i) {
            if (w.kind == finding_kind::race) text["accesses"].push_back(access_json(w.by[i], w, names));
            if (w.kind == finding_kind::lock_order) text["locks"].push_back(lock_json(w.by[i], names));
        }
        if (w.block.address != 0) text["block"] = block_json(w.block, names);
        if (w.kind == finding_kind::leak)
            text.update({{"bytes", w.bytes}, {"blocks", w.blocks}, {"dependents", w.dependents}});
        warnings.push_back(std::move(text));
    }
}

}  // namespace pawl::check::report

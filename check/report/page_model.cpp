#include "check/report/page_model.hpp"

#include <nlohmann/json.hpp>

#include "check/report/fold.hpp"
#include "check/report/numbers.hpp"
#include "check/report/page_source.hpp"
#include "check/report/paragraph.hpp"
#include "check/report/picture.hpp"
#include "check/report/safe_text.hpp"
#include "check/report/steps.hpp"
#include "check/report/waiting_circle.hpp"

namespace pawl::check::report {
namespace {

using json = nlohmann::ordered_json;

const char* key_of(influence_kind kind) {
    switch (kind) {
        case influence_kind::starts: return "starts";
        case influence_kind::ends: return "ends";
        case influence_kind::hands_on: return "hands on";
        case influence_kind::wakes: return "wakes";
        case influence_kind::posts: return "posts";
        case influence_kind::message: return "message";
        case influence_kind::interrupts: return "interrupts";
    }
    return "message";
}

class model_writer {
public:
    model_writer(const verdict& shown, task_words& names)
        : shown_(shown), names_(names), drawn_(scene_of(shown)), lines_(unfolded_lines(shown, names, 1)) {}

    json write() {
        json model;
        model["steps"] = steps();
        model["folds"] = folds();
        model["tasks"] = tasks();
        model["cores"] = cores();
        model["locks"] = locks();
        model["arrows"] = arrows();
        model["circle"] = circle();
        model["output"] = output();
        model["truncated"] = shown_.recorded.truncated;
        model["end"] = end();
        model["files"] = source_.write();
        model["strings"] = strings_;
        return model;
    }

private:
    int text(const std::string& words) {
        const auto [known, fresh] = number_.try_emplace(words, static_cast<int>(strings_.size()));
        if (fresh) strings_.push_back(valid_utf8(words));
        return known->second;
    }

    // [number, task, text, file, line, core, text of a take-over or -1, priority, microseconds, [calls] ]; a call is
    // [text, file, line, depth]
    json steps() {
        json all = json::array();
        json calls = json::array();
        int taken_over = -1;
        for (const step_line& line : lines_) {
            const int file = source_.use(line.file, line.line);
            if (line.what == step_line::kind::takes_over) taken_over = text(line.text);
            if (line.what == step_line::kind::call) calls.push_back({text(line.text), file, line.line, line.depth});
            if (line.what != step_line::kind::step) continue;
            const std::size_t at = all.size();
            const wire::trace_event& event = drawn_.seen.step(at);
            const std::int64_t microseconds = (event.clock_ns - drawn_.seen.step(0).clock_ns) / 1000;
            places_.push_back({file, line.line});
            identities_.push_back({line.identity, std::to_string(line.task) + " " +
                                                      std::to_string(static_cast<int>(event.kind)) + " " + line.place});
            all.push_back({event.step, line.task, text(line.text), file, line.line, drawn_.core[at], taken_over,
                           event.priority, microseconds, std::move(calls), line.depth});
            calls = json::array();
            taken_over = -1;
        }
        return all;
    }

    json folds() {
        json all = json::array();
        for (const fold& one : folds_of(drawn_.seen, identities_))
            all.push_back({one.first, one.last, text(one.words)});
        return all;
    }

    // A stay is [from, to, how, text, file, line, task that can end it]: where it stands, or does its next step.
    json stay_json(const stay& one, const wire::task_snapshot* end) {
        std::pair<int, int> place{-1, 0};
        const bool spins = one.how == stand::spins && end != nullptr;
        if (one.how == stand::acts) {
            place = {-1, 0};  // each of its steps has a place of its own
        } else if (!spins && one.next < drawn_.seen.steps()) {
            place = places_[one.next];
        } else if (end != nullptr && one.how != stand::ended && one.how != stand::absent) {
            const source_frame at = names_.inner_place_of(spins ? place_of_spin(*end) : end->stack);
            place = {source_.use(at.file, at.line), at.line};
        }
        const int words = one.how == stand::acts ? -1 : text(stay_words(one, drawn_.seen, names_));
        return {one.from, one.to, key_of(one.how), words, place.first, place.second, one.peer};
    }

    // The loop, and not the function in which its last step happened to be.
    const wire::stack_trace& place_of_spin(const wire::task_snapshot& end) const {
        const bool told = drawn_.seen.ended->task == end.id && drawn_.seen.ended->stack.depth != 0;
        return told ? drawn_.seen.ended->stack : end.stack;
    }

    json tasks() {
        json all = json::array();
        for (std::size_t id = 0; id < drawn_.stays.size(); ++id) {
            const wire::task_snapshot* end = drawn_.seen.at_the_end(static_cast<int>(id));
            json task;
            task["name"] = text(names_.task(static_cast<int>(id)));
            task["interrupt"] = end != nullptr && end->interrupt;
            task["priority"] = end != nullptr && shown_.on.kind != wire::machine_kind::free && !end->interrupt
                                   ? json(end->priority)
                                   : json();
            task["stays"] = json::array();
            for (const stay& one : drawn_.stays[id]) task["stays"].push_back(stay_json(one, end));
            all.push_back(std::move(task));
        }
        return all;
    }

    json cores() {
        json all;
        all["shared"] = cores_are_shared(drawn_.seen);
        int count = 0;
        for (const int core : drawn_.core) count = std::max(count, core + 1);
        all["count"] = count;
        return all;
    }

    // [task, text, from, to, shared]
    json locks() {
        json all = json::array();
        for (const holding& one : drawn_.locks)
            all.push_back({one.task, text(names_.object(one.object, one.taken_by)), one.from, one.to, one.shared});
        return all;
    }

    // [kind, from, to, text]
    json arrows() {
        json all = json::array();
        for (const influence& one : drawn_.influences) {
            const auto kind = drawn_.seen.step(one.to).kind;
            all.push_back({key_of(one.kind), one.from, one.to,
                           one.object != 0 ? json(text(names_.object(one.object, kind))) : json()});
        }
        return all;
    }

    // Where tasks wait for each other, the last row says that; otherwise it says what ended the program.
    json end() {
        if (shown_.result != outcome::wrong || !shown_.what) return nullptr;
        const wire::finding& what = *shown_.what;
        const bool jam = what.kind == wire::finding_kind::deadlock || what.unchanged_steps > 0;
        return {{"task", what.task}, {"text", text(explain(what, shown_, names_).headline)}, {"jam", jam}};
    }

    json circle() {
        const waiting_circle made = circle_of(drawn_.seen, names_);
        json nodes = json::array();
        for (const auto& node : made.nodes) nodes.push_back({node.task, text(node.label)});
        json edges = json::array();
        for (const auto& edge : made.edges) edges.push_back({edge.from, edge.to, text(edge.words)});
        return {{"nodes", nodes}, {"edges", edges}, {"closed", made.closed}};
    }

    // [step, text]: what was written once that step was done
    json output() {
        json all = json::array();
        std::size_t told = 0;
        const std::string& whole = shown_.recorded.output;
        for (std::size_t i = 0; i <= drawn_.seen.steps(); ++i) {
            const std::size_t until = i < drawn_.seen.steps()
                                          ? std::min<std::size_t>(drawn_.seen.step(i).output, whole.size())
                                          : whole.size();
            if (until <= told) continue;
            all.push_back({i, valid_utf8(std::string_view(whole).substr(told, until - told))});
            told = until;
        }
        return all;
    }

    const verdict& shown_;
    task_words& names_;
    picture drawn_;
    std::vector<step_line> lines_;
    page_source source_;
    std::vector<std::pair<int, int>> places_;  // of each step: file, line
    std::vector<step_identity> identities_;
    std::map<std::string, int> number_;
    json strings_ = json::array();
};

}  // namespace

json page_model(const verdict& shown, task_words& names) { return model_writer(shown, names).write(); }

}  // namespace pawl::check::report

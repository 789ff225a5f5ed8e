#include "check/report/steps.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "check/report/frame_origin.hpp"
#include "check/report/function_path.hpp"
#include "check/report/numbers.hpp"
#include "check/report/operation_words.hpp"

namespace pawl::check::report {
namespace {

using wire::operation_kind;

bool is_memory(operation_kind kind) { return kind >= operation_kind::load && kind <= operation_kind::fence; }

/// The things that the finding is about.
std::set<std::uint64_t> concerned(const wire::finding* what) {
    std::set<std::uint64_t> result;
    if (what == nullptr) return result;
    for (std::uint32_t i = 0; i < what->task_count && i < wire::max_reported_tasks; ++i) {
        const wire::task_snapshot& task = what->tasks[i];
        if (task.state == wire::task_state::ended) continue;
        if (task.object != 0) result.insert(task.object);
        for (std::uint32_t h = 0; h < task.held_count && h < wire::max_held; ++h) result.insert(task.held[h].address);
        if (task.id == what->task)
            for (std::uint32_t w = 0; w < task.watched_count && w < wire::max_held; ++w) result.insert(task.watched[w]);
    }
    return result;
}

class line_writer {
public:
    line_writer(const verdict& whole, task_words& names, std::size_t library_depth)
        : whole_(whole),
          names_(names),
          library_depth_(library_depth),
          concerned_(concerned(whole.what ? &*whole.what : nullptr)) {}

    std::vector<step_line> write() {
        for (const wire::trace_event& event : whole_.recorded.events) add(event);
        return std::move(lines_);
    }

private:
    void add(const wire::trace_event& event) {
        const auto frames = names_.symbols().frames_of(event.stack);
        const bool memory = is_memory(event.kind);
        auto path = visible_path(frames, names_.executable(), memory ? library_depth_ : 0);
        // Inside a library's function the line is that of its own code, however deep.
        if (memory && !path.empty() && origin_of(path.back(), names_.executable()) == origin::library) {
            if (const source_frame* inner = inner_place(frames, names_.executable())) {
                path.back().file = inner->file;
                path.back().line = inner->line;
            }
        }
        if (event.preempted && last_task_ >= 0 && last_task_ != event.task) add_takeover(event);
        add_calls(event, path);

        step_line line;
        line.step = event.step;
        line.task = event.task;
        line.depth = path.empty() ? 0 : static_cast<int>(path.size()) - 1;
        const std::string other = event.other_task >= 0 ? names_.task(event.other_task) : std::string("a task");
        const std::string object = event.object == 0 ? ""
                                   : memory          ? names_.bare_object(event.object, event.kind)
                                                     : names_.object(event.object, event.kind);
        line.text = event_words(event, object, other);
        if (!path.empty() && event.kind != operation_kind::task_begin && event.kind != operation_kind::task_end) {
            line.place = place_text(path.back());
            line.file = path.back().file;
            line.line = path.back().line;
            line.source = names_.source(path.back());
        }
        line.identity = std::to_string(event.task) + " " + line.text + " " + line.place;
        line.weight = weight_of(event);
        lines_.push_back(std::move(line));
        last_task_ = event.task;
    }

    int weight_of(const wire::trace_event& event) const {
        int weight = 1;
        if (concerned_.contains(event.object)) weight += 4;
        if (event.kind == operation_kind::task_stop) return 10;
        if (event.preempted) weight += 6;
        if (!is_memory(event.kind)) weight += 1;
        if (whole_.what && (event.task == whole_.what->task || event.task == whole_.what->peer)) weight += 1;
        if (event.kind == operation_kind::task_begin || event.kind == operation_kind::read_clock || event.object == 0)
            weight = std::min(weight, event.preempted ? 6 : 1);
        return weight;
    }

    void add_takeover(const wire::trace_event& event) {
        step_line line;
        line.what = step_line::kind::takes_over;
        line.step = event.step;
        line.task = event.task;
        line.text = whole_.on.kind == wire::machine_kind::free || whole_.on.cores != 1
                        ? "goes on before " + names_.task(last_task_)
                        : "takes the core from " + names_.task(last_task_);
        line.weight = 9;
        lines_.push_back(std::move(line));
    }

    // A line for each function entered since this task's last step.
    void add_calls(const wire::trace_event& event, const std::vector<source_frame>& path) {
        auto& before = paths_[event.task];
        std::size_t same = 0;
        while (same < path.size() && same < before.size() && path[same].function == before[same].function &&
               (same == 0 || path[same - 1].line == before[same - 1].line))
            ++same;
        for (std::size_t i = std::max<std::size_t>(same, 1); i < path.size(); ++i) {
            step_line line;
            line.what = step_line::kind::call;
            line.step = event.step;
            line.task = event.task;
            line.depth = static_cast<int>(i) - 1;
            line.text = path_of(path[i].function).short_name() + "()";
            line.place = place_text(path[i - 1]);
            line.file = path[i - 1].file;
            line.line = path[i - 1].line;
            line.identity = std::to_string(event.task) + " " + line.text + " " + line.place;
            lines_.push_back(std::move(line));
        }
        before = path;
    }

    const verdict& whole_;
    task_words& names_;
    std::size_t library_depth_;
    std::set<std::uint64_t> concerned_;
    std::map<int, std::vector<source_frame>> paths_;
    std::vector<step_line> lines_;
    int last_task_ = -1;
};

step_line repetition(const step_line& like, std::string text, int weight) {
    step_line line;
    line.what = step_line::kind::repeated;
    line.step = like.step;
    line.task = like.task;
    line.depth = like.depth;
    line.text = std::move(text);
    line.weight = weight;
    return line;
}

/// The endless part of a spinning task: once around, then one line for the rest.
void fold_spin(std::vector<step_line>& lines, const wire::finding& what, const task_words& names) {
    const wire::task_snapshot* spinner = names.snapshot(what.task);
    if (what.unchanged_steps == 0 || spinner == nullptr) return;
    std::uint64_t steps = 0;
    std::size_t start = lines.size();
    while (start > 0 && steps < what.unchanged_steps) {
        --start;
        if (lines[start].task == what.task && lines[start].what == step_line::kind::step) ++steps;
    }
    std::set<std::string> seen;
    std::vector<step_line> kept(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(start));
    const step_line* last = nullptr;
    for (std::size_t i = start; i < lines.size(); ++i) {
        if (lines[i].task != what.task) {
            kept.push_back(lines[i]);
            continue;
        }
        last = &lines[i];
        if (lines[i].what == step_line::kind::takes_over || seen.insert(lines[i].identity).second) {
            kept.push_back(lines[i]);
            kept.back().weight = std::max(kept.back().weight, 7);
        }
    }
    if (last != nullptr)
        kept.push_back(repetition(*last,
                                  "no change in " + counted(what.unchanged_steps, "step") + ", same " +
                                      counted(std::max(1u, spinner->watched_count), "place") + " read",
                                  10));
    lines = std::move(kept);
}

/// Loops in the middle: three or more equal rounds of up to twelve lines become one round and a count.
void fold_loops(std::vector<step_line>& lines) {
    constexpr std::size_t longest_round = 12;
    std::vector<step_line> kept;
    for (std::size_t at = 0; at < lines.size();) {
        std::size_t best = 0;
        std::size_t rounds = 0;
        for (std::size_t length = 1; length <= longest_round && at + 3 * length <= lines.size(); ++length) {
            std::size_t equal = 0;
            while (at + length + equal < lines.size() && !lines[at + equal].identity.empty() &&
                   lines[at + equal].identity == lines[at + length + equal].identity)
                ++equal;
            if (equal / length < 2) continue;
            best = length;
            rounds = equal / length;
            break;
        }
        if (best == 0) {
            kept.push_back(std::move(lines[at++]));
            continue;
        }
        for (std::size_t i = 0; i < best; ++i) kept.push_back(lines[at + i]);
        kept.push_back(repetition(lines[at + best - 1], "the same " + counted(rounds, "time") + " more", 3));
        at += best * (rounds + 1);
    }
    lines = std::move(kept);
}

}  // namespace

std::vector<step_line> unfolded_lines(const verdict& whole, task_words& names, std::size_t library_depth) {
    return line_writer(whole, names, library_depth).write();
}

std::vector<step_line> lines_of(const verdict& whole, task_words& names, std::size_t library_depth) {
    auto lines = unfolded_lines(whole, names, library_depth);
    if (whole.what) fold_spin(lines, *whole.what, names);
    fold_loops(lines);
    return lines;
}

std::vector<step_line> shortened(std::vector<step_line> all, std::size_t room) {
    if (all.size() <= room) return all;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].what != step_line::kind::call) order.push_back(i);
    // The end explains itself only with what led to it: the last lines count as if they mattered.
    const auto importance = [&](std::size_t i) { return all[i].weight + (i + 8 >= all.size() ? 8 : 0); };
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return importance(a) != importance(b) ? importance(a) > importance(b) : a > b;
    });
    std::vector<bool> keep(all.size(), false);
    std::size_t used = 0;
    for (const std::size_t i : order) {
        if (used >= room) break;
        keep[i] = true;
        ++used;
        // The calls that lead to a step say where it is.
        for (std::size_t c = i; c > 0 && all[c - 1].what == step_line::kind::call && all[c - 1].task == all[i].task;
             --c) {
            used += keep[c - 1] ? 0 : 1;
            keep[c - 1] = true;
        }
    }
    // A gap of one line saves nothing.
    for (std::size_t i = 1; i + 1 < all.size(); ++i)
        if (!keep[i] && keep[i - 1] && keep[i + 1]) keep[i] = true;
    std::vector<step_line> result;
    std::uint64_t left_out = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!keep[i]) {
            left_out += all[i].what == step_line::kind::step ? 1 : 0;
            continue;
        }
        if (left_out != 0) {
            step_line gap;
            gap.what = step_line::kind::gap;
            gap.text = counted(left_out, "step");
            result.push_back(std::move(gap));
            left_out = 0;
        }
        result.push_back(std::move(all[i]));
    }
    return result;
}

}  // namespace pawl::check::report

#include "check/report/trace_file.hpp"

#include <pawl/watch/trace_words.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

namespace pawl::check::report {
namespace {

using json = nlohmann::json;
namespace words = pawl::trace_words;

struct refused {
    std::string why;
};

std::string place_in(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    const auto line = std::ranges::count(before, '\n') + 1;
    const std::size_t begin = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(before.size() - begin + 1);
}

class reader {
public:
    explicit reader(const json& whole) : whole_(whole) {}

    trace_file read() {
        begin();
        for (const json& event : *events_) {
            find_track(event);
            ++number_;
        }
        name_tracks();
        number_ = 0;
        for (const json& event : *events_) {
            take(event);
            ++number_;
        }
        order();
        draw_arrows();
        return std::move(result_);
    }

private:
    [[noreturn]] void refuse(const std::string& why) const {
        throw refused{"traceEvents[" + std::to_string(number_) + "] " + why};
    }

    void begin() {
        if (!whole_.is_object() || !whole_.contains("traceEvents") || !whole_["traceEvents"].is_array())
            throw refused{"is JSON, but no trace: it has no list traceEvents"};
        events_ = &whole_["traceEvents"];
        const json other = whole_.value("otherData", json::object());
        const std::string by = other.is_object() && other.contains("made_by") && other["made_by"].is_string()
                                   ? other["made_by"].get<std::string>()
                                   : "";
        if (by != words::made_by_run && by != words::made_by_check)
            throw refused{
                "is a trace that Pawl did not write: otherData.made_by is neither \"pawl\" nor \"pawl check\""};
        result_.of_a_run = by == words::made_by_run;
        if (other.contains("machine") && other["machine"].is_string()) result_.machine = other["machine"];
        if (other.contains("lost") && other["lost"].is_number_unsigned()) result_.lost = other["lost"];
    }

    const json& member(const json& event, const char* key) const {
        if (!event.is_object()) refuse("is no object");
        const auto found = event.find(key);
        if (found == event.end()) refuse(std::string("has no ") + key);
        return *found;
    }
    std::string text(const json& event, const char* key) const {
        const json& value = member(event, key);
        if (!value.is_string()) refuse(std::string(key) + " is no text");
        return value;
    }
    double number(const json& event, const char* key) const {
        const json& value = member(event, key);
        if (!value.is_number() || !std::isfinite(value.get<double>()) || std::abs(value.get<double>()) > 1e15)
            refuse(std::string(key) + " is no number that a time or a track could be");
        return value;
    }
    const json& arguments(const json& event) const {
        static const json none = json::object();
        const auto found = event.find("args");
        return found != event.end() && found->is_object() ? *found : none;
    }
    static std::string text_or_nothing(const json& in, const char* key) {
        const auto found = in.find(key);
        return found != in.end() && found->is_string() ? found->get<std::string>() : std::string();
    }
    static std::optional<std::int64_t> number_or_nothing(const json& in, const char* key) {
        const auto found = in.find(key);
        if (found == in.end() || !found->is_number_integer()) return std::nullopt;
        return found->get<std::int64_t>();
    }

    void find_track(const json& event) {
        if (text(event, "ph") != "M") return;
        const auto group = static_cast<std::int64_t>(number(event, "pid")),
                   track = static_cast<std::int64_t>(number(event, "tid"));
        const std::string what = text(event, "name");
        const json& about = arguments(event);
        if (what == "process_name") {
            const std::string name = text_or_nothing(about, "name");
            if (name == words::tasks) tasks_group_ = group;
            if (name == words::cores || name == words::threads) cores_group_ = group;
        }
        if (what == "thread_name") names_[group][track] = text_or_nothing(about, "name");
        if (what == "thread_sort_index" && about.contains("interrupt")) interrupts_[track] = true;
    }
    void name_tracks() {
        for (auto& [track, name] : names_[tasks_group_]) {
            task_[track] = static_cast<int>(result_.tasks.size());
            trace_file::task one{name, interrupts_.contains(track), -1, {}};
            // As pawl check names its tracks: "first (priority 2)".
            if (const std::size_t at = name.rfind(" (priority "); at != name.npos && !result_.of_a_run) {
                one.priority = std::atoi(name.c_str() + at + 11);
                one.name = name.substr(0, at);
            }
            result_.tasks.push_back(std::move(one));
        }
        for (const auto& [track, name] : names_[cores_group_]) {
            core_[track] = static_cast<int>(result_.cores.size());
            result_.cores.push_back(name);
        }
    }
    int task_at(const json& event) const {
        const auto found = task_.find(static_cast<std::int64_t>(number(event, "tid")));
        if (found == task_.end()) refuse("belongs to a track that has no name");
        return found->second;
    }
    static void add_place(const json& about, std::string& file, int& line) {
        file = text_or_nothing(about, "file");
        line = static_cast<int>(number_or_nothing(about, "line").value_or(0));
    }

    void take(const json& event) {
        const std::string phase = text(event, "ph");
        if (phase == "M") return;
        const std::string kind = text(event, "cat");
        const auto group = static_cast<std::int64_t>(number(event, "pid"));
        const double at = number(event, "ts");
        if (group == cores_group_ && kind == words::core) {
            const auto core = core_.find(static_cast<std::int64_t>(number(event, "tid")));
            if (core != core_.end()) ran_.push_back({at, at + number(event, "dur"), core->second});
            return;
        }
        if (group != tasks_group_) return;
        const json& about = arguments(event);
        if (kind == words::step) {
            trace_file::step one{0,
                                 task_at(event),
                                 at,
                                 text(event, "name"),
                                 text_or_nothing(about, "place"),
                                 "",
                                 0,
                                 -1,
                                 -1,
                                 text_or_nothing(about, "takes_over")};
            one.number = static_cast<std::uint64_t>(number_or_nothing(about, "step").value_or(0));
            one.core = static_cast<int>(number_or_nothing(about, "core").value_or(-1));
            one.priority = static_cast<int>(number_or_nothing(about, "priority").value_or(-1));
            if (one.core >= static_cast<int>(result_.cores.size())) refuse("is of a core that there is not");
            add_place(about, one.file, one.line);
            result_.steps.push_back(std::move(one));
        } else if (kind == words::state) {
            trace_file::stay one{
                at, at + number(event, "dur"), text_or_nothing(about, "how"), text(event, "name"), "", 0, -1};
            if (one.how.empty()) one.how = "ready";
            add_place(about, one.file, one.line);
            if (const auto peer = number_or_nothing(about, "peer"))
                if (const auto found = task_.find(*peer); found != task_.end()) one.peer = found->second;
            result_.tasks[static_cast<std::size_t>(task_at(event))].stays.push_back(std::move(one));
        } else if (kind == words::lock) {
            take_holding(event, phase, at);
        } else if (kind == words::influence) {
            (phase == "s" ? gives_ : takes_)[static_cast<std::int64_t>(number(event, "id"))] = &event;
        }
    }
    void take_holding(const json& event, const std::string& phase, double at) {
        const auto id = static_cast<std::int64_t>(number(event, "id"));
        if (phase == "b") {
            std::string what = text(event, "name");
            if (what.starts_with("holds ")) what.erase(0, 6);
            open_[id] = result_.holdings.size();
            result_.holdings.push_back({task_at(event), std::move(what), at, at});
        } else if (const auto found = open_.find(id); found != open_.end())
            result_.holdings[found->second].to = at;
        else
            refuse("ends what has not begun");
    }

    void order() {
        if (std::ranges::none_of(result_.steps, [](const auto& one) { return one.number == 0; }))
            std::ranges::stable_sort(result_.steps, {}, &trace_file::step::number);
        else
            std::ranges::stable_sort(result_.steps, {}, &trace_file::step::at);
        for (trace_file::task& each : result_.tasks) std::ranges::stable_sort(each.stays, {}, &trace_file::stay::from);
        std::ranges::stable_sort(ran_, {}, &run::from);
        for (trace_file::step& each : result_.steps) {
            if (each.core < 0) {
                auto after = std::ranges::upper_bound(ran_, each.at, {}, &run::from);
                while (after != ran_.begin() && (after - 1)->to <= each.at) --after;
                each.core = after == ran_.begin() ? 0 : (after - 1)->core;
            }
        }
    }
    std::optional<std::size_t> step_at(const json& event) const {
        const auto wanted = number_or_nothing(arguments(event), "step");
        if (wanted) {
            const auto number = static_cast<std::uint64_t>(*wanted);
            const auto found = std::ranges::lower_bound(result_.steps, number, {}, &trace_file::step::number);
            if (found != result_.steps.end() && found->number == number)
                return static_cast<std::size_t>(found - result_.steps.begin());
            return std::nullopt;
        }
        const double at = number(event, "ts");
        const int task = task_at(event);
        for (std::size_t i = result_.steps_before(at); i < result_.steps.size() && result_.steps[i].at == at; ++i)
            if (result_.steps[i].task == task) return i;
        return std::nullopt;
    }
    void draw_arrows() {
        for (const auto& [id, from] : gives_) {
            const auto to = takes_.find(id);
            if (to == takes_.end()) throw refused{"an arrow has no end: " + from->dump()};
            const auto first = step_at(*from), second = step_at(*to->second);
            if (!first || !second) continue;
            result_.arrows.push_back(
                {text(*from, "name"), text_or_nothing(arguments(*from), "object"), *first, *second});
        }
        std::ranges::stable_sort(result_.arrows, {}, &trace_file::arrow::to);
    }

    struct run {
        double from, to;
        int core;
    };
    const json& whole_;
    const json* events_ = nullptr;
    trace_file result_;
    std::size_t number_ = 0;
    std::int64_t tasks_group_ = -1, cores_group_ = -2;
    std::map<std::int64_t, std::map<std::int64_t, std::string>> names_;
    std::map<std::int64_t, bool> interrupts_;
    std::map<std::int64_t, int> task_, core_;
    std::vector<run> ran_;
    std::map<std::int64_t, std::size_t> open_;
    std::map<std::int64_t, const json*> gives_, takes_;
};

}  // namespace

double trace_file::length() const {
    double end = steps.empty() ? 0 : steps.back().at;
    for (const task& each : tasks)
        if (!each.stays.empty()) end = std::max(end, each.stays.back().to);
    return end;
}

std::size_t trace_file::steps_before(double moment) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(steps, moment, {}, &step::at) - steps.begin());
}

std::expected<trace_file, std::string> read_trace(std::string_view text) {
    try {
        const json whole = json::parse(text);
        return reader(whole).read();
    } catch (const json::parse_error& error) {
        if (text.find_first_not_of(" \t\r\n") == text.npos) return std::unexpected("is empty");
        if (error.byte >= text.size())
            return std::unexpected("ends before the trace does: " + place_in(text, text.size()));
        return std::unexpected("is not JSON: " + place_in(text, error.byte == 0 ? 0 : error.byte - 1));
    } catch (const refused& error) {
        return std::unexpected(error.why);
    }
}

}  // namespace pawl::check::report

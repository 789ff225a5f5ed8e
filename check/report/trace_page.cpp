#include "check/report/trace_page.hpp"

#include <pawl/watch/trace_words.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "check/report/html/embedded.hpp"
#include "check/report/numbers.hpp"
#include "check/report/page_source.hpp"
#include "check/report/page_template.hpp"
#include "check/report/safe_text.hpp"
#include "check/report/trace_summary.hpp"

namespace pawl::check::report {
namespace {

using json = nlohmann::ordered_json;
namespace words = pawl::trace_words;

// The tables are those of page_model.cpp; html/story.js says what they hold.
class model_writer {
public:
    explicit model_writer(const trace_file& of) : of_(of) {}

    json write() {
        json model;
        model["steps"] = steps();
        model["folds"] = json::array();
        model["tasks"] = tasks();
        model["cores"] = cores();
        model["locks"] = locks();
        model["arrows"] = arrows();
        model["circle"] = {{"nodes", json::array()}, {"edges", json::array()}, {"closed", false}};
        model["output"] = json::array();
        model["truncated"] = of_.lost != 0;
        model["timed"] = of_.of_a_run;
        model["end"] = nullptr;
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

    json steps() {
        json all = json::array();
        for (const trace_file::step& one : of_.steps)
            all.push_back({one.number, one.task, text(one.text), source_.use(one.file, one.line), one.line, one.core,
                           one.takes_over.empty() ? -1 : text(one.takes_over), std::max(one.priority, 0), one.at,
                           json::array(), 0});
        return all;
    }

    json stay(std::size_t from, std::size_t to, const char* how, const std::string& words, const trace_file::stay* at) {
        return {from,
                to,
                how,
                text(words),
                at ? source_.use(at->file, at->line) : -1,
                at ? at->line : 0,
                at ? at->peer : -1};
    }
    // Between two stays a task stands as in the first; before all of them it has not begun.
    json tasks() {
        json all = json::array();
        for (const trace_file::task& each : of_.tasks) {
            json stays = json::array();
            std::size_t known = 0;  // how far
            const std::size_t last = of_.steps.size();
            for (const trace_file::stay& one : each.stays) {
                const std::size_t from = of_.steps_before(one.from), to = of_.steps_before(one.to);
                if (from > known && (stays.empty() || each.interrupt))
                    stays.push_back(
                        stay(known, from, each.interrupt && known ? "ended" : "absent", "has not begun", nullptr));
                if (to > from) stays.push_back(stay(from, to, how_of(one), one.text, &one));
                known = std::max(known, to);
            }
            if (known < last) {
                const bool was_there = !each.stays.empty();
                stays.push_back(stay(known, last, was_there ? "ended" : "absent",
                                     was_there ? "has ended" : "has not begun", nullptr));
            }
            all.push_back({{"name", text(each.name)},
                           {"interrupt", each.interrupt},
                           {"priority", each.priority < 0 ? json() : json(each.priority)},
                           {"stays", std::move(stays)}});
        }
        return all;
    }
    static const char* how_of(const trace_file::stay& one) {
        for (const char* const known : {"acts", "ready", "kept", "waits", "sleeps", "spins", "stopped"})
            if (one.how == known) return known;
        return "ready";
    }

    json cores() {
        json names = json::array();
        for (const std::string& each : of_.cores) names.push_back(valid_utf8(each));
        return {{"shared", of_.of_a_run || of_.cores.size() < of_.tasks.size()},
                {"count", std::max<std::size_t>(of_.cores.size(), 1)},
                {"names", names}};
    }
    json locks() {
        json all = json::array();
        for (const trace_file::holding& one : of_.holdings)
            all.push_back({one.task, text(one.what), of_.steps_before(one.from), of_.steps_before(one.to), false});
        return all;
    }
    json arrows() {
        static const std::map<std::string, const char*> kinds{
            {words::starts, "starts"},
            {words::ends, "ends"},
            {words::gives_back, "hands on"},
            {words::wakes, "wakes"},
            {words::adds, "posts"},
            {words::is_read, "message"},
            {words::is_interrupted, "interrupts"},
        };
        json all = json::array();
        for (const trace_file::arrow& one : of_.arrows) {
            const auto kind = kinds.find(one.kind);
            all.push_back({kind != kinds.end() ? kind->second : "wakes", one.from, one.to,
                           one.object.empty() ? json() : json(text(one.object))});
        }
        return all;
    }

    const trace_file& of_;
    page_source source_;
    std::map<std::string, int> number_;
    json strings_ = json::array();
};

std::string element(const char* name, const char* attributes, const std::string& text) {
    return std::string("<") + name + (*attributes ? " " : "") + attributes + ">" + html_text(text) + "</" + name +
           ">\n";
}

std::string said(const trace_file& traced, const std::string& headline) {
    std::string text = "<p class=\"word ok\">TRACE</p>\n" + element("h1", "", headline);
    if (!traced.machine.empty()) text += element("p", "class=\"found\"", traced.machine);
    for (const std::string& one : remarks_on(traced)) text += element("p", "class=\"sentences\"", one);
    std::string rows;
    for (const task_summary& one : summary_of(traced)) {
        rows += "<tr>" + element("th", "scope=\"row\"", one.name);
        for (const double time : {one.runs, one.could_go_on, one.waits, one.sleeps})
            rows += element("td", "", time_text(time));
        rows += element("td", "", one.longest_text) + "</tr>\n";
    }
    return text +
           "<table class=\"coverage\"><caption>Who did what</caption><thead><tr><th scope=\"col\">task</th><th "
           "scope=\"col\">runs</th><th scope=\"col\">could go on</th><th scope=\"col\">waits</th><th "
           "scope=\"col\">sleeps</th><th scope=\"col\">longest wait</th></tr></thead><tbody>\n" +
           rows + "</tbody></table>\n";
}

}  // namespace

std::string trace_page(const trace_file& traced, const std::string& name) {
    const std::string headline = headline_of(traced);
    using handler = json::error_handler_t;
    return filled(html::page_html,
                  {{"title", html_text(name + ": " + headline)},
                   {"verdict", said(traced, headline)},
                   {"style", std::string(html::page_css)},
                   {"script", std::string(html::page_js)},
                   {"story", json_in_script(model_writer(traced).write().dump(-1, ' ', false, handler::replace))}});
}

}  // namespace pawl::check::report

#include "trace_json.hpp"

#include <pawl/watch/json_string.hpp>
#include <pawl/watch/trace_words.hpp>

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

namespace pawl::inline PAWL_PORT::trace {
namespace {

namespace words = trace_words;

// Perfetto groups tracks by process. Numbers from 1: 0 is the idle process there.
constexpr int tasks_group = 1, threads_group = 2;

class json_writer {
public:
    json_writer(const story& of, watch::text_writer& to) : of_{of}, to_{to} {
        for (const story::task& each : of.tasks) track_.push_back(each.shown ? ++tracks_ : 0);
        shortest_after_.assign(of.steps.size(), of.end);
        std::vector<std::int64_t> next(of.tasks.size(), of.end + longest_step);
        for (std::size_t i = of.steps.size(); i-- > 0;) {
            std::int64_t& after = next[static_cast<std::size_t>(of.steps[i].task)];
            shortest_after_[i] = std::max(after, of.steps[i].at);
            after = of.steps[i].at;
        }
    }

    void write() {
        to_ << "{\"traceEvents\":[";
        name_tracks();
        write_stays();
        write_steps();
        write_runs();
        write_holdings();
        write_arrows();
        to_ << "\n],\"displayTimeUnit\":\"ns\",\"otherData\":{\"made_by\":\"" << words::made_by_run
            << "\",\"machine\":";
        watch::write_json_string(to_, "a run of " + std::string{::program_invocation_short_name} + ", process " +
                                          std::to_string(::getpid()));
        to_ << ",\"lost\":" << of_.lost << "}}\n";
    }

private:
    static constexpr std::int64_t longest_step = 1000;  // nanoseconds: what pawl check draws a step with

    void begin(const char* phase, int group, int track, std::int64_t at, std::string_view name) {
        to_ << (first_ ? "\n" : ",\n") << "{\"ph\":\"" << phase << "\",\"pid\":" << group << ",\"tid\":" << track
            << ",\"ts\":";
        time(at - of_.begin);
        to_ << ",\"name\":";
        watch::write_json_string(to_, name);
        first_ = false;
    }
    // Microseconds, with a thousand parts.
    void time(std::int64_t nanoseconds) {
        const std::int64_t part = nanoseconds % 1000;
        to_ << nanoseconds / 1000 << '.' << (part < 100 ? "0" : "") << (part < 10 ? "0" : "") << part;
    }
    void text(const char* key, std::string_view value) {
        to_ << ",\"" << key << "\":";
        watch::write_json_string(to_, value);
    }
    void slice(int group, int track, std::int64_t from, std::int64_t to, std::string_view name, const char* category) {
        begin("X", group, track, from, name);
        to_ << ",\"dur\":";
        time(to - from);
        text("cat", category);
    }
    void place(const story::place& at) {
        if (at.line == 0) return;
        const std::string_view file = at.file;
        text("place", std::string{file.substr(file.rfind('/') + 1)} + ':' + std::to_string(at.line));
        text("file", file);
        to_ << ",\"line\":" << at.line;
    }
    [[nodiscard]] int track(int task) const { return track_[static_cast<std::size_t>(task)]; }

    void name(const char* what, int group, int track, std::string_view value) {
        begin("M", group, track, of_.begin, what);
        to_ << ",\"args\":{\"name\":";
        watch::write_json_string(to_, value);
        to_ << "}}";
    }
    void name_tracks() {
        name("process_name", tasks_group, 0, words::tasks);
        for (std::size_t i = 0; i < of_.tasks.size(); ++i) {
            if (track_[i] == 0) continue;
            name("thread_name", tasks_group, track_[i], of_.tasks[i].name);
            begin("M", tasks_group, track_[i], of_.begin, "thread_sort_index");
            to_ << ",\"args\":{\"sort_index\":" << track_[i] - 1
                << (of_.tasks[i].interrupt ? ",\"interrupt\":true}}" : "}}");
        }
        name("process_name", threads_group, 0, words::threads);
        for (std::size_t i = 0; i < of_.threads.size(); ++i)
            name("thread_name", threads_group, static_cast<int>(i) + 1, of_.threads[i]);
    }
    void write_stays() {
        for (std::size_t i = 0; i < of_.tasks.size(); ++i)
            for (const story::stay& one : of_.tasks[i].stays) {
                if (track_[i] == 0 || one.to <= one.from) continue;
                slice(tasks_group, track_[i], one.from, one.to, one.text, words::state);
                to_ << ",\"args\":{\"how\":\"" << one.how << '"';
                if (one.peer >= 0 && track(one.peer) != 0) to_ << ",\"peer\":" << track(one.peer);
                place(one.at);
                to_ << "}}";
            }
    }
    // Within how the task stands at that moment, so that slices nest.
    std::int64_t end_of_stay(const story::step& one) const {
        const auto& stays = of_.tasks[static_cast<std::size_t>(one.task)].stays;
        const auto after = std::ranges::upper_bound(stays, one.at, {}, &story::stay::from);
        if (after != stays.begin() && (after - 1)->to > one.at) return (after - 1)->to;
        return after != stays.end() ? after->from : one.at + longest_step;
    }
    void write_steps() {
        for (std::size_t i = 0; i < of_.steps.size(); ++i) {
            const story::step& one = of_.steps[i];
            const std::int64_t to =
                std::max(one.at, std::min({one.at + longest_step, shortest_after_[i], end_of_stay(one)}));
            slice(tasks_group, track(one.task), one.at, to, one.text, words::step);
            to_ << ",\"args\":{\"step\":" << i + 1 << ",\"core\":" << one.thread;
            place(one.where);
            to_ << "}}";
        }
    }
    void write_runs() {
        for (const story::run& one : of_.runs) {
            slice(threads_group, static_cast<int>(one.thread) + 1, one.from, one.to,
                  of_.tasks[static_cast<std::size_t>(one.task)].name, words::core);
            to_ << '}';
        }
    }
    // Not given back in the reverse order of taking: nested slices would lie, so each is a track of its own.
    void write_holdings() {
        int number = 0;
        for (const story::holding& one : of_.holdings) {
            if (track(one.task) == 0) continue;
            const std::string what = (one.lock ? "holds " : "") + one.what;
            for (const bool ends : {false, true}) {
                begin(ends ? "e" : "b", tasks_group, track(one.task), ends ? one.to : one.from, what);
                text("cat", one.lock ? words::lock : words::span);
                to_ << ",\"id\":" << number << '}';
            }
            ++number;
        }
    }
    void write_arrows() {
        int number = 0;
        for (const story::arrow& one : of_.arrows) {
            for (const bool ends : {false, true}) {
                const story::step& at = of_.steps[ends ? one.to : one.from];
                begin(ends ? "f" : "s", tasks_group, track(at.task), at.at, one.name);
                text("cat", words::influence);
                to_ << ",\"id\":" << number << ",\"args\":{\"step\":" << (ends ? one.to : one.from) + 1
                    << (ends ? "},\"bp\":\"e\"}" : "}}");
            }
            ++number;
        }
    }

    const story& of_;
    watch::text_writer& to_;
    std::vector<int> track_;  // of each task; 0: none
    std::vector<std::int64_t> shortest_after_;
    int tracks_ = 0;
    bool first_ = true;
};

}  // namespace

std::string trace_json(const story& told) {
    std::string text;
    watch::text_writer to{text};
    json_writer{told, to}.write();
    return text;
}

}  // namespace pawl::inline PAWL_PORT::trace

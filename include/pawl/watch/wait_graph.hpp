// Who holds, who waits, since when, where: of all tasks that Pawl has met.
#pragma once

#include <pawl/port/watching.hpp>
#include <pawl/watch/orphan.hpp>
#include <pawl/watch/printable.hpp>
#include <pawl/watch/seen_task.hpp>
#include <pawl/watch/task_record.hpp>
#include <pawl/watch/text_writer.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pawl::inline PAWL_PORT {

/// A copy; tasks go on meanwhile. What it says of one task that waits was so at one moment, and so was each circle.
class wait_graph {
public:
    static constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();

    struct held {
        const void* object;
        std::pmr::string name;
        watch::call_site at;
        bool end_of_channel;  ///< not a lock: the one half of a channel, bound to the task
    };
    struct wait {
        watch::waits_to what;
        const void* object;
        std::pmr::string name;
        watch::call_site at;
        port::clock::time_point since, until;
        std::size_t holder = nobody;  ///< who alone can give it: an index into tasks()
        /// It has a deadline.
        [[nodiscard]] bool transient() const noexcept { return until != port::clock::time_point::max(); }
    };
    struct task {
        port::task_facts facts;  ///< its name and number among them
        std::optional<wait> waits_for;
        std::pmr::vector<held> holds;
        std::size_t circle = nobody;  ///< the one that it stands in: an index into circles()
        bool steady;                  ///< false: it runs, and what it holds may have changed while it was read

        const watch::task_record* record;
        std::uint32_t wait_number;

        [[nodiscard]] std::uint32_t number() const noexcept { return facts.number; }
        [[nodiscard]] std::string_view name() const noexcept { return facts.name.data(); }
        /// "waits": for something that Pawl knows; "runs"; "sleeps": outside of Pawl; "is stopped"; "has ended".
        [[nodiscard]] std::string_view state() const noexcept {
            if (waits_for) return "waits";
            switch (facts.state) {
                case port::task_state::runs: return "runs";
                case port::task_state::sleeps: return "sleeps";
                case port::task_state::stopped: return "is stopped";
                default: return "has ended";
            }
        }
    };
    /// A lock whose owner has ended: who wants it is refused until somebody recovers it.
    struct orphan {
        const void* object;
        std::pmr::string name, task;
        watch::call_site at;
    };
    struct circle {
        std::pmr::vector<std::size_t> tasks;  ///< each waits for the next one, the last for the first
        bool transient = false;               ///< one of them has a deadline: it will open by itself
    };

    /// Reads all; waits for nobody, and nobody waits for it. Allocates from memory, and nothing else.
    [[nodiscard]] static wait_graph snapshot(std::pmr::memory_resource* memory = std::pmr::get_default_resource()) {
        wait_graph graph{memory};
        graph.read_tasks();
        graph.read_orphans();
        graph.find_holders();
        graph.find_circles();
        return graph;
    }

    [[nodiscard]] std::span<const task> tasks() const noexcept { return tasks_; }
    [[nodiscard]] std::span<const circle> circles() const noexcept { return circles_; }
    [[nodiscard]] std::span<const orphan> orphans() const noexcept { return orphans_; }
    [[nodiscard]] port::clock::time_point moment() const noexcept { return moment_; }
    /// By the port's number; nobody if Pawl has not met it.
    [[nodiscard]] std::size_t find(std::uint32_t number) const noexcept {
        const auto at = std::ranges::find(tasks_, number, &task::number);
        return at == tasks_.end() ? nobody : static_cast<std::size_t>(at - tasks_.begin());
    }
    /// Whoever goes on at the end of the waits from this task; nobody, as write_chain() says.
    [[nodiscard]] std::size_t end_of_chain(std::size_t from) const noexcept {
        std::size_t at = from;
        for (std::size_t left = tasks_.size(); left != 0 && at != nobody && tasks_[at].waits_for; --left) at = next(at);
        return at != nobody && tasks_[at].waits_for ? nobody : at;
    }
    /// Who waits for this object, the longest first: f(task).
    template <class F>
    void each_waiter(const void* object, F&& f) const {
        // Few wait for one object: each round finds the next one, without memory for a list.
        std::pair last{port::clock::time_point::min(), std::size_t{0}};
        for (;;) {
            const task* next = nullptr;
            std::pair best{port::clock::time_point::max(), nobody};
            for (std::size_t i = 0; i < tasks_.size(); ++i) {
                if (!tasks_[i].waits_for || tasks_[i].waits_for->object != object) continue;
                const std::pair key{tasks_[i].waits_for->since, i + 1};
                if (key > last && key < best) best = key, next = &tasks_[i];
            }
            if (!next) return;
            f(*next);
            last = best;
        }
    }

    /// Several lines, for people.
    [[nodiscard]] std::string text() const;
    /// One object; docs/watching.md describes it.
    [[nodiscard]] std::string json() const;
    void write_text(watch::text_writer& to) const;
    void write_json(watch::text_writer& to) const;
    /// The task as reports name it: by its name, and by its number where others have the same name or it has none.
    void write_name(watch::text_writer& to, const task& of) const {
        if (!of.name().empty()) {
            to << '"';
            watch::write_printable(to, of.name());
            to << '"';
        }
        if (std::ranges::count(tasks_, of.name(), &task::name) == 1 && !of.name().empty()) return;
        to << (of.name().empty() ? "#" : " #") << of.number();
    }
    /// One line for each task, from this one to whoever goes on at the end of the chain, and who that is; nobody where the
    /// chain is a circle, or where nobody says who alone can give what is waited for.
    std::size_t write_chain(watch::text_writer& to, std::size_t from) const;

    /// From now on the program writes text() to `file` (2: the standard error output) each time it gets the signal, by
    /// `kill -USR1 PID` say, whatever its tasks hang in. The signal's earlier handler is replaced; further calls add
    /// signals and name another file. False: there is no such signal, or no thread could be started.
    ///
    /// A thread that is started here writes; until then it sleeps. It runs before all others where the platform lets it (a
    /// right to SCHED_FIFO), so that even a task that spins at the highest priority does not keep it from writing. Its
    /// memory is set aside; beyond some hundreds of tasks, and to look lines up in debug information (pawl::symbols), it
    /// uses the heap. Call it before tasks begin: not from interrupts.
    static bool dump_on(int signal, int file = 2) noexcept;

private:
    explicit wait_graph(std::pmr::memory_resource* memory)
        : memory_{memory}, tasks_{memory}, orphans_{memory}, circles_{memory} {}

    [[nodiscard]] std::pmr::string copy(const char* text) const { return {text ? text : "", memory_}; }

    void read_tasks() {
        const std::size_t met = watch::tasks_met.load(std::memory_order_acquire);
        tasks_.reserve(met);
        watch::seen_task seen;
        for (const watch::task_record& record : std::span{watch::tasks}.first(met)) {
            if (!watch::read_task(record, seen)) continue;
            task& added =
                tasks_.emplace_back(port::facts_of(seen.number), std::nullopt, std::pmr::vector<held>{memory_}, nobody,
                                    seen.steady, &record, seen.wait.number);
            if (added.facts.name[0] == 0) added.facts.name = seen.name;
            added.holds.reserve(seen.count);
            for (const watch::seen_held& each : seen.holds())
                added.holds.push_back({each.object, copy(each.name), each.at, each.end_of_channel});
            if (seen.waits)
                added.waits_for.emplace(wait{seen.wait.what, seen.wait.object, copy(seen.wait.name), seen.wait.at,
                                             seen.wait.since, seen.wait.until, nobody});
        }
        moment_ = port::clock::now();
    }

    void read_orphans() {
        watch::orphan::seen seen;
        for (const watch::orphan& each : watch::orphans)
            if (each.read(seen)) orphans_.push_back({seen.object, copy(seen.name), copy(seen.task.data()), seen.at});
    }

    void find_holders() {
        for (task& each : tasks_) {
            if (!each.waits_for) continue;
            const void* const object = each.waits_for->object;
            const auto holder = std::ranges::find_if(tasks_, [object](const task& other) {
                // A task is an object too: it holds its own end.
                return other.record == object ||
                       std::ranges::find(other.holds, object, &held::object) != other.holds.end();
            });
            if (holder != tasks_.end()) each.waits_for->holder = static_cast<std::size_t>(holder - tasks_.begin());
        }
    }

    void find_circles() {
        // Each task waits for at most one other: whoever comes back to where this walk began has gone round.
        std::pmr::vector<std::size_t> walk(tasks_.size(), nobody, memory_);
        for (std::size_t first = 0; first < tasks_.size(); ++first) {
            std::size_t at = first;
            while (at != nobody && walk[at] == nobody) {
                walk[at] = first;
                at = next(at);
            }
            if (at != nobody && walk[at] == first && tasks_[at].circle == nobody) add_circle(at);
        }
    }
    [[nodiscard]] std::size_t next(std::size_t at) const noexcept {
        return tasks_[at].waits_for ? tasks_[at].waits_for->holder : nobody;
    }
    void add_circle(std::size_t first) {
        circle found{std::pmr::vector<std::size_t>{memory_}, false};
        std::size_t at = first;
        do {
            // They were read one after another. Who still is in the same wait was so when the last of them was read.
            const task& member = tasks_[at];
            watch::seen_wait now;
            if (!member.record->read_wait(now) || now.number != member.wait_number || now.may_be_over() ||
                member.record->number() != member.number())
                return;
            found.tasks.push_back(at);
            found.transient |= member.waits_for->transient();
            at = next(at);
        } while (at != first);
        for (const std::size_t member : found.tasks) tasks_[member].circle = circles_.size();
        circles_.push_back(std::move(found));
    }

    std::pmr::memory_resource* memory_;
    port::clock::time_point moment_{};
    std::pmr::vector<task> tasks_;
    std::pmr::vector<orphan> orphans_;
    std::pmr::vector<circle> circles_;
};

}  // namespace pawl::inline PAWL_PORT

#include <pawl/watch/dump.hpp>
#include <pawl/watch/wait_graph_json.hpp>
#include <pawl/watch/wait_graph_text.hpp>

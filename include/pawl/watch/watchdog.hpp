// Finds out that a task, or a core, does not go on; and who keeps it from that.
#pragma once

#include <pawl/misuse.hpp>
#include <pawl/port/watching.hpp>
#include <pawl/watch/check_in.hpp>
#include <pawl/watch/processor_use.hpp>
#include <pawl/watch/this_task.hpp>
#include <pawl/watch/wait_graph.hpp>
#include <pawl/watch/watchdog_report.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

namespace pawl::inline PAWL_PORT {

/// Tasks check in; one that does not within its limit is reported once, with the chain of waits from it to whoever runs, and
/// again when it goes on. On each core a thread of ordinary priority must get a turn within the limit: where it does not,
/// the core is reported with the task that ran there instead.
///
///     pawl::watchdog dog{200ms};
///     while (mix()) dog.check_in();
///
/// A silence is found a quarter of its limit late at most (of a limit below 4 ms two milliseconds), and never early. Time during which the watchdog itself did not
/// run (the process was stopped, say) does not count. It must outlive those who check in to it. Allocates where it is made,
/// and for a report; checking in never does.
class watchdog {
public:
    using duration = port::clock::duration;
    /// Runs on the watchdog's own thread, which looks at nothing else meanwhile. Must not throw.
    using handler = std::function<void(const watchdog_report&)>;
    enum class cores : bool { no, yes };

    /// limit: above zero; otherwise std::invalid_argument. handler: empty: reports go to the standard error output. cores::no: tasks only, and one thread in all.
    explicit watchdog(duration limit, handler tell = {}, cores also = cores::yes)
        : limit_{checked(limit)}, tell_{std::move(tell)}, shortest_{limit} {
        if (also == cores::yes) {
            port::cores_of_this_program([this](int core) { turns_.push_back(std::make_unique<turn>(core)); });
            for (const auto& each : turns_)
                each->thread =
                    std::jthread{[this, &place = each->place, core = each->core] { take_turns(place, core); }};
        }
        timer_ = std::jthread{[this] { watch_over(); }};
        // Until it runs before all others: from then on nobody keeps it from watching.
        while (ready_.load(std::memory_order_acquire) == 0) port::wait(ready_, 0, port::clock::time_point::max());
    }
    watchdog(const watchdog&) = delete;
    watchdog& operator=(const watchdog&) = delete;
    ~watchdog() {
        over_.store(true, std::memory_order_relaxed);
        wake();
        timer_ = {};
        turns_.clear();
        for (watch::check_in_place& each : watch::check_ins)
            if (const auto owner = each.owned(); owner >> 32 == number_) each.give_back(owner);
    }

    /// The calling task goes on. Its first call begins the watch, under the task's name and with the watchdog's limit; the
    /// task's end ends it. Wait-free after that. False: no place is left (watch::most_check_ins), nobody watches.
    bool check_in() noexcept {
        watch::check_in_place* const mine = own_place();
        if (mine) mine->check_in();
        return mine != nullptr;
    }
    /// The calling task may wait from now on for as long as it takes, for messages say, until it checks in again.
    bool rest() noexcept {
        watch::check_in_place* const mine = own_place();
        if (mine) mine->rest();
        return mine != nullptr;
    }

    /// One thing that must go on, with a name and a limit of its own; of whichever task, one at a time.
    class [[nodiscard]] watched {
    public:
        watched(watched&& other) noexcept : place_{std::exchange(other.place_, nullptr)}, owner_{other.owner_} {}
        watched& operator=(watched&& other) noexcept {
            std::swap(place_, other.place_);
            std::swap(owner_, other.owner_);
            return *this;
        }
        ~watched() {
            if (place_) place_->give_back(owner_);
        }
        /// Wait-free; never allocates.
        void check_in() noexcept PAWL_NONBLOCKING {
            if (place_) place_->check_in();
        }
        void rest() noexcept PAWL_NONBLOCKING {
            if (place_) place_->rest();
        }
        /// False: no place was left.
        explicit operator bool() const noexcept { return place_ != nullptr; }

    private:
        friend class watchdog;
        watched(watch::check_in_place* place, watch::check_in_place::owner owner) noexcept
            : place_{place}, owner_{owner} {}
        watch::check_in_place* place_;
        watch::check_in_place::owner owner_;
    };
    /// limit: above zero; otherwise std::invalid_argument. Begins now, for the calling task: reports tell its waits. name: a literal, or what outlives the watchdog.
    watched watch(const char* name, duration limit) {
        checked(limit);
        const auto owner = watch::check_in_place::owned_by(number_, port::task_number());
        watch::check_in_place* const place = watch::begin_check_ins(owner, name, limit);
        duration known = shortest_.load(std::memory_order_relaxed);
        while (limit < known && !shortest_.compare_exchange_weak(known, limit, std::memory_order_relaxed)) {
        }
        if (limit < known) wake();
        return {place, owner};
    }
    watched watch(const char* name) { return watch(name, limit_); }

private:
    // Whoever had no time at all could never check in.
    static duration checked(duration limit) {
        if (limit <= duration::zero()) misuse("pawl: a watchdog's limit is a time, longer than none");
        return limit;
    }
    // A thread of ordinary priority on each core, and where it says that it had its turn.
    struct turn {
        explicit turn(int on) noexcept : core{on} {}
        int core;
        watch::check_in_place place{};
        watch::silence seen{};
        std::jthread thread{};
    };

    void wake() noexcept {
        changed_.fetch_add(1, std::memory_order_release);  // what has changed stands before it
        port::wake_all(changed_);
    }
    // Until then, or until something has changed. False: the watchdog goes.
    bool sleep_until(port::clock::time_point then) noexcept {
        const std::uint32_t seen = changed_.load(std::memory_order_acquire);
        if (over_.load(std::memory_order_relaxed)) return false;
        port::wait(changed_, seen, then);
        return !over_.load(std::memory_order_relaxed);
    }
    [[nodiscard]] duration period() const noexcept {
        return std::max<duration>(shortest_.load(std::memory_order_relaxed) / 4, std::chrono::milliseconds{1});
    }

    void take_turns(watch::check_in_place& place, int core) noexcept {
        port::take_no_signals();
        port::name_this_task("pawl-turn");
        port::run_as_ordinary();
        static_cast<void>(place.take(watch::check_in_place::owned_by(number_, port::task_number()), nullptr, limit_));
        if (!port::run_on(core)) return place.rest();
        do place.check_in();
        while (sleep_until(port::clock::now() + limit_ / 4));
    }

    void watch_over() {
        port::take_no_signals();
        port::name_this_task("pawl-watchdog");
        port::run_before_all();
        std::vector<watch::silence> seen(watch::most_check_ins);
        watch::processor_use use;
        ready_.store(1, std::memory_order_release);
        port::wake_all(ready_);
        port::clock::time_point last = port::clock::now();
        while (sleep_until(last + period())) {
            const port::clock::time_point now = port::clock::now();
            const duration late = now - last - 2 * period();
            last = now;
            const std::size_t met = watch::check_ins_met.load(std::memory_order_acquire);
            bool measure = false;
            for (std::size_t i = 0; i < met; ++i) {
                if (late > duration{}) seen[i].forgive(late);
                const auto news = seen[i].look(watch::check_ins[i], number_, now);
                measure |= news == watch::silence::news::half;
                if (news >= watch::silence::news::silent) tell_task(watch::check_ins[i], seen[i], news, now, use);
            }
            for (const auto& each : turns_) {
                if (late > duration{}) each->seen.forgive(late);
                const auto news = each->seen.look(each->place, number_, now);
                measure |= news == watch::silence::news::half;
                if (news >= watch::silence::news::silent) tell_core(*each, news, now, use);
            }
            if (measure) use.begin();
        }
    }

    void tell_task(const watch::check_in_place& place, watch::silence& seen, watch::silence::news news,
                   port::clock::time_point now, watch::processor_use& use) {
        using enum watchdog_report::kind;
        const port::task_facts facts = port::facts_of(seen.task());
        const char* const name = place.name() ? place.name() : facts.name.data();
        watchdog_report report{task_goes_on, name, facts, now - seen.heard(), place.limit()};
        if (news == watch::silence::news::goes_on) {
            report.length = seen.silent_for();
            return tell(report);
        }
        report.what = task_silent;
        const wait_graph graph = wait_graph::snapshot();
        report.graph = &graph;
        report.at = graph.find(facts.number);
        // The one that it waits for in the end may be kept from its core by somebody else.
        const std::size_t end = report.at == wait_graph::nobody ? report.at : graph.end_of_chain(report.at);
        const port::task_facts& last = end == wait_graph::nobody ? facts : graph.tasks()[end].facts;
        report.wants_to_run = last.state == port::task_state::runs && (end != wait_graph::nobody || report.at == end);
        add_hog(report, last.core, use);
        tell(report);
    }
    void tell_core(const turn& of, watch::silence::news news, port::clock::time_point now, watch::processor_use& use) {
        using enum watchdog_report::kind;
        watchdog_report report{core_starved, "", {}, now - of.seen.heard(), limit_};
        report.task.core = of.core;
        if (news == watch::silence::news::goes_on) {
            report.what = core_goes_on;
            report.length = of.seen.silent_for();
        } else {
            report.wants_to_run = true;
            add_hog(report, of.core, use);
        }
        tell(report);
    }
    void add_hog(watchdog_report& report, int core, watch::processor_use& use) const {
        const auto [hog, ran] = use.on(core, port::task_number());
        report.hog = hog;
        report.hog_ran = ran;
    }
    void tell(const watchdog_report& report) const {
        if (tell_) return tell_(report);
        watch::text_writer to{2};
        report.write(to);
    }

    // The place of this task's check_in(). The last watchdog it checked in to is remembered; others are looked for.
    struct own {
        std::uint32_t dog = 0;
        bool ends_with_its_task = false;
        watch::check_in_place* place = nullptr;
    };
    static constexpr const char* of_its_task = nullptr;  // the name of a place that was made for check_in()
    [[nodiscard]] watch::check_in_place* own_place() noexcept {
        own& mine = port::of_this_thread<own>;
        return mine.dog == number_ ? mine.place : find_own_place(mine);
    }
    [[gnu::cold, gnu::noinline]] watch::check_in_place* find_own_place(own& mine) noexcept {
        const auto owner = watch::check_in_place::owned_by(number_, port::task_number());
        const auto known = std::ranges::find_if(watch::check_ins, [owner](const watch::check_in_place& each) {
            return each.owned() == owner && each.name() == of_its_task;
        });
        watch::check_in_place* const place =
            known != watch::check_ins.end() ? &*known : watch::begin_check_ins(owner, of_its_task, limit_);
        if (!place) return nullptr;
        if (!std::exchange(mine.ends_with_its_task, true)) port::when_this_task_ends(end_own_places, nullptr);
        mine.dog = number_;
        return mine.place = place;
    }
    static void end_own_places(void*) noexcept {
        port::of_this_thread<own> = {};
        const std::uint32_t task = port::task_number();
        for (watch::check_in_place& each : watch::check_ins)
            if (const auto owner = each.owned();
                static_cast<std::uint32_t>(owner) == task && owner >> 32 != 0 && each.name() == of_its_task)
                each.give_back(owner);
    }

    static std::uint32_t next_number() noexcept {
        static constinit std::atomic<std::uint32_t> last{0};
        return last.fetch_add(1, std::memory_order_relaxed) + 1;
    }

    const std::uint32_t number_ = next_number();
    const duration limit_;
    const handler tell_;
    std::atomic<duration> shortest_;
    port::word changed_{0}, ready_{0};
    std::atomic<bool> over_{false};
    std::vector<std::unique_ptr<turn>> turns_;
    std::jthread timer_;
};

}  // namespace pawl::inline PAWL_PORT

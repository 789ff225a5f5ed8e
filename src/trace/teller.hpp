// Makes a story of what the threads have told, event by event.
#pragma once

#include <pawl/error.hpp>
#include <pawl/watch/trace_words.hpp>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "places.hpp"
#include "stage.hpp"

namespace pawl::inline PAWL_PORT::trace {

class teller {
public:
    teller(const told_events& told, story& into)
        : told_{told}, into_{into}, stage_{into}, threads_(told.threads.size()) {
        into_.threads = told.threads;
        into_.lost = told.lost;
        if (told.events.empty()) return;
        into_.begin = told.events.front().what.at;
        into_.end = told.events.back().what.at;
    }

    void tell() {
        for (const told_event& one : told_.events) {
            take(one.thread, one.what);
            note_who_runs(one.thread, one.what.at);
        }
        for (std::size_t thread = 0; thread < threads_.size(); ++thread) end_run(thread, into_.end);
    }

private:
    struct one_thread {
        int own = -1;
        int task = -1;  // of an executor, that runs on it
        std::vector<int> interrupts;
        std::vector<story::stay> interrupted;  // how what is below stood
        bool asleep = false, runs_tasks = false;
        int running = -1;
        std::int64_t since = 0;
        std::optional<std::size_t> woken_by;
        const void* inbox = nullptr;
    };
    struct given {
        std::size_t step;
        std::int64_t at;
        int by;
    };

    int own(std::size_t thread) {
        int& mine = threads_[thread].own;
        if (mine < 0) {
            mine = stage_.add_task(told_.threads[thread], false, true);
            stage_.stand(mine, now_, "acts", trace_words::runs);
        }
        return mine;
    }
    int current(std::size_t thread) {
        const one_thread& on = threads_[thread];
        if (!on.interrupts.empty()) return on.interrupts.back();
        return on.task >= 0 ? on.task : own(thread);
    }
    int task_of(const void* chain, const event& one) {
        const auto known = tasks_.find(chain);
        if (known != tasks_.end()) return known->second;
        const std::string name = places_.function(one.place);
        return tasks_[chain] = stage_.add_task(short_function(name), false, false);
    }

    std::size_t act(std::string text, const event& one) {
        return stage_.act(current(thread_), thread_, now_, std::move(text), places_.of(one.place));
    }
    std::string object(std::string_view noun, const event& one) {
        return objects_.of(noun, one.object, one.name.data());
    }

    void take(std::size_t thread, const event& one);
    void give(errc result, const char* done, const char* not_done, const event& one);
    static std::string why(errc result);
    bool end_holding(const void* what, bool lock);
    // story_waits.cpp
    void run(int task, const event& one);
    void wait_apart(int task, const event& one);
    std::size_t wait(int task, const event& one);
    void go_on(int task);
    static const char* name_of(reason why);
    void let_go(int task);
    void wake(const event& one);
    void let_due(const event& one);
    void begin_job(const event& one);
    // story_threads.cpp
    void begin_interrupt(const event& one);
    void end_interrupt();
    // A level that looks for somebody who can go on counts as nobody.
    void note_who_runs(std::size_t thread, std::int64_t now);
    void end_run(std::size_t thread, std::int64_t now);

    const told_events& told_;
    story& into_;
    stage stage_;
    std::vector<one_thread> threads_;
    std::size_t thread_ = 0;
    std::int64_t now_ = 0;
    object_names objects_;
    source_places places_;
    std::map<const void*, int> tasks_, interrupts_, holders_;
    std::map<const void*, given> given_;
    // Of a task that waits for it: who that is, and the step with which it began to.
    std::map<const void*, std::pair<int, std::size_t>> waiters_;
    std::optional<given> last_end_;
};

}  // namespace pawl::inline PAWL_PORT::trace

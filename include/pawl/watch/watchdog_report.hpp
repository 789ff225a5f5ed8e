// What a watchdog has to say.
#pragma once

#include <pawl/port/watching.hpp>
#include <pawl/watch/printable.hpp>
#include <pawl/watch/text_writer.hpp>
#include <pawl/watch/wait_graph.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace pawl::inline PAWL_PORT {

/// Valid while the handler runs that is given it.
struct watchdog_report {
    enum class kind : std::uint8_t { task_silent, task_goes_on, core_starved, core_goes_on };

    kind what;
    std::string_view name;                ///< of the check-ins: the task's, or that given to watch()
    port::task_facts task;                ///< who is silent; of a core, its number alone (task.core)
    port::clock::duration length, limit;  ///< how long it has been silent, or was; at least. How long it may be
    /// Silence: the wait graph of this moment, and where the silent task stands in it (nobody: it never met Pawl's locks).
    const wait_graph* graph = nullptr;
    std::size_t at = wait_graph::nobody;
    /// Whoever the silent task waits for in the end (itself, where it waits for nothing) runs, or would: the processor is
    /// what is missing. false: all of them sleep.
    bool wants_to_run = false;
    /// Who ran most on the core of that one since half of the limit had passed, and for how long; number 0: nobody of this
    /// program.
    port::task_facts hog{};
    std::chrono::nanoseconds hog_ran{};

    /// Several lines; the last one ends with a line feed.
    [[nodiscard]] std::string text() const {
        std::string result;
        watch::text_writer to{result};
        write(to);
        return result;
    }
    void write(watch::text_writer& to) const {
        const bool of_core = what == kind::core_starved || what == kind::core_goes_on;
        to << "pawl: watchdog: ";
        if (of_core)
            to << "core " << task.core;
        else
            named(to << "task \"", name) << "\" (#" << task.number << ')';
        if (what == kind::task_goes_on || what == kind::core_goes_on) {
            to << (of_core ? " gives ordinary tasks a turn again, after " : " goes on, after ") << length << '\n';
            return;
        }
        to << (of_core ? " gave no ordinary task a turn for " : " has not checked in for ") << length << " (limit "
           << limit << ')';
        if (!of_core) {
            to << ", core " << task.core << ", ";
            scheduling(to, task);
        }
        to << '\n';
        if (!of_core && graph && at != wait_graph::nobody)
            graph->write_chain(to, at);
        else if (!of_core)
            to << "  it waits for nothing that Pawl knows\n";
        run(to, of_core);
    }

private:
    static watch::text_writer& named(watch::text_writer& to, std::string_view who) {
        watch::write_printable(to, who);
        return to;
    }
    static void scheduling(watch::text_writer& to, const port::task_facts& of) {
        to << of.policy;
        if (of.priority != 0) to << ' ' << of.priority;
        if (of.lent != 0) to << ", lent " << of.lent;
    }
    void run(watch::text_writer& to, bool of_core) const {
        if (hog.number == 0) {
            to << (of_core ? "  no task of this program ran there\n" : "  no task of this program ran on its core\n");
            return;
        }
        to << "  on core " << hog.core << " ran meanwhile: \"";
        named(to, hog.name.data()) << "\" (#" << hog.number << "), ";
        scheduling(to, hog);
        to << ", for " << std::chrono::duration_cast<port::clock::duration>(hog_ran);
        to << (!wants_to_run ? "\n" : hog.number == task.number ? "          <- itself\n" : "          <- the hog\n");
    }
};

}  // namespace pawl::inline PAWL_PORT

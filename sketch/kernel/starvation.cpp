#include "sketch/kernel/starvation.hpp"

#include <cstdio>

#include "sketch/kernel/calls.hpp"

namespace pawl::sketch {

void look_for_starvation() {
    const std::uint64_t half = the_computer.step() / 2;
    for (const check::machine::task* t : the_computer.tasks()) {
        if (t->ended || t->background || !t->pending || t->pending_since > half) continue;
        auto& starving = const_cast<check::machine::task&>(*t);
        const check::machine::task& runs = check::machine::current_task();
        if (!the_computer.able(starving) || the_computer.runs_on_a_core(starving) || &starving == &runs) continue;
        char text[200];
        std::snprintf(text, sizeof text,
                      "task \"%s\" could run since step %llu and never did: \"%s\", of higher priority, never waits",
                      t->name, static_cast<unsigned long long>(t->pending_since), runs.name);
        the_computer.fail(check::wire::finding_kind::starvation, text, nullptr, static_cast<int>(t->id));
    }
}

void look_who_starves_since(std::int64_t computing_since) {
    check::machine::task& runs = check::machine::current_task();
    for (check::machine::task* t : the_computer.tasks()) {
        if (t == &runs || t->ended || t->background || t->interrupt || !t->pending) continue;
        if (t->pending_since_ns > computing_since || !the_computer.able(*t) || !the_computer.outranks(runs, *t))
            continue;
        if (kernel().board.cores > 1 && (t->core < 0 || t->core != runs.core)) continue;
        char text[200];
        std::snprintf(text, sizeof text,
                      "task \"%s\" could run for %.3f ms and did not: \"%s\", of higher priority, computes and never "
                      "waits",
                      t->name, static_cast<double>(the_computer.now() - computing_since) / 1e6, runs.name);
        the_computer.fail(check::wire::finding_kind::starvation, text, nullptr, static_cast<int>(t->id));
    }
}

}  // namespace pawl::sketch

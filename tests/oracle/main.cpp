// oracle --pawl PATH --include DIR --folder DIR [--programs N] [--seed S] [--executions MOST] [--setting NAME]...
//        [--complete PERCENT] [--shrink]
//
// Exit status: 0 pawl check and the enumerator agree about every program; 1 they do not; 2 wrong use.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <mutex>
#include <span>
#include <thread>

#include "comparison.hpp"
#include "emitter.hpp"
#include "enumerator.hpp"
#include "generator.hpp"
#include "settings.hpp"
#include "shrink.hpp"

namespace {

using namespace oracle;

struct wishes {
    std::string pawl, include, folder = "oracle";
    std::size_t programs = 60;
    std::uint64_t seed = 1;
    double executions = 5000;
    std::vector<std::string> settings{"supposed"};
    double complete_percent = 90;
    int jobs = 2;
    bool shrinks = true;
    bool yields = true;
    bool reduces = true;
};

struct totals {
    std::mutex guard;
    std::size_t programs = 0, wrong = 0, machines = 0, complete = 0, skipped = 0;
    double executions = 0;
};

bool yields(const block& all) {
    return std::ranges::any_of(all, [](const statement& s) {
        return s.what == verb::yield || s.what == verb::spin_and_yield || yields(s.body) || yields(s.otherwise);
    });
}

bool yields(const program& p) {
    return std::ranges::any_of(p.tasks, [](const block& body) { return yields(body); });
}

// Programs that a plain search can finish, and in which something is left open.
std::vector<program> draw(const wishes& wanted) {
    std::vector<program> all;
    for (std::uint64_t seed = wanted.seed; all.size() < wanted.programs; ++seed) {
        program p = generate(seed);
        if (!wanted.yields && yields(p)) continue;
        const enumeration free = enumerate(p, machine{}, 100'000);
        if (free.too_large || free.executions < 2 || free.executions > wanted.executions) continue;
        all.push_back(std::move(p));
    }
    return all;
}

void show(const program& p, const std::string& text, const checker& pawl, const wishes& wanted,
          const std::vector<setting>& settings, int worker) {
    std::printf("DISAGREEMENT, seed %llu\n%s", static_cast<unsigned long long>(p.seed), text.c_str());
    program small = p;
    std::string small_text;
    if (wanted.shrinks) {
        const std::string name = "smaller" + std::to_string(worker);
        const auto still_wrong = [&](const program& candidate) {
            const auto built = pawl.build(std::span(&candidate, 1), name);
            if (!built) return false;
            for (const setting& how : settings)
                if (const auto found = compare(pawl, *built, 0, candidate, how, worker); !found.disagreement.empty()) {
                    small_text = found.disagreement;
                    return true;
                }
            return false;
        };
        small = shrink(p, still_wrong);
        still_wrong(small);
        std::printf("smallest:\n%s", small_text.c_str());
    }
    const std::string source = emit(std::span(&small, 1));
    std::printf("%s\n", source.substr(source.find("namespace program_")).c_str());
    std::fflush(stdout);
}

void work(const wishes& wanted, std::span<const program> all, const std::vector<setting>& settings, int worker,
          std::atomic<std::size_t>& next, totals& sum) {
    constexpr std::size_t batch = 25;
    const checker pawl(wanted.pawl, wanted.folder, wanted.include);
    for (;;) {
        const std::size_t first = next.fetch_add(batch);
        if (first >= all.size()) return;
        const auto mine = all.subspan(first, std::min(batch, all.size() - first));
        const auto built = pawl.build(mine, "programs" + std::to_string(worker));
        if (!built) {
            const std::scoped_lock lock(sum.guard);
            std::printf("cannot be built:\n%s\n", built.error().c_str());
            ++sum.wrong;
            return;
        }
        for (std::size_t i = 0; i < mine.size(); ++i) {
            std::string text;
            for (const setting& how : settings) {
                const comparison found = compare(pawl, *built, i, mine[i], how, worker);
                text += found.disagreement;
                const std::scoped_lock lock(sum.guard);
                sum.machines += found.machines;
                sum.complete += found.complete;
                sum.skipped += found.skipped;
                sum.executions += found.executions;
            }
            const std::scoped_lock lock(sum.guard);
            ++sum.programs;
            if (text.empty()) continue;
            ++sum.wrong;
            show(mine[i], text, pawl, wanted, settings, worker);
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    wishes wanted;
    CLI::App app{"compares pawl check with brute force"};
    app.add_option("--pawl", wanted.pawl)->required();
    app.add_option("--include", wanted.include)->required();
    app.add_option("--folder", wanted.folder);
    app.add_option("--programs", wanted.programs);
    app.add_option("--seed", wanted.seed);
    app.add_option("--executions", wanted.executions);
    app.add_option("--setting", wanted.settings);
    app.add_option("--complete", wanted.complete_percent);
    app.add_option("--jobs", wanted.jobs);
    app.add_flag("--shrink,!--no-shrink", wanted.shrinks);
    app.add_flag("--reduction,!--no-reduction", wanted.reduces);
    app.add_flag("--yields,!--no-yields", wanted.yields, "programs that yield");
    CLI11_PARSE(app, argc, argv);

    std::vector<setting> settings;
    for (const std::string& name : wanted.settings)
        for (const setting& one : settings_named(name)) settings.push_back(one);
    if (!wanted.reduces)
        for (setting& one : settings) one.options += " --no-reduction", one.asked.others_first = true;
    if (settings.empty()) return std::fputs("no such setting\n", stderr), 2;
    const std::vector<program> all = draw(wanted);
    totals sum;
    std::atomic<std::size_t> next{0};
    std::vector<std::jthread> workers;
    for (int i = 0; i < wanted.jobs; ++i) workers.emplace_back([&, i] { work(wanted, all, settings, i, next, sum); });
    workers.clear();
    const double percent =
        sum.machines == 0 ? 0 : 100.0 * static_cast<double>(sum.complete) / static_cast<double>(sum.machines);
    std::printf(
        "%zu programs from seed %llu on, %zu machines, %.0f executions: %zu disagreements, %.1f %% complete, %zu not "
        "enumerated\n",
        sum.programs, static_cast<unsigned long long>(wanted.seed), sum.machines, sum.executions, sum.wrong, percent,
        sum.skipped);
    if (percent < wanted.complete_percent) std::printf("fewer than %.1f %% complete\n", wanted.complete_percent);
    return sum.wrong == 0 && percent >= wanted.complete_percent ? 0 : 1;
}

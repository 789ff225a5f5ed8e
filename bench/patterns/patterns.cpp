// patterns [--svg FILE] [--length MILLISECONDS]: one workload, every pattern, one table. All on one core: who waits for whom is
// then no matter of luck.
#include <sched.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <fstream>
#include <string>

#include "bench/patterns/picture.hpp"
#include "bench/patterns/workload.hpp"

namespace {

using patterns::result;

double processor_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

result measure(patterns::pattern run, std::chrono::milliseconds length) {
    patterns::computation work{length};
    result r;
    r.latencies.reserve(100'000);
    const double before = processor_seconds();
    const auto begun = patterns::clock::now();
    run(work, r);
    r.length = std::chrono::duration<double, std::milli>(patterns::clock::now() - begun).count();
    r.processor = (processor_seconds() - before) * 1000 / r.length;
    return r;
}

std::string words(double microseconds) {
    char text[32];
    if (microseconds < 1000)
        std::snprintf(text, sizeof text, "%.0f us", microseconds);
    else
        std::snprintf(text, sizeof text, "%.1f ms", microseconds / 1000);
    return text;
}

}  // namespace

int main(int count, char** arguments) {
    CLI::App app{"One workload, every pattern: how long an urgent event waits while a long computation runs."};
    std::string svg;
    int length = 400;
    app.add_option("--svg", svg, "write the picture to this file");
    app.add_option("--length", length, "of the computation, in milliseconds")->check(CLI::Range(20, 60'000));
    CLI11_PARSE(app, count, arguments);

    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<unsigned>(sched_getcpu()), &one);
    if (sched_setaffinity(0, sizeof one, &one) != 0) std::perror("patterns: cannot stay on one core");
    // Before whatever else this machine does; the events and their handlers come above.
    const sched_param own{10};
    if (sched_setscheduler(0, SCHED_FIFO, &own) != 0)
        std::puts(
            "without permission for real-time priorities: all threads are ordinary ones, and others of this machine "
            "count");

    std::array<result, 7> all;
    std::size_t next = 0;
    std::printf("%-22s %10s %10s %8s %8s %8s   %s\n", "pattern", "median", "worst", "events", "frames", "stacks",
                "how");
    for (const patterns::pattern run : {patterns::plain, patterns::chunked, patterns::threaded, patterns::deprioritised,
                                        patterns::levels, patterns::threads, patterns::interrupts}) {
        const result& r = all[next++] = measure(run, std::chrono::milliseconds{length});
        std::printf("%-22s %10s %10s %8zu %6zu B %8zu   %s\n", r.name, words(median(r)).c_str(),
                    words(worst(r)).c_str(), r.latencies.size(), r.frames, r.stacks, r.how);
        std::fflush(stdout);
    }
    std::printf(
        "computation of %d ms, an event every 2 ms, all on one core; an event's stack and the computation's are "
        "counted beside main's\n",
        length);
    if (svg.empty()) return 0;
    std::ofstream out{svg};
    patterns::draw(out, all);
    out.close();
    if (!out) {
        std::fprintf(stderr, "patterns: cannot write %s\n", svg.c_str());
        return 1;
    }
}

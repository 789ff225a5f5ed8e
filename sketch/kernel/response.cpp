#include "sketch/kernel/response.hpp"

#include <cstdio>

#include "sketch/kernel/calls.hpp"

namespace pawl::sketch {

void has_come_to_wait(task_block& t) {
    const std::int64_t allowed = t.who->deadline_ns;
    if (allowed == 0 || t.released == 0) return;
    const std::int64_t taken = the_computer.now() - t.released;
    if (taken <= allowed) return;
    char text[160];
    std::snprintf(text, sizeof text,
                  "took %.3f ms from the moment it could run until it waited again: its deadline is %.3f ms",
                  static_cast<double>(taken) / 1e6, static_cast<double>(allowed) / 1e6);
    the_computer.fail(check::wire::finding_kind::deadline, text);
}

}  // namespace pawl::sketch

// Findings made by hand, for tests of what is said about them.
#pragma once

#include <string>
#include <vector>

#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

/// A verdict about tasks `main`, `first` and `second`, without addresses that a symbolizer would know.
class story {
public:
    explicit story(wire::finding_kind kind);

    wire::task_snapshot& task(int id) { return whole.what->tasks[id]; }
    wire::trace_event& add(int task, wire::operation_kind kind, std::uint64_t object = 0);
    /// `whole` with its events attached.
    const verdict& told();

    verdict whole;
    symbolizer no_symbols{""};

private:
    std::vector<wire::trace_event> events_;
};

/// first holds A and waits for B, second holds B and waits for A.
story crossed_locks();

}  // namespace pawl::check::report

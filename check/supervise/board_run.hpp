// One run of a program on a simulated board: what it tells is handed on while it runs.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "check/report/promise_match.hpp"
#include "check/report/verdict.hpp"
#include "check/supervise/session_block.hpp"
#include "check/supervise/trial.hpp"
#include "check/supervise/worker.hpp"

namespace pawl::check::supervise {

struct board_request {
    launch program;
    std::string board;  // what it is called
    std::uint32_t cores = 1;
    std::uint64_t seed = 1;
    std::chrono::nanoseconds horizon{};  // 0: none
    bool tells_all = false;              // pins and tasks as well as serial lines
    std::vector<wire::stimulus> stimuli;
};

/// An event and the bytes that belong to it.
using board_listener = std::function<void(const wire::board_event&, std::string_view bytes)>;

struct board_outcome {
    report::verdict verdict;
    bool time_was_over = false;  // it could have gone on
};

class board_run {
public:
    board_run(session_block& session, const board_request& wanted, const report::promise_matcher& promise,
              board_listener listener);

    board_outcome run();
    report::symbolizer& symbols() { return trial_.symbols(); }

private:
    void hand_on();

    session_block& session_;
    board_request wanted_;
    board_listener listener_;
    trial trial_;
    std::vector<char> bytes_;
};

}  // namespace pawl::check::supervise

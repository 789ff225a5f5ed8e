// Watches until the program ends: reads its messages, tells what they say, keeps the stories.
#pragma once

#include <chrono>
#include <expected>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "observe/report/mailbox.hpp"
#include "observe/report/started.hpp"
#include "observe/report/stories.hpp"
#include "observe/report/time_limit.hpp"
#include "observe/report/watched_program.hpp"

namespace pawl::observe::report {

struct watch_request {
    std::vector<std::string> words;
    std::string library;
    bool refuse = false;
    bool orders = true;
    bool follow = true;
    bool stop_on_deadlock = false;
    std::optional<std::chrono::nanoseconds> at_most;
};

struct watch_result {
    int status = 0;            ///< the program's own; 128 and a signal's number
    bool began = false;        ///< it loaded the library
    bool stopped = false;      ///< by us, at a deadlock
    bool out_of_time = false;  ///< ended by us after at_most
    std::vector<deadlock_story> deadlocks;
    std::vector<order_story> orders;
    std::vector<left_story> left;
};

class watching {
public:
    /// tell: gets each text as soon as there is one.
    watching(const watch_request& request, std::function<void(const std::string&)> tell)
        : request_(request), tell_(std::move(tell)), limit_(request.at_most) {}

    /// The error, if the program could not be started.
    std::expected<watch_result, std::string> run();

private:
    void read_all(mailbox& box, watched_program& program);
    void take(letter& one, watched_program& program);
    void take_deadlock(letter& one, watched_program& program);
    void take_order(letter& one);

    /// How far the end of all has come. asked: of the program alone, which may tell the others itself.
    enum class ending { none, asked, politely, forcibly };
    void end_all(watched_program& program, ending step);
    bool none_left();

    const watch_request& request_;
    std::function<void(const std::string&)> tell_;
    time_limit limit_;
    ending step_ = ending::none;
    started* others_ = nullptr;
    watch_result result_;
    std::set<int> processes_;                                           // that loaded the library
    std::set<std::set<std::pair<std::uint32_t, std::uint32_t>>> told_;  // circles: thread and wait of each member
};

}  // namespace pawl::observe::report

#include "check/supervise/watchdog.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace pawl::check::supervise {

bool watchdog::barks(const wire::progress& heartbeats, clock::time_point now) {
    const std::uint64_t current[] = {heartbeats.executions.load(std::memory_order_relaxed),
                                     heartbeats.steps.load(std::memory_order_relaxed),
                                     heartbeats.live_steps.load(std::memory_order_relaxed)};
    if (!std::ranges::equal(current, seen_)) {
        std::ranges::copy(current, seen_);
        changed_ = now;
        barked_ = false;
        return false;
    }
    if (barked_ || now - changed_ < patience_) return false;
    barked_ = true;
    return true;
}

std::string blocked_in_kernel(int process) {
    const auto first_word = [&](const char* file) {
        std::ifstream in("/proc/" + std::to_string(process) + "/" + file);
        std::string word;
        in >> word;
        return word;
    };
    const std::string number = first_word("syscall");
    const std::string place = first_word("wchan");
    std::string text;
    if (number == "running")
        text = "computing";
    else if (!number.empty() && number != "-1")
        text = "system call " + number;
    if (!place.empty() && place != "0") text += (text.empty() ? "" : ", ") + place;
    return text;
}

}  // namespace pawl::check::supervise

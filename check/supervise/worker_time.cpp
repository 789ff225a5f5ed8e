#include "check/supervise/worker_time.hpp"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>

namespace pawl::check::supervise {
namespace {

std::chrono::nanoseconds processor_time(pid_t process) {
    clockid_t its_clock{};
    timespec spent{};
    if (clock_getcpuclockid(process, &its_clock) != 0 || clock_gettime(its_clock, &spent) != 0) return {};
    return std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec);
}

bool is_ready(pid_t process) {
    std::ifstream in("/proc/" + std::to_string(process) + "/stat");
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const std::size_t name_end = text.rfind(')');  // the name may hold anything
    return name_end != std::string::npos && name_end + 2 < text.size() && text[name_end + 2] == 'R';
}

}  // namespace

worker_time::worker_time(pid_t process, clock::time_point now)
    : process_(process), asked_(now), worked_(now), spent_(processor_time(process)) {}

worker_time::clock::time_point worker_time::at(clock::time_point now) {
    const std::chrono::nanoseconds spent = processor_time(process_);
    const auto computed = spent - spent_;
    if (is_ready(process_))
        worked_ += std::min<std::chrono::nanoseconds>(computed, now - asked_);
    else
        worked_ += now - asked_;
    spent_ = spent;
    asked_ = now;
    return worked_;
}

}  // namespace pawl::check::supervise

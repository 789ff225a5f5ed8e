#include "apps/tablet/watching.hpp"

#include <cstdio>
#include <utility>

namespace tablet {

watching::watching(std::chrono::milliseconds limit, bool at_once)
    : at_once_{at_once},
      dog_{limit, [this](const pawl::watchdog_report& report) { note(report); }, pawl::watchdog::cores::no} {}

watching::~watching() {
    if (!at_once_) std::fputs(found_.c_str(), stderr);
}

void watching::note(const pawl::watchdog_report& report) {
    const std::lock_guard guard{lock_};
    std::string text = report.text();
    const char* const inside = mix_ ? mix_->rendering() : nullptr;
    if (inside && report.what == pawl::watchdog_report::kind::task_silent)
        text += std::string{"  the audio thread is inside the sound \""} + inside + "\"\n";
    if (at_once_) std::fputs(text.c_str(), stderr);
    if (!at_once_) newest_ = text.substr(0, text.find('\n'));
    constexpr std::size_t most_kept = 64 * 1024;
    if (!at_once_ && found_.size() < most_kept) found_ += text;
}

std::string watching::newest() {
    const std::lock_guard guard{lock_};
    return std::exchange(newest_, {});
}

}  // namespace tablet

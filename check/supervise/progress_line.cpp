#include "check/supervise/progress_line.hpp"

#include <unistd.h>

#include <cstdio>

#include "check/report/numbers.hpp"

namespace pawl::check::supervise {

progress_line::style progress_line::suitable(bool quiet, bool verbose) {
    if (quiet) return style::none;
    if (isatty(STDERR_FILENO) != 0) return style::terminal;
    return verbose ? style::plain : style::none;
}

void progress_line::put(const std::string& text) {
    if (style_ == style::terminal) {
        std::fprintf(stderr, "\r\033[K%s", text.c_str());
        shown_ = true;
    } else if (style_ == style::plain) {
        std::fprintf(stderr, "%s\n", text.c_str());
    }
    std::fflush(stderr);
}

void progress_line::building(const std::string& what) { put("  building   " + what); }

void progress_line::built(const std::string& what, double seconds) {
    if (style_ == style::none) return;
    erase();
    if (seconds > 0) std::fprintf(stderr, "  building   %s  %s\n", what.c_str(), report::seconds_text(seconds).c_str());
}

void progress_line::exploring(const std::string& machine, const std::string& bound) {
    machine_ = machine;
    bound_ = bound;
    order_start_ = clock::now();
}

void progress_line::about(std::string which) {
    about_ = std::move(which);
    if (style_ == style::terminal) put("  exploring  " + about_);
}

void progress_line::show(std::uint64_t executions, std::uint32_t depth) {
    if (style_ == style::none) return;
    const auto now = clock::now();
    if (style_ == style::plain && now - last_plain_ < std::chrono::seconds(5)) return;
    last_plain_ = now;
    const double spent = std::chrono::duration<double>(now - order_start_).count();
    const auto rate = static_cast<std::uint64_t>(spent > 0.01 ? static_cast<double>(executions) / spent : 0);
    put("  exploring  " + (about_.empty() ? machine_ : about_) + "   " + bound_ + "   " + report::grouped(rate) + "/s   depth " +
        std::to_string(depth) + "   " + report::seconds_text(std::chrono::duration<double>(now - start_).count()));
}

void progress_line::erase() {
    if (shown_) std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
    shown_ = false;
}

}  // namespace pawl::check::supervise

// The line that says what goes on, on standard error: kept up to date on a terminal, otherwise silent unless wanted.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace pawl::check::supervise {

class progress_line {
public:
    enum class style { none, terminal, plain };

    /// terminal if standard error is one; plain: a whole line every five seconds.
    static style suitable(bool quiet, bool verbose);

    explicit progress_line(style how) : style_(how) {}
    progress_line(const progress_line&) = delete;
    progress_line& operator=(const progress_line&) = delete;
    ~progress_line() { erase(); }

    void building(const std::string& what);
    void built(const std::string& what, double seconds);

    /// Of several checks in a row: what is said in the place of the machine.
    void about(std::string which);

    /// A new order begins: rates count from here.
    void exploring(const std::string& machine, const std::string& bound);
    /// Counters of the present order.
    void show(std::uint64_t executions, std::uint32_t depth);
    void erase();

private:
    using clock = std::chrono::steady_clock;
    void put(const std::string& text);

    style style_;
    bool shown_ = false;
    std::string about_;
    std::string machine_;
    std::string bound_;
    clock::time_point start_ = clock::now();
    clock::time_point order_start_ = clock::now();
    clock::time_point last_plain_ = clock::now();
};

}  // namespace pawl::check::supervise

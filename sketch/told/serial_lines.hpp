// What serial lines carried, line by line, with the time at which each was begun.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::sketch {

struct serial_text {
    std::int64_t at_ns;
    std::uint8_t line;
    std::string who;  // began it
    std::string text;
};

class serial_lines {
public:
    explicit serial_lines(std::size_t most = 20'000) : most_(most) {}

    void hear(std::int64_t at_ns, std::uint8_t line, const std::string& who, std::string_view bytes);
    /// Lines that were begun and not ended count as well.
    void end();

    /// In the order of their times. Where there were too many, the first and the last ones.
    std::vector<serial_text> all() const;
    std::uint64_t left_out() const { return left_out_; }

private:
    void keep(serial_text done);

    static constexpr std::size_t longest = 4'000;  // bytes; a line without an end is broken there
    std::size_t most_;
    std::map<std::uint8_t, serial_text> begun_;
    std::vector<serial_text> first_;
    std::deque<serial_text> last_;
    std::uint64_t left_out_ = 0;
};

}  // namespace pawl::sketch

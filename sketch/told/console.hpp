// What a board tells, on standard output: its serial line as it is, or each line with its time and its task.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "check/wire/board.hpp"
#include "check/wire/told_object.hpp"

namespace pawl::sketch {

class console {
public:
    explicit console(bool verbose) : verbose_(verbose) {}

    void hear(const check::wire::board_event& event, std::string_view bytes);
    /// What stands at an address of the program: for the names of objects that tasks wait for.
    using variable_names = std::function<std::string(std::uint64_t address)>;
    void name_objects_by(variable_names names) { variables_ = std::move(names); }
    /// A line that was begun is ended.
    void end();

    /// "32 ms", "1.5 s".
    static std::string time_words(std::int64_t nanoseconds);

private:
    struct begun_line {
        std::string text;
        std::int64_t at_ns = 0;
        std::uint16_t task = 0;
    };
    void hear_serial(const check::wire::board_event& event, std::string_view bytes);
    void tell(std::int64_t at_ns, const std::string& who, const std::string& what);
    std::string name_of(std::uint16_t task) const;
    std::string wait_words(const check::wire::board_event& event, std::string_view bytes) const;
    std::string object_words(const check::wire::told_object& object) const;

    bool verbose_;
    variable_names variables_;
    bool at_line_start_ = true;
    std::map<std::uint16_t, std::string> names_;
    std::map<std::uint8_t, begun_line> lines_;  // by serial line
};

}  // namespace pawl::sketch

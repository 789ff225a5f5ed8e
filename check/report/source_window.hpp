// Some lines of a source file around one of them, as they stand there.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace pawl::check::report {

struct numbered_line {
    int number;
    std::string text;  // tabs as blanks, control characters left out
};

class source_window {
public:
    /// `room` lines with `line` among them; empty if the file cannot be read.
    std::vector<numbered_line> around(const std::string& file, int line, std::size_t room);

private:
    std::map<std::string, std::vector<std::string>> files_;
};

}  // namespace pawl::check::report

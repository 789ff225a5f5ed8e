// Lines of source files, read once.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace pawl::check::report {

class source_lines {
public:
    /// The line without surrounding blanks; empty if the file cannot be read. Lines count from 1.
    const std::string& line(const std::string& file, int number);
    bool readable(const std::string& file) { return !lines_of(file).empty(); }

private:
    const std::vector<std::string>& lines_of(const std::string& file);

    std::map<std::string, std::vector<std::string>> files_;
};

}  // namespace pawl::check::report

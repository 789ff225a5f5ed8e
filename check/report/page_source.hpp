// The source lines that a page shows: a window around each line that is used, and no more.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace pawl::check::report {

class page_source {
public:
    /// The number of the file on the page; -1 for none. Its text is read when the page is written.
    int use(const std::string& file, int line);

    /// [{"name", "path", "blocks": [[first line, [text ...]] ...]} ...]; no blocks for a file that cannot be read.
    nlohmann::ordered_json write() const;

private:
    std::map<std::string, int> number_;
    std::vector<std::pair<std::string, std::set<int>>> files_;
};

}  // namespace pawl::check::report

// Places in sources as SARIF names them: relative to the root of the sources where they stand below it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "check/report/symbolizer.hpp"

namespace pawl::check::report {

class sarif_places {
public:
    /// `root` is absolute; empty: every file is named in full.
    explicit sarif_places(const std::string& root);

    /// {"uri": "src/a.cpp", "uriBaseId": "SRCROOT"}
    nlohmann::ordered_json artifact(const std::string& file) const;
    /// A location with a physicalLocation; with the function's name where it is known. No line: the whole file.
    nlohmann::ordered_json location(const source_frame& place) const;
    nlohmann::ordered_json location(const source_frame& place, const std::string& message) const;
    /// originalUriBaseIds.
    nlohmann::ordered_json bases() const;

private:
    std::string root_;  // ends with a slash, or is empty
};

/// "file:///a%20folder/x.cpp": what has no place in a URI is written as bytes.
std::string file_uri(std::string_view absolute_path);

/// {"text": ...}: brackets that would make a link are escaped, as the format wants.
nlohmann::ordered_json sarif_message(std::string_view text);

}  // namespace pawl::check::report

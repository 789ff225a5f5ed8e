#include "check/report/sarif_places.hpp"

#include <cctype>
#include <cstring>
#include <filesystem>

#include "check/report/function_path.hpp"
#include "check/report/safe_text.hpp"

namespace pawl::check::report {
namespace {

using json = nlohmann::ordered_json;

constexpr const char* base_name = "SRCROOT";

std::string as_uri(std::string_view path) {
    std::string uri;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || std::strchr("/-._~", c) != nullptr) {
            uri += c;
            continue;
        }
        uri += '%';
        uri += "0123456789ABCDEF"[byte >> 4];
        uri += "0123456789ABCDEF"[byte & 15];
    }
    return uri;
}

}  // namespace

std::string file_uri(std::string_view absolute_path) { return "file://" + as_uri(absolute_path); }

json sarif_message(std::string_view text) {
    std::string words = valid_utf8(text);
    // [text](place) is a link in any message.
    for (auto end = words.find("]("); end != std::string::npos; end = words.find("](", end + 1)) {
        words.insert(end, "\\");
        if (const auto begin = words.rfind('[', end); begin != std::string::npos) words.insert(begin, "\\"), ++end;
        ++end;
    }
    return {{"text", words}};
}

sarif_places::sarif_places(const std::string& root) : root_(root) {
    if (!root_.empty() && !root_.ends_with('/')) root_ += '/';
}

json sarif_places::artifact(const std::string& file) const {
    const std::string path = std::filesystem::path(file).lexically_normal().string();
    if (!root_.empty() && path.starts_with(root_) && path.size() > root_.size())
        return {{"uri", as_uri(path.substr(root_.size()))}, {"uriBaseId", base_name}};
    if (path.starts_with('/')) return {{"uri", file_uri(path)}};
    return {{"uri", as_uri(path)}, {"uriBaseId", base_name}};
}

json sarif_places::location(const source_frame& place) const {
    json where = json::object();
    if (!place.file.empty()) {
        where["physicalLocation"] = {{"artifactLocation", artifact(place.file)}};
        if (place.line > 0) where["physicalLocation"]["region"]["startLine"] = place.line;
        if (place.line > 0 && place.column > 0) where["physicalLocation"]["region"]["startColumn"] = place.column;
    }
    if (!place.function.empty()) {
        const std::string name = valid_utf8(path_of(place.function).whole());
        where["logicalLocations"] = json::array({{{"fullyQualifiedName", name}, {"kind", "function"}}});
    }
    return where;
}

json sarif_places::location(const source_frame& place, const std::string& message) const {
    json where = location(place);
    where["message"] = sarif_message(message);
    return where;
}

json sarif_places::bases() const {
    if (root_.empty()) return json::object();
    return {{base_name, {{"uri", file_uri(root_)}}}};
}

}  // namespace pawl::check::report

#include "sketch/advice/channel_advice.hpp"

#include <optional>
#include <regex>

#include "check/report/function_path.hpp"
#include "sketch/advice/text_file.hpp"

namespace pawl::sketch {
namespace {

struct found_line {
    std::string place;  // tablet_button.ino:9
    std::string text;   // without blanks around it
    std::string name;   // what the pattern's first group says
};

std::string trimmed(const std::string& line) {
    const auto first = line.find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    return line.substr(first, line.find_last_not_of(" \t") - first + 1);
}

std::vector<found_line> lines_with(const std::regex& pattern, const std::vector<std::filesystem::path>& sources) {
    std::vector<found_line> all;
    for (const auto& file : sources) {
        const text_lines lines = read_lines(file);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            std::smatch match;
            if (!std::regex_search(lines[i], match, pattern)) continue;
            all.push_back({file.filename().string() + ":" + std::to_string(i + 1), trimmed(lines[i]),
                           match.size() > 1 ? match[1].str() : ""});
        }
    }
    return all;
}

// Of the call's only parameter: what it receives by reference or pointer.
std::string message_of(std::string_view function) {
    static const std::regex one_parameter(R"(\(([\w:<> ]+?)(?: const)?\s*[&*]\)\s*(?:const)?$)");
    std::cmatch match;
    if (!std::regex_search(function.data(), function.data() + function.size(), match, one_parameter)) return "T";
    return match[1].str();
}

std::string next_step(const std::string& place, const std::string& text) {
    return "\n          " + (place.empty() ? "" : place + "  ") + text;
}

}  // namespace

std::string channel_advice(std::string_view function, const std::vector<std::filesystem::path>& sources) {
    const check::report::function_path path = check::report::path_of(function);
    const std::string type = path.components.size() > 1 ? path.components[path.components.size() - 2] : "";
    const std::string message = message_of(function);
    const std::string channel = "pawl::static_channel<" + message + ", N>";
    std::string text = "a channel of Pawl" + (type.empty() ? std::string() : " in the place of " + type) +
                       ": whoever is stopped half-way in it keeps nobody waiting";
    text += next_step("", "#include <pawl/channel.hpp>");
    const auto declared = type.empty()
                              ? std::vector<found_line>()
                              : lines_with(std::regex("^\\s*(?:static\\s+)?" + type + R"(\s+(\w+)\s*;)"), sources);
    const std::string name = declared.empty() ? "channel" : declared.front().name;
    const std::string fresh = channel + " " + name + ";   N: how many may stand in it";
    text += declared.empty() ? next_step("", fresh)
                             : next_step(declared.front().place, declared.front().text + "  becomes  " + fresh);
    text += next_step("", "auto sender = " + name + ".sender();  auto receiver = " + name +
                              ".receiver();   each task and each interrupt one of its own");
    for (const found_line& one : lines_with(std::regex("\\b" + name + R"(\s*\.\s*(\w+)\s*\()"), sources)) {
        const bool receives = one.name.find("recv") != std::string::npos ||
                              one.name.find("receive") != std::string::npos ||
                              one.name.find("pop") != std::string::npos || one.name == path.last();
        text += next_step(one.place, one.text + "  with  " +
                                         (receives ? "receiver.try_recv(): the message, or why there is none"
                                                   : "sender.try_send(message): full, it gives the message back"));
    }
    return text;
}

}  // namespace pawl::sketch

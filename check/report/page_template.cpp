#include "check/report/page_template.hpp"

namespace pawl::check::report {

std::string filled(std::string_view shape, const std::map<std::string_view, std::string>& texts) {
    std::string result;
    while (true) {
        const auto open = shape.find("{{");
        if (open == std::string_view::npos) return result.append(shape);
        const auto close = shape.find("}}", open);
        result.append(shape.substr(0, open));
        result += texts.at(shape.substr(open + 2, close - open - 2));
        shape.remove_prefix(close + 2);
    }
}

}  // namespace pawl::check::report

#include "cli/checked_option.hpp"

namespace pawl::cli {

void refuse_value(const std::string& option, const std::string& allowed, const std::string& given) {
    throw CLI::ValidationError(option, allowed + ", not '" + given + "'");
}

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
    return text;
}

}  // namespace pawl::cli

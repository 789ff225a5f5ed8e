#include "check/report/account.hpp"

#include <algorithm>

#include "check/report/safe_text.hpp"

namespace pawl::check::report {

std::vector<std::string> account_lines(const verdict& whole) {
    if (!whole.what || whole.what->kind != wire::finding_kind::assertion) return {};
    std::string all = valid_utf8(whole.recorded.account);
    std::ranges::replace(all, '\t', ' ');
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < all.size();) {
        const std::size_t end = std::min(all.find('\n', from), all.size());
        lines.push_back(all.substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

}  // namespace pawl::check::report

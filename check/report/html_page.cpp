#include "check/report/html_page.hpp"

#include <nlohmann/json.hpp>

#include "check/report/html/embedded.hpp"
#include "check/report/html_verdict.hpp"
#include "check/report/page_model.hpp"
#include "check/report/picture.hpp"
#include "check/report/safe_text.hpp"

namespace pawl::check::report {
namespace {

/// Each `{{name}}` of the template becomes a text; what is put in is not looked at again.
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

}  // namespace

std::string html_page(const verdict& whole, symbolizer& symbols) {
    const verdict shown = pictured(whole);
    task_words names(shown.what ? &*shown.what : nullptr, shown, symbols);
    // The sentences first: what has no name of its own is lettered in the order in which it is named.
    std::string title = html_title(whole, names);
    std::string sentences = html_verdict(whole, names);
    const nlohmann::ordered_json model = page_model(shown, names);
    using handler = nlohmann::ordered_json::error_handler_t;
    return filled(html::page_html, {{"title", std::move(title)},
                                    {"verdict", std::move(sentences)},
                                    {"style", std::string(html::page_css)},
                                    {"script", std::string(html::page_js)},
                                    {"story", json_in_script(model.dump(-1, ' ', false, handler::replace))}});
}

}  // namespace pawl::check::report

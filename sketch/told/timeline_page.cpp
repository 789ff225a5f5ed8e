#include "sketch/told/timeline_page.hpp"

#include <nlohmann/json.hpp>

#include "check/report/page_template.hpp"
#include "check/report/safe_text.hpp"
#include "sketch/told/html/embedded.hpp"
#include "sketch/told/timeline_model.hpp"

namespace pawl::sketch {
namespace {

using check::report::html_text;

// The first sentence is the headline.
std::string ending_html(std::string_view ending) {
    std::string text;
    while (!ending.empty()) {
        std::string_view line = ending.substr(0, ending.find('\n'));
        ending.remove_prefix(std::min(ending.size(), line.size() + 1));
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        if (line.empty()) continue;
        if (text.empty()) {
            text = "<h1>" + html_text(line) + "</h1>\n";
            continue;
        }
        std::string label;
        for (const std::string_view word : {"Why ", "Cure "})
            if (line.starts_with(word)) {
                label = "<b>" + std::string(word.substr(0, word.size() - 1)) + "</b> ";
                line.remove_prefix(word.size());
            }
        text += "<p>" + label + html_text(line) + "</p>\n";
    }
    return text;
}

}  // namespace

std::string timeline_page(const timeline& of, const std::string& title, const std::string& ending,
                          const check::report::verdict& verdict, check::report::symbolizer& symbols) {
    check::report::task_words names(verdict.what ? &*verdict.what : nullptr, verdict, symbols);
    const nlohmann::ordered_json model = timeline_model(of, names);
    using handler = nlohmann::ordered_json::error_handler_t;
    return check::report::filled(
        html::page_html, {{"title", html_text(title)},
                          {"ending", ending_html(ending)},
                          {"style", std::string(html::page_css)},
                          {"script", std::string(html::page_js)},
                          {"model", check::report::json_in_script(model.dump(-1, ' ', false, handler::replace))}});
}

}  // namespace pawl::sketch

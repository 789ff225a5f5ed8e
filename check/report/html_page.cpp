#include "check/report/html_page.hpp"

#include <nlohmann/json.hpp>

#include "check/report/html/embedded.hpp"
#include "check/report/html_verdict.hpp"
#include "check/report/page_model.hpp"
#include "check/report/page_template.hpp"
#include "check/report/picture.hpp"
#include "check/report/safe_text.hpp"

namespace pawl::check::report {
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

#include "apps/tablet/web/answers.hpp"

#include <string>

#include "apps/tablet/web/embedded.hpp"

namespace tablet::web {

namespace {

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

response text(const request& to, http::status status, std::string_view type, std::string_view body) {
    response made{status, to.version()};
    made.set(http::field::content_type, beast::string_view{type.data(), type.size()});
    made.set(http::field::cache_control, "no-store");
    made.set("X-Content-Type-Options", "nosniff");
    made.set("Content-Security-Policy",
             "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
             "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    made.keep_alive(to.keep_alive());
    if (to.method() == http::verb::head)
        made.content_length(body.size());
    else
        made.body() = body;
    if (to.method() != http::verb::head) made.prepare_payload();
    return made;
}

}  // namespace

bool is_own_host(std::string_view host, std::uint16_t port) {
    const std::string number = std::to_string(port);
    for (const std::string_view name : {"127.0.0.1", "localhost"}) {
        if (host == std::string{name} + ":" + number) return true;
        if (port == 80 && host == name) return true;
    }
    return false;
}

bool is_own_origin(std::string_view origin, std::uint16_t port) {
    if (origin.empty()) return true;
    return origin.starts_with("http://") && is_own_host(origin.substr(7), port);
}

response refusal(const request& to, http::status status, std::string_view why) {
    return text(to, status, "text/plain; charset=utf-8", std::string{why} + "\n");
}

response answer(const request& to, std::uint16_t port) {
    if (!is_own_host(view(to[http::field::host]), port))
        return refusal(to, http::status::forbidden, "this tablet is at 127.0.0.1 and answers to no other name");
    if (to.method() != http::verb::get && to.method() != http::verb::head) {
        response no = refusal(to, http::status::method_not_allowed, "only GET and HEAD");
        no.set(http::field::allow, "GET, HEAD");
        return no;
    }
    const std::string_view path = view(to.target()).substr(0, view(to.target()).find('?'));
    if (path == "/") return text(to, http::status::ok, "text/html; charset=utf-8", page_html);
    if (path == "/page.css") return text(to, http::status::ok, "text/css; charset=utf-8", page_css);
    if (path == "/page.js") return text(to, http::status::ok, "text/javascript; charset=utf-8", page_js);
    return refusal(to, http::status::not_found, "there is no such page");
}

}  // namespace tablet::web

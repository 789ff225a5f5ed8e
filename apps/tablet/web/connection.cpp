#include "apps/tablet/web/connection.hpp"

#include <chrono>
#include <string_view>

namespace tablet::web {

void connection::read() {
    parser_.emplace();
    parser_->header_limit(8'192);
    parser_->body_limit(1'024);
    stream_.expires_after(std::chrono::seconds{10});
    http::async_read(stream_, incoming_, *parser_, [self = shared_from_this()](beast::error_code error, std::size_t) {
        if (error == http::error::header_limit || error == http::error::body_limit ||
            error == http::error::bad_method || error == http::error::bad_version || error == http::error::bad_target ||
            error == http::error::bad_field) {
            request bad{http::verb::get, "/", 11};
            bad.keep_alive(false);
            return self->write(refusal(bad, http::status::bad_request, "this is no request"));
        }
        if (error) return;  // closed, gone, silent: the connection ends with the last who holds it
        self->take(self->parser_->release());
    });
}

void connection::take(request asked) {
    if (!websocket::is_upgrade(asked)) return write(answer(asked, host_.port()));
    const auto view = [&](http::field name) { return std::string_view{asked[name].data(), asked[name].size()}; };
    if (!is_own_host(view(http::field::host), host_.port()) || !is_own_origin(view(http::field::origin), host_.port()))
        return write(refusal(asked, http::status::forbidden, "only the tablet's own page may press its buttons"));
    if (asked.target() != "/buttons")
        return write(refusal(asked, http::status::not_found, "there are no such buttons"));
    if (!host_.becomes_browser(stream_, asked)) {
        asked.keep_alive(false);
        write(refusal(asked, http::status::service_unavailable, "too many browsers press these buttons already"));
    }
}

void connection::write(response answer) {
    outgoing_.emplace(std::move(answer));
    stream_.expires_after(std::chrono::seconds{10});
    http::async_write(stream_, *outgoing_, [self = shared_from_this()](beast::error_code error, std::size_t) {
        if (error) return;
        if (!self->outgoing_->keep_alive()) {
            self->stream_.socket().shutdown(tcp::socket::shutdown_send, error);
            return;
        }
        self->read();
    });
}

}  // namespace tablet::web

#include "apps/tablet/web/browser.hpp"

#include <chrono>
#include <utility>

#include <nlohmann/json.hpp>

namespace tablet::web {

std::optional<asked_press> read_message(const std::string& text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("press") || !json["press"].is_string()) return std::nullopt;
    const auto which = button_called(json["press"].get_ref<const std::string&>());
    if (!which) return std::nullopt;
    if (json.contains("change")) {
        const auto& change = json["change"];
        if (!change.is_number() || !description(*which).takes_value) return std::nullopt;
        const auto by = change.get<float>();
        if (!(by >= -20'000 && by <= 20'000)) return std::nullopt;
        return asked_press{*which, manner::change, by};
    }
    if (!json.contains("value")) return asked_press{*which, manner::press, 0};
    const auto& value = json["value"];
    if (!value.is_number() || !takes(*which, value.get<float>())) return std::nullopt;
    return asked_press{*which, manner::set, value.get<float>()};
}

browser::browser(beast::tcp_stream stream, presses& press, std::function<void(browser&)> gone)
    : socket_{std::move(stream)}, press_{press}, gone_{std::move(gone)} {}

void browser::begin(request asked) {
    auto& stream = beast::get_lowest_layer(socket_);
    stream.expires_never();  // the WebSocket has limits of its own
    beast::error_code ignored;
    // A slow browser goes without states; it is not shown what was seconds ago.
    stream.socket().set_option(asio::socket_base::send_buffer_size{32'768}, ignored);
    stream.socket().set_option(tcp::no_delay{true}, ignored);
    auto limits = websocket::stream_base::timeout::suggested(beast::role_type::server);
    limits.handshake_timeout = std::chrono::seconds{10};
    limits.idle_timeout = std::chrono::seconds{60};
    limits.keep_alive_pings = true;
    socket_.set_option(limits);
    socket_.read_message_max(most_message);
    socket_.auto_fragment(false);  // a state is one frame
    auto held = std::make_shared<request>(std::move(asked));
    socket_.async_accept(*held, [self = shared_from_this(), held](beast::error_code error) {
        if (error) return self->over();
        self->open_ = true;
        self->read();
    });
}

void browser::read() {
    socket_.async_read(incoming_, [self = shared_from_this()](beast::error_code error, std::size_t) {
        if (error) return self->over();  // closed, gone, or it sent what is no WebSocket or too long: Beast has said so
        const auto asked =
            self->socket_.got_text() ? read_message(beast::buffers_to_string(self->incoming_.data())) : std::nullopt;
        self->incoming_.consume(self->incoming_.size());
        if (!asked) return self->end(websocket::close_code::policy_error);
        self->take(*asked);
    });
}

void browser::take(const asked_press& asked) {
    if (press_.press(asked.what, asked.how, asked.value)) {
        ++taken_;
        sequence_ = press_.sent();
        read();
    } else {
        // The channel is full. Whoever floods it waits for the next state, and then the network keeps what it sends.
        ++refused_;
        rests_ = true;
    }
}

void browser::tell(const std::string& state) {
    if (!open_ || closing_) return;
    if (rests_) {
        rests_ = false;
        read();
    }
    if (writing_) {
        ++skipped_;
        return;
    }
    const nlohmann::json you{{"sequence", sequence_}, {"taken", taken_}, {"refused", refused_}, {"skipped", skipped_}};
    outgoing_.assign(state, 0, state.size() - 1);
    outgoing_ += ",\"you\":" + you.dump() + "}";
    writing_ = true;
    socket_.text(true);
    socket_.async_write(asio::buffer(outgoing_), [self = shared_from_this()](beast::error_code error, std::size_t) {
        self->writing_ = false;
        if (error) self->over();
    });
}

void browser::end(websocket::close_code why) {
    closing_ = true;
    socket_.async_close(why, [self = shared_from_this()](beast::error_code) { self->over(); });
}

void browser::hang_up() {
    beast::error_code ignored;
    beast::get_lowest_layer(socket_).socket().close(ignored);
}

void browser::over() {
    if (std::exchange(is_over_, true)) return;
    open_ = false;
    hang_up();
    gone_(*this);
}

}  // namespace tablet::web

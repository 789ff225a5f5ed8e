// One WebSocket: presses come in, states go out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "apps/tablet/command_path.hpp"
#include "apps/tablet/presses.hpp"
#include "apps/tablet/web/asio.hpp"

namespace tablet::web {

/// What a message asks for.
struct asked_press {
    button what;
    manner how;
    float value;
};
/// {"press":"echo"}, {"press":"volume","value":0.4}, {"press":"volume","change":-0.1}. Anything else is nothing.
[[nodiscard]] std::optional<asked_press> read_message(const std::string& text);

class browser : public std::enable_shared_from_this<browser> {
public:
    static constexpr std::size_t most_message = 1024;  ///< bytes

    /// press: of the server. gone: called once, when it is over.
    browser(beast::tcp_stream stream, presses& press, std::function<void(browser&)> gone);
    void begin(request asked);
    /// 20 times a second. state: a JSON object, to which is added what concerns this browser alone. One that has not taken the last
    /// one goes without.
    void tell(const std::string& state);
    /// Without good-byes.
    void hang_up();

private:
    void read();
    void take(const asked_press& asked);
    void end(websocket::close_code why);
    void over();

    websocket::stream<beast::tcp_stream> socket_;
    presses& press_;
    std::function<void(browser&)> gone_;
    beast::flat_buffer incoming_{most_message + 64};
    std::string outgoing_;
    std::uint64_t sequence_ = 0;  // of its newest press
    std::uint64_t taken_ = 0, refused_ = 0, skipped_ = 0;
    bool open_ = false, writing_ = false, rests_ = false, closing_ = false, is_over_ = false;
};

}  // namespace tablet::web

#include "apps/tablet/web/server.hpp"

#include <pawl/task/thread.hpp>

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "apps/tablet/web/asio.hpp"
#include "apps/tablet/web/browser.hpp"
#include "apps/tablet/web/connection.hpp"

namespace tablet::web {

class server::impl final : public host_of_connections {
public:
    impl(const server_settings& settings, presses::taker press, teller tell)
        : settings_{settings}, press_{source::web, std::move(press)}, tell_{std::move(tell)} {}

    /// Empty: it listens.
    std::string listen() {
        const unsigned last = settings_.or_the_next && settings_.port != 0 ? settings_.port + 20U : settings_.port;
        std::string why;
        for (unsigned port = settings_.port; port <= std::min(last, 65'535U); ++port) {
            beast::error_code error;
            listener_.close(error);
            listener_.open(tcp::v4(), error);
            if (!error) listener_.set_option(asio::socket_base::reuse_address{true}, error);
            if (!error) listener_.bind({asio::ip::address_v4::loopback(), static_cast<std::uint16_t>(port)}, error);
            if (!error) listener_.listen(64, error);
            if (!error) {
                port_ = listener_.local_endpoint().port();
                return {};
            }
            if (why.empty()) why = "port " + std::to_string(port) + ": " + error.message();
            if (error != asio::error::address_in_use) break;
        }
        return why;
    }
    void begin() {
        accept();
        due_ = std::chrono::steady_clock::now();
        tick();
        thread_ = pawl::thread{"tablet-web", [this] { context_.run(); }};
    }
    void end() {
        asio::post(context_, [this] { context_.stop(); });
        if (thread_.joinable()) thread_.join();
        // What the context still holds refers to the server.
        for (const auto& each : std::exchange(browsers_, {})) each->hang_up();
    }

    [[nodiscard]] std::uint16_t port() const noexcept override { return port_; }
    [[nodiscard]] bool becomes_browser(beast::tcp_stream& stream, request& asked) override {
        if (browsers_.size() >= settings_.most_browsers) return false;
        const auto added = std::make_shared<browser>(std::move(stream), press_, [this](browser& gone) {
            std::erase_if(browsers_, [&](const auto& each) { return each.get() == &gone; });
        });
        browsers_.push_back(added);
        added->begin(std::move(asked));
        return true;
    }
    void connection_is_over() override { --connections_; }

private:
    void accept() {
        listener_.async_accept([this](beast::error_code error, tcp::socket socket) {
            if (error == asio::error::operation_aborted) return;
            if (error) {  // no more descriptors, say: later there are
                pause_.expires_after(std::chrono::milliseconds{100});
                return pause_.async_wait([this](beast::error_code ended) {
                    if (!ended) accept();
                });
            }
            // Others wait in the kernel's queue, or are refused there: no memory grows here.
            if (connections_ < settings_.most_browsers + 64) {
                ++connections_;
                std::make_shared<connection>(std::move(socket), *this)->read();
            }
            accept();
        });
    }
    void tick() {
        due_ = std::max(due_ + std::chrono::milliseconds{50}, std::chrono::steady_clock::now());
        ticks_.expires_at(due_);
        ticks_.async_wait([this](beast::error_code ended) {
            if (ended) return;
            if (!browsers_.empty()) {
                const std::string state = tell_();
                // One that ends meanwhile leaves the list.
                for (const auto& each : std::vector{browsers_}) each->tell(state);
            }
            tick();
        });
    }

    server_settings settings_;
    presses press_;
    teller tell_;
    std::size_t connections_ = 0;  // before what holds them
    asio::io_context context_{1};
    tcp::acceptor listener_{context_};
    asio::steady_timer ticks_{context_}, pause_{context_};
    std::chrono::steady_clock::time_point due_;
    std::uint16_t port_ = 0;
    std::vector<std::shared_ptr<browser>> browsers_;
    pawl::thread thread_;
};

server::server(std::unique_ptr<impl> made) : impl_{std::move(made)} {}
server::~server() { impl_->end(); }
std::uint16_t server::port() const noexcept { return impl_->port(); }

std::expected<std::unique_ptr<server>, std::string> server::open(const server_settings& settings, presses::taker press,
                                                                 teller tell) {
    auto made = std::make_unique<impl>(settings, std::move(press), std::move(tell));
    if (std::string why = made->listen(); !why.empty()) return std::unexpected(std::move(why));
    made->begin();
    return std::unique_ptr<server>{new server{std::move(made)}};
}

}  // namespace tablet::web

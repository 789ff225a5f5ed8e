// A client of a JACK server, which calls when it wants samples.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/sound/backend.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace pawl::inline PAWL_PORT::sound {

struct jack_settings {
    std::string server{};  ///< its name; empty: $JACK_DEFAULT_SERVER, or "default"
    bool connect = true;   ///< to the first outputs that there are
};

/// The server's rate is the one that is played. The mix is rendered on JACK's own real-time thread; run() only waits. No server is
/// started.
class jack final : public backend {
public:
    explicit jack(std::string name, jack_settings settings = {});
    ~jack() override;

    [[nodiscard]] std::expected<format, failure> open(format wanted) override;
    /// device_failed, once the server goes away.
    [[nodiscard]] std::expected<void, failure> run(renderer& source, stop_token until) override;
    [[nodiscard]] std::uint32_t period() const noexcept override;
    [[nodiscard]] std::uint32_t delay() const noexcept override;
    /// Periods that the server missed, ours or another client's fault.
    [[nodiscard]] std::uint64_t underruns() const noexcept override;

private:
    struct client;
    std::string name_;
    jack_settings settings_;
    std::unique_ptr<client> client_;
};

}  // namespace pawl::inline PAWL_PORT::sound

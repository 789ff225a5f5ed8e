// What a request is answered with: a file of the page, or why not.
#pragma once

#include <cstdint>
#include <string_view>

#include "apps/tablet/web/asio.hpp"

namespace tablet::web {

/// Whether a header names this server. Any other name is a page of somebody else that calls itself so (DNS rebinding).
[[nodiscard]] bool is_own_host(std::string_view host, std::uint16_t port);
/// Whether the page that a WebSocket is opened from is ours. Programs that are no browsers say nothing, and may.
[[nodiscard]] bool is_own_origin(std::string_view origin, std::uint16_t port);

/// Anything but a WebSocket.
[[nodiscard]] response answer(const request& to, std::uint16_t port);
[[nodiscard]] response refusal(const request& to, http::status status, std::string_view why);

}  // namespace tablet::web

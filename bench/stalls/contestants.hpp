// Every channel that this program knows, whatever language it is written in.
#pragma once

#include <memory>
#include <string_view>

#include "../channels/measure/any_channel.hpp"

namespace stalls {

struct contestant {
    std::string_view name;
    unsigned senders = 0;
    std::unique_ptr<bench::any_channel> channel;
};

void list_contestants();

/// With a null channel where there is none of this name.
contestant open_contestant(std::string_view name);

}  // namespace stalls

// All channels. Each has a header of its own in pawl/channel/.
#pragma once

#include <pawl/channel/bounded.hpp>
#include <pawl/channel/rendezvous.hpp>
#include <pawl/channel/select.hpp>
#include <pawl/channel/ring.hpp>
#include <pawl/channel/static_channel.hpp>

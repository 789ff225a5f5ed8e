// All channels. Each has a header of its own in pawl/channel/.
#pragma once

#include <pawl/channel/async_select.hpp>
#include <pawl/channel/bounded.hpp>
#include <pawl/channel/broadcast.hpp>
#include <pawl/channel/latest.hpp>
#include <pawl/channel/never.hpp>
#include <pawl/channel/oneshot.hpp>
#include <pawl/channel/rendezvous.hpp>
#include <pawl/channel/ring.hpp>
#include <pawl/channel/select.hpp>
#include <pawl/channel/session.hpp>
#include <pawl/channel/static_channel.hpp>
#include <pawl/channel/timer.hpp>
#include <pawl/channel/unbounded.hpp>
#include <pawl/task/block_on.hpp>

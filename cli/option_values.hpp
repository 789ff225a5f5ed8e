// Values of options as users write them. The errors are sentences that say what is allowed.
#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "check/supervise/shard.hpp"
#include "check/wire/session.hpp"

namespace pawl::cli {

/// `500ms`, `60s`, `2m`, `1h`; a number alone is seconds.
std::expected<std::chrono::nanoseconds, std::string> parse_duration(std::string_view text);

/// The same, or 0 in any unit: for ever.
std::expected<std::chrono::nanoseconds, std::string> parse_duration_or_for_ever(std::string_view text);

/// `512M`, `2G`, `64K`; a number alone is bytes.
std::expected<std::size_t, std::string> parse_size(std::string_view text);

/// `NAME=prio:50,policy:fifo,core:0`: policy fifo, rr or other; core a number or `any`. Each part may be left out.
std::expected<check::wire::task_rule, std::string> parse_task_rule(std::string_view text);

/// `NAME=20ms`: by when a task must wait again once it may run.
std::expected<check::wire::task_rule, std::string> parse_deadline(std::string_view text);

/// `2/4`: the second of four.
std::expected<check::supervise::shard, std::string> parse_shard(std::string_view text);

/// `host,4/other,:` as GNU parallel has them: a number is how many shards it searches at once, `:` is this machine.
struct host {
    std::string login;
    unsigned shards = 1;
};
std::expected<std::vector<host>, std::string> parse_hosts(std::string_view text);

/// Words of a --cflags or --ldflags value, as a shell would split them: quotes and backslashes keep blanks.
std::expected<std::vector<std::string>, std::string> parse_flags(std::string_view text);

}  // namespace pawl::cli

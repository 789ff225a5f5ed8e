// What a task does, in words.
#pragma once

#include <string>
#include <string_view>

#include "check/wire/finding.hpp"

namespace pawl::check::report {

/// "mutex", "condition variable" ...; empty for a place in memory.
std::string_view object_noun(wire::operation_kind kind);

/// "locks mutex a", "reads turn: 3". `object` is the name of the thing, `other` that of another task.
std::string event_words(const wire::trace_event& event, const std::string& object, const std::string& other);

/// How a task that stands before this operation waits: "waits for mutex a", "waits for task1 to end".
/// `which`: of a service, its wire::service.
std::string waiting_words(wire::operation_kind kind, const std::string& object, const std::string& other,
                          std::uint8_t which = 0);

/// For JSON: "mutex_lock".
std::string_view operation_key(wire::operation_kind kind);

}  // namespace pawl::check::report

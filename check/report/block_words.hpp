// Memory in words: variables by their names, heap blocks by where they were allocated and freed.
#pragma once

#include <string>

#include "check/report/paragraph.hpp"

namespace pawl::check::report {

/// " at a.c:12 in work, called at a.c:30"; empty if nothing is known.
std::string place_words(const wire::stack_trace& stack, task_words& names);

/// The variable's name; empty if it has none, or stands on the heap.
std::string variable_words(std::uint64_t address, const wire::block_facts& block, task_words& names);
/// "8 bytes at offset 16 of a heap block of 40 bytes", or the variable's name.
std::string memory_words(std::uint64_t address, unsigned size, const wire::block_facts& block, task_words& names);
/// "a heap block of 40 bytes".
std::string short_memory_words(std::uint64_t address, const wire::block_facts& block);
/// "The block was allocated by task "main" at a.c:5 and freed by task "worker" at a.c:9."
std::string history_words(const wire::block_facts& block, task_words& names);

/// use_after_free and double_free.
explanation explain_freed(const wire::finding& what, const verdict& whole, task_words& names);

}  // namespace pawl::check::report

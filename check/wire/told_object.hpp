// What is known, while a board runs, of the object that a task waits for: behind the wait_facts of the event.
#pragma once

#include <cstdint>

#include "check/wire/named_objects.hpp"

namespace pawl::check::wire {

struct told_object {
    std::uint64_t handle;  // the variable that leads to it; 0: none is known
    char noun[sizeof named_object::noun];
    char name[sizeof named_object::name];  // that the program gave it; empty: none
};

}  // namespace pawl::check::wire

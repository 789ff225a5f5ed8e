// What each kind of operation does to its object, as a table: reads or writes it, takes it, gives it back, wakes at it.
#pragma once

#include "check/wire/operation_kind.hpp"

namespace pawl::check::report {

struct operation_use {
    bool reads = false;
    bool writes = false;
    bool takes = false;   // a lock; whether it got it depends on the outcome
    bool shared = false;  // several may have it so
    bool tries = false;   // takes without waiting
    bool gives = false;   // a lock back
    bool sleeps = false;  // waits to be woken
    bool wakes = false;
};

/// Kinds that the table does not name do nothing to their object.
operation_use use_of(wire::operation_kind kind);

}  // namespace pawl::check::report

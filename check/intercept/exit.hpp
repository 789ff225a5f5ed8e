// How the program ends: exit and its handlers, abort, assert, an exception that nobody catches.
#pragma once

namespace pawl::check::intercept {

/// Handlers registered before the first execution stay; those of an execution are forgotten.
void restart_exit_handlers();
void install_terminate_handler();

/// What handlers that have not run yet will get.
void each_exit_argument(void (*visit)(void*, const void*), void* self);

}  // namespace pawl::check::intercept

// How the program starts: before main, the worker takes over.
#pragma once

namespace pawl::check::intercept {

/// A static constructor did what needs the simulation: ends this worker; the next one runs constructors inside.
[[noreturn]] void request_simulated_constructors();

}  // namespace pawl::check::intercept

// Random numbers: a program that asks for them must get the same ones in each execution of the same schedule.
#pragma once

namespace pawl::check::intercept {

/// The streams begin anew from the session's seed.
void restart_randomness();

}  // namespace pawl::check::intercept

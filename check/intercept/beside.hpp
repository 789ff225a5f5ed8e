// A client beside a server: a function of the user's that runs as a task of its own once the program listens.
#pragma once

namespace pawl::check::intercept {

/// The program has begun to listen: pawl_beside(), if it is linked, begins as a task. What it returns ends the program.
void begin_beside();
void restart_beside();

}  // namespace pawl::check::intercept

#include "check/intercept/restart.hpp"

#include "check/files/kept.hpp"
#include "check/intercept/beside.hpp"
#include "check/intercept/descriptors.hpp"
#include "check/intercept/exit.hpp"
#include "check/intercept/futex.hpp"
#include "check/intercept/keys.hpp"
#include "check/intercept/leaks.hpp"
#include "check/intercept/memory_map.hpp"
#include "check/intercept/process_settings.hpp"
#include "check/intercept/randomness.hpp"
#include "check/intercept/scheduling.hpp"
#include "check/intercept/semaphore.hpp"
#include "check/intercept/signals.hpp"
#include "check/intercept/verification_names.hpp"

namespace pawl::check::intercept {

void restart_interceptors() {
    restart_atomic_sections();
    restart_beside();
    restart_exit_handlers();
    forget_descriptor_streams();
    forget_futex_waiters();
    restart_keys();
    restart_named_semaphores();
    restart_niceness();
    restart_process_settings();
    restart_randomness();
    restart_reachable();
    restart_signals();
    close_opened_descriptors();
    files::restart();
    rewind_standard_input();
    unmap_foreign();
}

}  // namespace pawl::check::intercept

#include "check/intercept/beside.hpp"

#include <pthread.h>
#include <stdlib.h>

// Whoever has it links it in; the program itself is as it is.
extern "C" __attribute__((weak, visibility("default"))) int pawl_beside();

namespace pawl::check::intercept {
namespace {

bool begun = false;

void* run_beside(void*) {
    pthread_setname_np(pthread_self(), "beside");
    exit(pawl_beside());
}

}  // namespace

void begin_beside() {
    if (!pawl_beside || begun) return;
    begun = true;
    pthread_t task;
    if (pthread_create(&task, nullptr, run_beside, nullptr) == 0) pthread_detach(task);
}

void restart_beside() { begun = false; }

}  // namespace pawl::check::intercept

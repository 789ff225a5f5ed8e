// rand() and its relatives are repeatable by themselves: libc keeps their state, which is put back with libc's data.
// They stand here because a draw is a change that the instrumentation does not show: a loop that draws does not spin.
#include <stdlib.h>

#include "check/intercept/export.hpp"
#include "check/intercept/libc_function.hpp"
#include "check/judge/spin.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/snapshot.hpp"

namespace pawl::check::intercept {
namespace {

libc_function<int()> libc_rand{"rand"};
libc_function<int(unsigned*)> libc_rand_r{"rand_r"};
libc_function<long()> libc_random{"random"};
libc_function<double()> libc_drand48{"drand48"};
libc_function<double(unsigned short*)> libc_erand48{"erand48"};
libc_function<long()> libc_lrand48{"lrand48"};
libc_function<long(unsigned short*)> libc_nrand48{"nrand48"};
libc_function<long()> libc_mrand48{"mrand48"};
libc_function<long(unsigned short*)> libc_jrand48{"jrand48"};

__attribute__((constructor)) void find_libc_functions() {
    libc_rand.find();
    libc_rand_r.find();
    libc_random.find();
    libc_drand48.find();
    libc_erand48.find();
    libc_lrand48.find();
    libc_nrand48.find();
    libc_mrand48.find();
    libc_jrand48.find();
}

void note_draw() {
    if (machine::simulating()) judge::note_change(machine::current_task());
}

// The caller keeps the state itself.
void note_draw(void* state) {
    if (!machine::simulating()) return;
    judge::note_change(machine::current_task());
    machine::program_snapshot().note_write(state);
}

}  // namespace
}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;

PAWL_EXPORT int rand() noexcept { return note_draw(), libc_rand(); }
PAWL_EXPORT int rand_r(unsigned* state) noexcept { return note_draw(state), libc_rand_r(state); }
PAWL_EXPORT long random() noexcept { return note_draw(), libc_random(); }
PAWL_EXPORT double drand48() noexcept { return note_draw(), libc_drand48(); }
PAWL_EXPORT double erand48(unsigned short state[3]) noexcept { return note_draw(state), libc_erand48(state); }
PAWL_EXPORT long lrand48() noexcept { return note_draw(), libc_lrand48(); }
PAWL_EXPORT long nrand48(unsigned short state[3]) noexcept { return note_draw(state), libc_nrand48(state); }
PAWL_EXPORT long mrand48() noexcept { return note_draw(), libc_mrand48(); }
PAWL_EXPORT long jrand48(unsigned short state[3]) noexcept { return note_draw(state), libc_jrand48(state); }

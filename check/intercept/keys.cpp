#include "check/intercept/keys.hpp"

#include <errno.h>
#include <limits.h>
#include <pthread.h>

#include <cstring>

#include "check/intercept/execution_table.hpp"
#include "check/intercept/export.hpp"
#include "check/machine/computer.hpp"

namespace pawl::check::intercept {
namespace {

using machine::key_limit;
using machine::task;
using destructor = void (*)(void*);

struct key {
    destructor destroy;
    bool in_use;
    unsigned generation;  // of the key's number: a value of an earlier key with that number does not count
};

struct slot {
    const void* value;
    unsigned generation;
};

execution_table<key> keys;
execution_table<slot> main_before_first;  // what static constructors stored

own::vector<key>& known() {
    if (keys.now().empty()) keys.now().resize(key_limit);
    return keys.now();
}

// Values stand in pairs with their key's generation.
slot* slots_of(task& t) {
    if (!t.key_values) {
        constexpr std::size_t bytes = key_limit * sizeof(slot);
        auto* fresh = static_cast<slot*>(machine::execution_memory(bytes));
        std::memset(static_cast<void*>(fresh), 0, bytes);
        auto& before = main_before_first.now();
        if (t.id == 0 && !before.empty()) std::memcpy(static_cast<void*>(fresh), before.begin(), bytes);
        t.key_values = reinterpret_cast<const void**>(fresh);
    }
    return reinterpret_cast<slot*>(t.key_values);
}

slot* own_slots() {
    if (machine::simulating()) return slots_of(machine::current_task());
    if (main_before_first.now().empty()) main_before_first.now().resize(key_limit);
    return main_before_first.now().begin();
}

bool valid(pthread_key_t number) { return number < key_limit && known()[number].in_use; }

void schedule_point(wire::operation_kind kind) {
    if (machine::simulating()) machine::the_computer.announce(kind);
}

int create_key(pthread_key_t* out, destructor destroy) {
    schedule_point(wire::operation_kind::object_init);
    auto& all = known();
    for (unsigned i = 0; i < key_limit; ++i) {
        if (all[i].in_use) continue;
        all[i] = {destroy, true, all[i].generation + 1};
        *out = i;
        return 0;
    }
    return EAGAIN;
}

int delete_key(pthread_key_t number) {
    schedule_point(wire::operation_kind::object_destroy);
    if (!valid(number)) return EINVAL;
    known()[number].in_use = false;
    return 0;
}

void* get(pthread_key_t number) {
    if (!valid(number)) return nullptr;
    if (machine::simulating() && !machine::current_task().key_values && main_before_first.now().empty()) return nullptr;
    const slot& s = own_slots()[number];
    return s.generation == known()[number].generation ? const_cast<void*>(s.value) : nullptr;
}

int set(pthread_key_t number, const void* value) {
    if (!valid(number)) return EINVAL;
    own_slots()[number] = {value, known()[number].generation};
    return 0;
}

bool run_destructors_once(slot* values) {
    bool any = false;
    for (pthread_key_t number = 0; number < key_limit; ++number) {
        const key& k = known()[number];
        slot& s = values[number];
        if (!s.value || !k.in_use || !k.destroy || s.generation != k.generation) continue;
        void* value = const_cast<void*>(s.value);
        s.value = nullptr;
        any = true;
        k.destroy(value);
    }
    return any;
}

constexpr int thrd_success = 0, thrd_error = 2;  // of <threads.h>

}  // namespace

void run_key_destructors() {
    task& me = machine::current_task();
    if (!me.key_values) return;
    for (int round = 0; round < PTHREAD_DESTRUCTOR_ITERATIONS; ++round)
        if (!run_destructors_once(slots_of(me))) return;
}

void restart_keys() {
    keys.restart();
    main_before_first.restart();
}

}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;

PAWL_EXPORT int pthread_key_create(pthread_key_t* out, void (*destroy)(void*)) { return create_key(out, destroy); }
PAWL_EXPORT int pthread_key_delete(pthread_key_t number) { return delete_key(number); }
PAWL_EXPORT void* pthread_getspecific(pthread_key_t number) { return get(number); }
PAWL_EXPORT int pthread_setspecific(pthread_key_t number, const void* value) { return set(number, value); }

PAWL_EXPORT int tss_create(pthread_key_t* out, void (*destroy)(void*)) {
    return create_key(out, destroy) == 0 ? thrd_success : thrd_error;
}
PAWL_EXPORT void tss_delete(pthread_key_t number) { delete_key(number); }
PAWL_EXPORT void* tss_get(pthread_key_t number) { return get(number); }
PAWL_EXPORT int tss_set(pthread_key_t number, void* value) {
    return set(number, value) == 0 ? thrd_success : thrd_error;
}

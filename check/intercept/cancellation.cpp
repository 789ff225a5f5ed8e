// pthread_cancel, pthread_exit and C's pthread_cleanup_push. A task ends by a forced unwinding of its stack, as in
// glibc: C++ destructors run as frames are left, C's clean-up buffers are jumped to when their frame is reached.
#include "check/intercept/cancellation.hpp"

#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <unwind.h>

#include <cstring>

#include "check/intercept/export.hpp"
#include "check/intercept/keys.hpp"
#include "check/intercept/mutex.hpp"
#include "check/intercept/threads.hpp"
#include "check/judge/spin.hpp"
#include "check/machine/computer.hpp"

namespace pawl::check::intercept {
namespace {

using machine::operation;
using machine::task;
using machine::the_computer;
using wire::operation_kind;

// The macros of pthread.h keep one of these in the frame of the function that pushes.
__pthread_unwind_buf_t* buffer_of(const task& t) { return static_cast<__pthread_unwind_buf_t*>(t.cleanup_buffers); }
void*& previous(__pthread_unwind_buf_t* buffer) { return buffer->__pad[0]; }

[[noreturn]] void jump_to(__pthread_unwind_buf_t* buffer) {
    _longjmp(reinterpret_cast<__jmp_buf_tag*>(buffer->__cancel_jmp_buf), 1);
}

[[noreturn]] void end_current_task() {
    run_thread_destructors();
    the_computer.end_task();
}

_Unwind_Reason_Code at_frame(int, _Unwind_Action actions, _Unwind_Exception_Class, _Unwind_Exception*,
                             _Unwind_Context* context, void*) {
    task& me = machine::current_task();
    __pthread_unwind_buf_t* buffer = buffer_of(me);
    const bool end = actions & _UA_END_OF_STACK;
    if (buffer && (end || _Unwind_GetCFA(context) > reinterpret_cast<std::uintptr_t>(buffer))) jump_to(buffer);
    if (end) end_current_task();
    return _URC_NO_REASON;
}

void forced_unwind_was_caught(_Unwind_Reason_Code, _Unwind_Exception*) {
    // catch (...) without throw; inside a thread that is being cancelled: glibc aborts the process here.
    the_computer.fail(wire::finding_kind::exception,
                      "a catch (...) swallows the end of the thread (pthread_exit or pthread_cancel)");
}

[[noreturn]] void unwind() {
    task& me = machine::current_task();
    auto* exception = static_cast<_Unwind_Exception*>(machine::execution_memory(sizeof(_Unwind_Exception)));
    std::memset(static_cast<void*>(exception), 0, sizeof *exception);
    exception->exception_cleanup = forced_unwind_was_caught;
    me.unwinding = true;
    _Unwind_ForcedUnwind(exception, at_frame, nullptr);
    // Frames without unwind tables below: nothing of theirs can be cleaned up.
    if (__pthread_unwind_buf_t* buffer = buffer_of(me)) jump_to(buffer);
    end_current_task();
}

}  // namespace

void exit_task(void* result) {
    machine::current_task().result = result;
    unwind();
}

void act_on_cancellation() {
    task& me = machine::current_task();
    if (!me.cancel_pending || me.cancel_disabled || me.unwinding) return;
    exit_task(PTHREAD_CANCELED);
}

void run_thread_local_destructors() {
    task& me = machine::current_task();
    while (machine::thread_local_destructor* one = me.destructors) {
        me.destructors = one->next;
        one->function(one->object);
    }
}

void run_thread_destructors() {
    run_thread_local_destructors();
    run_key_destructors();
    leave_robust_mutexes(machine::current_task());
}

}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
using pawl::check::machine::current_task;
using pawl::check::machine::simulating;

PAWL_EXPORT void pthread_exit(void* result) { exit_task(result); }

PAWL_EXPORT int pthread_cancel(pthread_t thread) {
    if (!simulating()) return ESRCH;
    auto* target = task_of(thread);
    if (!target) return ESRCH;
    operation op;
    op.kind = operation_kind::cancel;
    op.other_task = static_cast<std::int32_t>(target->id);
    the_computer.perform(op);
    if (target->cancel_asynchronous && !target->ended)
        the_computer.fail(pawl::check::wire::finding_kind::unsupported, "asynchronous cancellation");
    target->cancel_pending = true;
    pawl::check::judge::note_change(*target);  // one that sleeps in a loop has something new to wake up for
    the_computer.done(op);
    return 0;
}

PAWL_EXPORT void pthread_testcancel() {
    if (!simulating()) return;
    the_computer.announce(operation_kind::yield);
    act_on_cancellation();
}

PAWL_EXPORT int pthread_setcancelstate(int state, int* old) {
    if (!simulating()) return 0;
    auto& me = current_task();
    if (old) *old = me.cancel_disabled ? PTHREAD_CANCEL_DISABLE : PTHREAD_CANCEL_ENABLE;
    if (state != PTHREAD_CANCEL_DISABLE && state != PTHREAD_CANCEL_ENABLE) return EINVAL;
    me.cancel_disabled = state == PTHREAD_CANCEL_DISABLE;
    return 0;
}

PAWL_EXPORT int pthread_setcanceltype(int type, int* old) {
    if (!simulating()) return 0;
    auto& me = current_task();
    if (old) *old = me.cancel_asynchronous ? PTHREAD_CANCEL_ASYNCHRONOUS : PTHREAD_CANCEL_DEFERRED;
    if (type != PTHREAD_CANCEL_ASYNCHRONOUS && type != PTHREAD_CANCEL_DEFERRED) return EINVAL;
    me.cancel_asynchronous = type == PTHREAD_CANCEL_ASYNCHRONOUS;
    return 0;
}

PAWL_EXPORT void __pthread_register_cancel(__pthread_unwind_buf_t* buffer) {
    if (!simulating()) return;
    auto& me = current_task();
    previous(buffer) = me.cleanup_buffers;
    me.cleanup_buffers = buffer;
}

PAWL_EXPORT void __pthread_unregister_cancel(__pthread_unwind_buf_t* buffer) {
    if (simulating()) current_task().cleanup_buffers = previous(buffer);
}

PAWL_EXPORT void __pthread_unwind_next(__pthread_unwind_buf_t* buffer) {
    current_task().cleanup_buffers = previous(buffer);
    unwind();
}

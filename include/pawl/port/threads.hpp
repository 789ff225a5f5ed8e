// What a platform gives to those who begin threads, where it has them: pawl/port/port.hpp holds what every task needs.
#pragma once

#include <pawl/port/port.hpp>

#if defined(PAWL_PORT_THREADS_HEADER)
#include PAWL_PORT_THREADS_HEADER
#else
#include <pawl/port/linux/thread.hpp>
#endif

//  thread_handle           begins a thread with a thread_request (policy, priority, core, stack), or says what was refused
//  thread_stack            memory for a thread's stack, with a guard; used(): the most that it ever took
//  thread_memory           a base of what a thread runs: where its new puts that
//  stack_setting           what thread_settings say of a stack: its bytes; or the stack itself where stacks_are_given
//  service_stack<N>        for a thread of the library's own; null: the platform gives it one
//  most_apart              how many calls may wait for such a thread
//  run_as(policy)          by the thread itself
//  detail::watch_for_overflow, watch_no_more   whoever runs into its guard says so by name

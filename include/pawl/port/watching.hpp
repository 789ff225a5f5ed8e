// What a platform gives to those who watch tasks from outside, where it can: pawl/port/port.hpp holds what every task needs.
#pragma once

#include <pawl/port/port.hpp>

#if defined(PAWL_PORT_WATCHING_HEADER)
#include PAWL_PORT_WATCHING_HEADER
#else
#include <pawl/port/linux/outside.hpp>
#include <pawl/port/linux/task_facts.hpp>
#endif

//  facts_of(number)        what the scheduler knows of a living task
//  all_tasks{}.each(f)     the facts of each task of the program, also of those that Pawl never met
//  cores_of_this_program() where its tasks may run
//  run_before_all()        the calling task comes before every other one, as far as the platform allows it
//  run_on(core)            the calling task runs nowhere else. False: it may not
//  when_asked(signal, f)   f(signal) runs at once when somebody outside asks, on whichever task; false: no such signal
//  write_out(to, text)     all of it, without memory of its own

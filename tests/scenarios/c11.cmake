# The same situations with memory as C++20 has it (--memory c11), each task on a core of its own: one core shows everybody what was
# written last. Label: c11. docs/libpawl-under-c11.md has what they count. A scenario that is added is explored whole here, too;
# it needs a line below only if that takes more than some seconds.

# What these are about happens on one core.
set(c11_on_one_core
    ceiling_prevents_a_circle interrupts_nest lock_together_inherits semaphore_from_interrupt spin_against_a_higher_task
    spin_against_an_interrupt spin_interrupts_off spin_preemption_off static_from_interrupt trace_interrupt_tells)

# NAME=PREEMPTIONS: make test follows so many; make soak all that come in a minute.
set(c11_up_to @UP_TO@)

function(c11_scenario name)
    set(how --explore exhaustive COMPLETE)
    if(c11_up_to MATCHES "(^|;)${name}=([0-9]+)")
        set(bound ${CMAKE_MATCH_2})
        set(how --preemptions ${bound} PRINTS "up to ${bound} preemption")
        if(PAWL_FURTHER_TESTS)
            set(how --time 60s)
        endif()
    endif()
    verdict_test(c11.${name} 0 none ${name}.cpp ${scenario_flags} --memory c11 --machine free TIMEOUT 240 ${how})
    set_tests_properties(c11.${name} PROPERTIES LABELS c11)
endfunction()

foreach(program IN LISTS programs)
    get_filename_component(name ${program} NAME_WE)
    if(NOT name IN_LIST c11_on_one_core)
        c11_scenario(${name})
    endif()
endforeach()

add_test(NAME c11.page COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/c11_counts.py --missing ${PROJECT_SOURCE_DIR}/docs/libpawl-under-c11.md)

# The same situations with memory as C++20 has it (--memory c11), each task on a core of its own: one core shows everybody what was
# written last. Label: c11. docs/libpawl-under-c11.md has what they count. A scenario that is added is explored whole here, too; it
# needs a line below only if that takes more than some seconds.

# What these are about happens on one core.
set(c11_on_one_core
    async_mutex_lends async_mutex_lends_along async_mutex_lends_to_the_next async_mutex_lent_within_a_level
    ceiling_prevents_a_circle interrupts_nest lock_together_inherits spin_against_a_higher_task
    spin_against_an_interrupt spin_interrupts_off spin_preemption_off)

# NAME=PREEMPTIONS: make test follows so many; make soak all that come in a minute.
set(c11_up_to
    async_destroyed_after_claim=2 async_destroyed_receiver=2 async_destroyed_sender=2 async_destroyed_when_woken=2
    async_mutex_hand_over=2 async_mutex_lent_at_the_end=2 async_wake_passed_on=2 blocking_freeze=2
    blocking_gets_turns=1 blocking_stopped=1 blocking_stopped_by_its_level=2 bound_meeting_made_before=2
    bound_receiver_made_room_before=2 bound_receiver_wants_the_senders_lock=2 bounded_close_against_receive=2
    bounded_close_wakes_senders=2 bounded_forced_sends=2 bounded_laps=2 bounded_receivers_wait=2 bounded_recv_many=2
    bounded_room_is_passed_on=2 bounded_senders_wait=2 bounded_stopped_force=2 bounded_two_senders=2
    bounded_wake_up_is_passed_on=2 broadcast_two_senders=2 ceiling_on_two_cores=2 condition_one_for_each=1
    condition_timeout_against_notify=2 condition_woken_for_another=1 executor_async_mutex=2
    executor_semaphore_on_two_levels=2 executor_stop_against_spawn=2 executor_two_receivers=2
    executor_wake_against_sleep=2 hid_reports=1 level_priority_two_lenders=1 lock_together_against_single=2
    mutex_three_in_a_circle=1 mutex_two_in_a_circle=2 mutex_two_nobody_met=2 patience_against_single=2
    patience_two_tasks=2 progress_one_receiver=2 rendezvous_two_and_two=1 rendezvous_two_senders=1 ring_answers=2
    ring_consumer_closes=2 ring_consumer_goes=2 ring_not_hidden=2 ring_producer_closes=2 ring_sleepers=2
    ring_stopped=2 ring_timeouts=2 scope_end_against_spawn=2 scope_fails_elsewhere=2 scope_two_elsewhere=2
    second_stack_no_thread=2 second_stack_old_place=2 select_either_side=2 select_room_passed_on=2
    select_timeout_against_send=2 select_two_wakeups=2 semaphore_timeout_passes_on=2 semaphore_two_takers=2
    session_choice=2 sound_clear_against_play=1 sound_freeze=1 sound_play_against_the_end=2 sound_retired_by_two=2
    sound_retirement_ends=2 thread_joined_in_a_circle=2 timer_tick=2 timer_two_receivers=2 tty_overwrites=2
    tty_waits=2 unbounded_close=2 unbounded_passes_the_wake_on=2 watch_read_task=2)

function(c11_scenario name)
    set(how --explore exhaustive --time 200s COMPLETE)
    if(c11_up_to MATCHES "(^|;)${name}=([0-9]+)")
        set(bound ${CMAKE_MATCH_2})
        set(how --preemptions ${bound} --time 200s PRINTS "up to ${bound} preemption")
        if(PAWL_FURTHER_TESTS)
            set(how --time 60s)
        endif()
    endif()
    set(flags ${any_memory_flags})
    # Sixteen letters of a name, each an old or a new one: what goes wrong with one is found at random.
    if(name STREQUAL watch_orphan_changes_hands)
        set(how --explore random --schedules 3000)
    endif()
    # Instrumented builds do not watch the order of locks: pawl check does.
    if(name STREQUAL lock_order_learnt_by_two)
        set(flags --cflags "${language} -include ${standard} -DPAWL_WATCHES_LOCK_ORDER=1" ${strict})
    endif()
    verdict_test(c11.${name} 0 none ${name}.cpp ${flags} --memory c11 --machine free TIMEOUT 240 ${how})
    set_tests_properties(c11.${name} PROPERTIES LABELS c11)
endfunction()

# Each end of a ring may refuse by old news of the other, both at once: what they return has no single order then (docs/channels/ring.md).
verdict_test(c11.linearizable_ring 1 assertion linearizable_ring.cpp ${any_memory_flags} --memory c11 --machine free
    SAYS "not linearizable" PRINTS "full")
set_tests_properties(c11.linearizable_ring PROPERTIES LABELS c11)

foreach(program IN LISTS programs)
    get_filename_component(name ${program} NAME_WE)
    if(NOT name IN_LIST c11_on_one_core AND NOT name STREQUAL linearizable_ring)
        c11_scenario(${name})
    endif()
endforeach()

add_test(NAME c11.page COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/c11_counts.py --missing ${PROJECT_SOURCE_DIR}/docs/libpawl-under-c11.md)

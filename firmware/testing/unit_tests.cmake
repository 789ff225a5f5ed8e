# The unit tests of the library, as they are, on the boards. With a heap and threads, which the tests use.
#
#   pawl_firmware_test(channel/ring [BOARDS board...])    compiled as programs are: for size, without exceptions
#   pawl_firmware_test(lock/mutex UNLIMITED)              with exceptions, not optimised, and with tables as large as a host's; on
#                                                         the board that has the memory for it
#   ... REAL                                              time is this machine's: its loops last as long there
#   ... WITHOUT Suite.Name...                             these tests are left out, and counted as skipped
set(testing ${CMAKE_CURRENT_LIST_DIR})
function(pawl_testing_library library port)
    add_library(${library} OBJECT ${testing}/main.cpp ${testing}/heap.cpp ${ARGN})
    target_link_libraries(${library} PUBLIC pawl_warnings ${port})
    target_include_directories(${library} SYSTEM PUBLIC ${testing})
    target_compile_options(${library} PUBLIC -include ${testing}/threads.hpp -Wno-pedantic -Wno-unused)
endfunction()
foreach(board IN LISTS pawl_boards)
    pawl_testing_library(pawl_testing_${board} pawl_cortex_m_${board}_threads)
endforeach()
# Those that one more thread is enough for have room on the smaller board too.
target_compile_definitions(pawl_testing_microbit PUBLIC PAWL_TEST_STACK=1536)

pawl_cortex_m_library(pawl_cortex_m_unlimited mps2_an386 cortex-m4 THREADS EXCEPTIONS DEFINITIONS
    PAWL_MOST_THREADS=64 PAWL_MOST_TASKS=128 PAWL_MOST_HELD=32 PAWL_MOST_PARTIES=256 PAWL_MOST_LOOPS=64 PAWL_MOST_BOUND_ENDS=64 PAWL_MOST_ORPHANS=16
    PAWL_MOST_IN_LINE=64 PAWL_INTERRUPT_STACK=16384 PAWL_TEST_STACK=16384)
target_link_options(pawl_cortex_m_unlimited BEFORE INTERFACE -T${testing}/exceptions.ld -Wl,--defsym=pawl_stack_size=524288)
pawl_testing_library(pawl_testing_unlimited pawl_cortex_m_unlimited ${testing}/exceptions.cpp ${testing}/thread_ends.cpp ${testing}/untold.cpp)

function(pawl_firmware_test path)
    cmake_parse_arguments(PARSE_ARGV 1 arg "UNLIMITED;REAL" "" "BOARDS;WITHOUT")
    if(arg_UNLIMITED)
        set(arg_BOARDS mps2_an386)
    elseif(NOT arg_BOARDS)
        set(arg_BOARDS ${pawl_boards})
    endif()
    get_filename_component(stem ${path} NAME)
    foreach(board IN LISTS arg_BOARDS)
        set(image ${stem}_test.${board})
        add_executable(${image} ${PROJECT_SOURCE_DIR}/tests/${path}_test.cpp)
        if(arg_WITHOUT)
            list(JOIN arg_WITHOUT " " without)
            file(CONFIGURE OUTPUT ${image}.left_out.cpp CONTENT
                "extern \"C\" const char pawl_left_out[];\nconst char pawl_left_out[] = \" ${without} \";\n")
            target_sources(${image} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${image}.left_out.cpp)
        endif()
        target_link_libraries(${image} PRIVATE pawl_testing_$<IF:$<BOOL:${arg_UNLIMITED}>,unlimited,${board}>)
        add_test(NAME target.${stem}.${board}
            COMMAND ${PROJECT_SOURCE_DIR}/firmware/run.sh ${board} $<TARGET_FILE:${image}>)
        set_tests_properties(target.${stem}.${board} PROPERTIES
            TIMEOUT 200 ENVIRONMENT "PAWL_LIMIT=180;PAWL_TIME=$<IF:$<BOOL:${arg_REAL}>,real,counted>")
    endforeach()
endfunction()

pawl_firmware_test(channel/bounded BOARDS mps2_an386)
pawl_firmware_test(channel/ring BOARDS mps2_an386)
pawl_firmware_test(channel/latest)
pawl_firmware_test(channel/oneshot)

foreach(stem async bad_input broadcast conformance_capacity conformance_zero exchange halves select session timer unbounded)
    pawl_firmware_test(channel/${stem} UNLIMITED)
endforeach()
foreach(stem conformance conformance_go conformance_select)
    pawl_firmware_test(channel/${stem} UNLIMITED REAL)
endforeach()
# Its offers last for some microseconds: here they are over before another thread runs, again and again.
pawl_firmware_test(channel/rendezvous UNLIMITED WITHOUT Rendezvous.LosesNothingWhileOffersComeAndGoOnBothSides)
# It takes QEMU some minutes.
option(PAWL_FURTHER_TESTS "Tests that take long" OFF)
if(PAWL_FURTHER_TESTS)
    pawl_firmware_test(channel/unusual_messages UNLIMITED)
endif()
foreach(stem async_mutex channel_circles condition event guarded lock_together lock_with_patience ranked recursive_mutex
             semaphore)
    pawl_firmware_test(lock/${stem} UNLIMITED)
endforeach()
pawl_firmware_test(lock/mutex UNLIMITED REAL)
foreach(stem block_on executor frame scope sleep stop task when)
    pawl_firmware_test(task/${stem} UNLIMITED)
endforeach()
# Nothing is lent to a level: those above are interrupts.
pawl_firmware_test(task/executor_waits UNLIMITED WITHOUT ExecutorPriorities.AreLentToTheLevelThatHoldsALock)

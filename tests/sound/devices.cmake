# Files, streams, devices and outputs. All of it is compiled with each sanitizer, the library as well: a program under
# AddressSanitizer and UndefinedBehaviorSanitizer, whose tests are counted one by one, and one under ThreadSanitizer.
set(devices_tests stream wav_writer file paced output render_thread alsa jack)
list(TRANSFORM devices_tests REPLACE "(.+)" "${CMAKE_CURRENT_SOURCE_DIR}/\\1_test.cpp" OUTPUT_VARIABLE devices_tests)
get_target_property(devices_sources pawl_sound SOURCES)
list(TRANSFORM devices_sources PREPEND ${PROJECT_SOURCE_DIR}/src/sound/)
get_target_property(devices_linux pawl_linux SOURCES)

function(pawl_devices_program name sanitizers)
    add_executable(${name} ${devices_tests} ${devices_sources} ${ARGN})
    target_compile_options(${name} PRIVATE -O0 -fno-omit-frame-pointer ${sanitizers})
    target_link_options(${name} PRIVATE ${sanitizers})
    # What a sound card does that is not here: alsa_test.cpp.
    foreach(call snd_pcm_open snd_pcm_writei snd_pcm_hw_params_set_rate_near)
        target_link_options(${name} PRIVATE -Wl,--wrap=${call})
    endforeach()
    target_link_libraries(${name} PRIVATE pawl_warnings GTest::gmock_main sndfile samplerate asound jack)
endfunction()

pawl_devices_program(devices_tests_address "${pawl_library_sanitizers}")
pawl_with_clang(devices_tests_address)  # in half of GCC's time
pawl_precompile(devices_tests_address ${pawl_test_headers} ${pawl_library_headers})
target_link_libraries(devices_tests_address PRIVATE pawl::pawl)
gtest_discover_tests(devices_tests_address TEST_PREFIX sound. PROPERTIES TIMEOUT 120 LABELS unit)

pawl_devices_program(devices_tests_thread -fsanitize=thread ${devices_linux})
target_compile_definitions(devices_tests_thread PRIVATE PAWL_SHOW_EVERY_WAIT=1 PAWL_WATCHES_LOCK_ORDER=1)
target_compile_options(devices_tests_thread PRIVATE -Wno-tsan)
pawl_precompile(devices_tests_thread ${pawl_test_headers})
add_test(NAME sanitized.sound_devices_thread COMMAND ${PROJECT_SOURCE_DIR}/tests/sanitized/where_it_finds_room.sh
    $<TARGET_FILE:devices_tests_thread> --gtest_brief=1
    --gtest_filter=-Jack.*)  # its server, another process, orders what its clients share; nobody here sees that
set_tests_properties(sanitized.sound_devices_thread PROPERTIES TIMEOUT 300 LABELS sanitized
    ENVIRONMENT "TSAN_OPTIONS=halt_on_error=1")

# What is marked PAWL_NONBLOCKING neither blocks nor allocates while it runs, and clang finds nothing that would.
set(devices_realtime_tests stream render_thread)
list(TRANSFORM devices_realtime_tests REPLACE "(.+)" "${CMAKE_CURRENT_SOURCE_DIR}/\\1_test.cpp")
add_executable(devices_tests_realtime ${devices_realtime_tests} ${devices_sources})
pawl_with_clang(devices_tests_realtime)
pawl_precompile(devices_tests_realtime ${pawl_test_headers} ${pawl_library_headers})
target_compile_options(devices_tests_realtime PRIVATE -O0 -fsanitize=realtime -Wfunction-effects -Werror=function-effects)
target_link_options(devices_tests_realtime PRIVATE -fsanitize=realtime)
target_link_libraries(devices_tests_realtime PRIVATE pawl::pawl pawl_warnings GTest::gmock_main sndfile samplerate asound jack)
add_test(NAME sanitized.sound_devices_realtime COMMAND devices_tests_realtime --gtest_brief=1
    --gtest_filter=-*WouldBeSeen*)  # it has no hooks, and minds each call itself
set_tests_properties(sanitized.sound_devices_realtime PROPERTIES TIMEOUT 120 LABELS sanitized
    ENVIRONMENT "RTSAN_OPTIONS=halt_on_error=1")

# The examples, none of which needs a device here: each in a folder of its own, for the files that it writes.
if(TARGET example_sound_play_file)
    foreach(name custom_sound custom_backend)
        add_test(NAME example.sound_${name} COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/in_a_folder.sh
            ${PROJECT_SOURCE_DIR}/tests/examples/prints.sh $<TARGET_FILE:example_sound_${name}>
            ${PROJECT_SOURCE_DIR}/examples/sound/${name}.txt)
    endforeach()
    add_test(NAME example.sound_play_file COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/in_a_folder.sh
        ${CMAKE_CURRENT_SOURCE_DIR}/plays_file.sh $<TARGET_FILE:example_sound_play_file>
        $<TARGET_FILE:example_sound_custom_sound> ${PROJECT_SOURCE_DIR}/examples/sound/play_file.txt)
    set_tests_properties(example.sound_custom_sound example.sound_custom_backend example.sound_play_file
        PROPERTIES TIMEOUT 60 LABELS examples)
endif()

# Unit tests are called after what they test: foo.hpp, foo.cpp, foo_test.cpp.
#
#   pawl_unit_test(foo LIBRARIES pawl_report)      builds foo_test.cpp, one ctest per TEST()
find_package(GTest REQUIRED)
include(GoogleTest)

function(pawl_unit_test stem)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT;FIXTURES" "LIBRARIES;SOURCES")
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 60)
    endif()
    set(needs)
    if(arg_FIXTURES)
        set(needs FIXTURES_REQUIRED ${arg_FIXTURES})
    endif()
    add_executable(${stem}_test ${stem}_test.cpp ${arg_SOURCES})
    target_link_libraries(${stem}_test PRIVATE ${arg_LIBRARIES} pawl_warnings pawl_sanitizers GTest::gmock_main)
    gtest_discover_tests(${stem}_test
        PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS unit ${needs} ENVIRONMENT "PAWL_CACHE=${PROJECT_BINARY_DIR}/cache")
endfunction()

# A unit test of libpawl runs under AddressSanitizer and UndefinedBehaviorSanitizer. THREAD, REALTIME: once more in the
# program of that sanitizer (sanitized/). Not optimised: with both sanitizers GCC takes three times as long when it is.
function(pawl_library_test stem)
    cmake_parse_arguments(PARSE_ARGV 1 arg "THREAD;REALTIME" "" "LIBRARIES")
    pawl_unit_test(${stem} LIBRARIES pawl::pawl ${arg_LIBRARIES})
    set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all)
    target_compile_options(${stem}_test PRIVATE ${sanitizers} -O0 -fno-omit-frame-pointer)
    target_link_options(${stem}_test PRIVATE ${sanitizers})
    foreach(sanitizer THREAD REALTIME)
        if(arg_${sanitizer})
            set_property(GLOBAL APPEND PROPERTY PAWL_${sanitizer}_TESTS ${CMAKE_CURRENT_SOURCE_DIR}/${stem}_test.cpp)
        endif()
    endforeach()
endfunction()

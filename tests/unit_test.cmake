# Unit tests are called after what they test: foo.hpp, foo.cpp, foo_test.cpp.
#
#   pawl_unit_test(foo LIBRARIES pawl_report)      builds foo_test.cpp, one ctest per TEST()
#
# What is tested is compiled as it ships; the test itself is not optimised: compiling it takes longer than running it.
find_package(GTest REQUIRED)
include(GoogleTest)

function(pawl_unit_test stem)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT;FIXTURES;PRECOMPILED" "LIBRARIES;SOURCES")
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 60)
    endif()
    if(NOT arg_PRECOMPILED)
        set(arg_PRECOMPILED pawl_unit_tests)
    endif()
    set(needs)
    if(arg_FIXTURES)
        set(needs FIXTURES_REQUIRED ${arg_FIXTURES})
    endif()
    add_executable(${stem}_test ${stem}_test.cpp ${arg_SOURCES})
    target_link_libraries(${stem}_test PRIVATE ${arg_LIBRARIES} pawl_warnings pawl_sanitizers GTest::gmock_main)
    target_compile_options(${stem}_test PRIVATE -O0)
    target_precompile_headers(${stem}_test REUSE_FROM ${arg_PRECOMPILED})
    gtest_discover_tests(${stem}_test
        PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS unit ${needs} ENVIRONMENT "PAWL_CACHE=${PROJECT_BINARY_DIR}/cache")
endfunction()

set(pawl_library_sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all)

# A unit test of libpawl runs under AddressSanitizer and UndefinedBehaviorSanitizer, compiled by clang, which takes less
# than half of GCC's time for that. GCC compiles it as well: THREAD, within the program of ThreadSanitizer (sanitized/);
# the others in a ctest of their own that makes nothing of it (gcc_accepts). REALTIME: once more in clang's program of
# that name. GCC: where clang cannot. LARGE: GCC takes long for it, and has a look in make soak.
function(pawl_library_test stem)
    cmake_parse_arguments(PARSE_ARGV 1 arg "THREAD;REALTIME;GCC;LARGE" "" "LIBRARIES")
    pawl_unit_test(${stem} LIBRARIES pawl::pawl ${arg_LIBRARIES} PRECOMPILED pawl_library_tests)
    target_compile_options(${stem}_test PRIVATE ${pawl_library_sanitizers} -fno-omit-frame-pointer)
    target_link_options(${stem}_test PRIVATE ${pawl_library_sanitizers})
    if(arg_GCC)
        set_target_properties(${stem}_test PROPERTIES DISABLE_PRECOMPILE_HEADERS ON)
    else()
        pawl_with_clang(${stem}_test)
        if(NOT arg_THREAD AND (NOT arg_LARGE OR PAWL_FURTHER_TESTS))
            pawl_gcc_accepts(${stem})
        endif()
    endif()
    foreach(sanitizer THREAD REALTIME)
        if(arg_${sanitizer})
            set_property(GLOBAL APPEND PROPERTY PAWL_${sanitizer}_TESTS ${CMAKE_CURRENT_SOURCE_DIR}/${stem}_test.cpp)
        endif()
    endforeach()
endfunction()

# The project's compiler instantiates all that the test uses, with every warning. What is precompiled for the unit tests asks
# for the flags that those have.
function(pawl_gcc_accepts stem)
    set(precompiled "")
    if(NOT CMAKE_DISABLE_PRECOMPILE_HEADERS)
        set(precompiled -Winvalid-pch -DGTEST_HAS_PTHREAD=1
            -include ${PROJECT_BINARY_DIR}/tests/CMakeFiles/pawl_unit_tests.dir/cmake_pch.hxx)
    endif()
    string(TOUPPER "${CMAKE_BUILD_TYPE}" type)
    separate_arguments(usual UNIX_COMMAND "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${type}}")
    add_test(NAME gcc_accepts.${stem} COMMAND ${CMAKE_CXX_COMPILER} ${usual} -O0 -std=c++23 -fsyntax-only
        -I${PROJECT_SOURCE_DIR} -I${PROJECT_SOURCE_DIR}/include
        "$<TARGET_PROPERTY:pawl_warnings,INTERFACE_COMPILE_OPTIONS>" ${precompiled}
        ${CMAKE_CURRENT_SOURCE_DIR}/${stem}_test.cpp COMMAND_EXPAND_LISTS)
    set_tests_properties(gcc_accepts.${stem} PROPERTIES TIMEOUT 120 LABELS header)
endfunction()

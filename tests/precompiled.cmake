# What the unit tests include, compiled once for each way of compiling them. For clang, which reads slower than GCC, that is
# libpawl too: that each test names what it uses is seen where GCC compiles it.
set(pawl_test_headers gmock/gmock.h algorithm array atomic chrono condition_variable coroutine expected filesystem fstream
    functional map memory mutex optional sstream string thread variant vector)
set(pawl_library_headers pawl/channel.hpp pawl/lock.hpp pawl/task.hpp pawl/watch.hpp)

pawl_precompile(pawl_unit_tests ${pawl_test_headers})
target_link_libraries(pawl_unit_tests PRIVATE pawl_warnings pawl_sanitizers GTest::gmock)
target_compile_options(pawl_unit_tests PRIVATE -O0)

pawl_precompile(pawl_library_tests ${pawl_test_headers} ${pawl_library_headers})
target_link_libraries(pawl_library_tests PRIVATE pawl_warnings GTest::gmock)
target_compile_options(pawl_library_tests PRIVATE -O0 ${pawl_library_sanitizers} -fno-omit-frame-pointer)
pawl_with_clang(pawl_library_tests)

# The libraries that users link.

# pawl::pawl: libpawl on Linux. Headers, the one compiled file that makes system calls, and what keeps and writes a trace.
set(pawl_trace_sources begin endings recorder story story_threads story_waits told_events trace_json names write_file)
list(TRANSFORM pawl_trace_sources REPLACE "(.+)" "${PROJECT_SOURCE_DIR}/src/trace/\\1.cpp")
add_library(pawl_linux STATIC ${PROJECT_SOURCE_DIR}/src/linux/system_call.cpp ${pawl_trace_sources})
add_library(pawl::pawl ALIAS pawl_linux)
set_target_properties(pawl_linux PROPERTIES EXPORT_NAME pawl OUTPUT_NAME pawl POSITION_INDEPENDENT_CODE ON)
target_link_libraries(pawl_linux PUBLIC pawl_headers)
target_compile_features(pawl_linux PUBLIC cxx_std_23)

# pawl::freertos: the same headers for a program on FreeRTOS, whose own headers the program finds by itself. Nothing is compiled.
add_library(pawl_freertos INTERFACE)
add_library(pawl::freertos ALIAS pawl_freertos)
set_target_properties(pawl_freertos PROPERTIES EXPORT_NAME freertos)
target_link_libraries(pawl_freertos INTERFACE pawl_headers)
target_compile_definitions(pawl_freertos INTERFACE "PAWL_PORT_HEADER=<pawl/port/freertos/freertos.hpp>")
target_compile_features(pawl_freertos INTERFACE cxx_std_23)

# pawl::symbols: reports of a program that links it name lines where they would name addresses. Only where libdw is.
find_path(PAWL_LIBDW_HEADERS elfutils/libdwfl.h)
if(PAWL_LIBDW_HEADERS)
    add_library(pawl_symbols STATIC ${PROJECT_SOURCE_DIR}/src/symbols/line_finder.cpp)
    add_library(pawl::symbols ALIAS pawl_symbols)
    set_target_properties(pawl_symbols PROPERTIES EXPORT_NAME symbols POSITION_INDEPENDENT_CODE ON)
    target_link_libraries(pawl_symbols PUBLIC pawl_linux PRIVATE dw)
    if(NOT PROJECT_IS_TOP_LEVEL)
        set_target_properties(pawl_symbols PROPERTIES EXCLUDE_FROM_ALL ON)
    endif()
    # Nobody calls it: without this the linker would leave it out.
    target_link_options(pawl_symbols INTERFACE -Wl,--undefined=pawl_symbols)
endif()

# pawl::sound: sounds, files, devices.
add_subdirectory(${PROJECT_SOURCE_DIR}/src/sound ${PROJECT_BINARY_DIR}/sound)

# pawl::check: what a program links that talks to the checker through <pawl/check.hpp>. The functions behind it are
# weak: the checker's runtime supplies them where there is one, so nothing but the headers is needed here.
add_library(pawl_check_headers INTERFACE)
add_library(pawl::check ALIAS pawl_check_headers)
set_target_properties(pawl_check_headers PROPERTIES EXPORT_NAME check)
target_link_libraries(pawl_check_headers INTERFACE pawl_headers)
target_compile_features(pawl_check_headers INTERFACE cxx_std_20)

# The command's parts, never the runtime: the runtime lives inside the program under check and replaces what a
# sanitizer replaces.
add_library(pawl_sanitizers INTERFACE)
if(PAWL_SANITIZE)
    # A test may not pass over what is found.
    target_compile_options(pawl_sanitizers INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(pawl_sanitizers INTERFACE -fsanitize=address,undefined)
endif()

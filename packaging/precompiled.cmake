# pawl_precompile(TARGET HEADER...): headers of others, compiled once for TARGET and for every target that is compiled like
# it: target_precompile_headers(OTHER REUSE_FROM TARGET). A small file's time is mostly theirs.
#
# Not where a launcher keeps whole compilations, nor where clang-tidy reads along. There each file has to name what it uses.
if(CMAKE_CXX_COMPILER_LAUNCHER OR CMAKE_CXX_CLANG_TIDY)
    set(CMAKE_DISABLE_PRECOMPILE_HEADERS ON)
endif()

function(pawl_precompile target)
    if(NOT TARGET ${target})
        file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp CONTENT "// Nothing but headers.\n")
        add_library(${target} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp)
    endif()
    list(TRANSFORM ARGN REPLACE "(.+)" "<\\1>")
    target_precompile_headers(${target} PRIVATE ${ARGN})
endfunction()

# The command's own libraries. Reports are written once a search: -O1 compiles in three quarters of the time, and nobody sees
# the difference. Precompiled only where clang compiles them: GCC 12 forgets that what was precompiled is the system's, and
# warns of what it does there when it optimises.
function(pawl_command_part target)
    target_compile_options(${target} PRIVATE $<$<CONFIG:RelWithDebInfo>:-O1>)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # GCC 12 at -O1, of a vector that it has just made larger.
        target_compile_options(${target} PRIVATE -Wno-stringop-overflow)
    endif()
    if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        return()
    endif()
    if(NOT TARGET pawl_command_headers)
        pawl_precompile(pawl_command_headers algorithm array chrono cstdint expected filesystem fstream functional map memory
            optional set sstream string string_view utility vector)
        target_link_libraries(pawl_command_headers PRIVATE pawl_warnings pawl_sanitizers)
    endif()
    target_precompile_headers(${target} REUSE_FROM pawl_command_headers)
endfunction()

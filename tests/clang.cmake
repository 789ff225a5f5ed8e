# pawl_clang: a clang of 20 or newer, the first that analyses function effects and has RealtimeSanitizer. Without one
# building the tests fails, whatever else is asked for: the promises of libpawl would not be checked.
foreach(version RANGE 40 20 -1)
    list(APPEND names clang++-${version})
endforeach()
find_program(PAWL_CLANG NAMES ${names} DOC "clang++ of 20 or newer: keeps the non-blocking promises")
if(NOT PAWL_CLANG)
    # Where it has no number in its name.
    find_program(PAWL_ANY_CLANG NAMES clang++)
    if(PAWL_ANY_CLANG)
        execute_process(COMMAND ${PAWL_ANY_CLANG} -dumpversion OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE)
        if(version VERSION_GREATER_EQUAL 20)
            set(PAWL_CLANG ${PAWL_ANY_CLANG} CACHE FILEPATH "" FORCE)
        endif()
    endif()
endif()
if(PAWL_CLANG)
    set(pawl_clang ${PAWL_CLANG})
else()
    set(pawl_clang clang-is-missing)
    add_custom_target(clang_is_missing ALL VERBATIM
        COMMAND ${CMAKE_COMMAND} -E echo
            "No clang of 20 or newer (clang++-22 in Debian: packaging/setup.sh promises). It checks that what is marked PAWL_NONBLOCKING does not block."
        COMMAND ${CMAKE_COMMAND} -E false)
endif()

# pawl_compiled_by(TARGET COMPILER): this target alone is compiled and linked by COMPILER, whatever compiles the project.
# CMake knows one compiler for all of C++; what starts it starts the other one instead.
function(pawl_compiled_by target compiler)
    set(instead ${PROJECT_SOURCE_DIR}/tests/instead_of_compiler.sh)
    set(launcher ${instead} ${CMAKE_CXX_COMPILER_LAUNCHER} ${compiler} --)  # without quotes: there may be no launcher
    set_target_properties(${target} PROPERTIES
        CXX_COMPILER_LAUNCHER "${launcher}"
        CXX_LINKER_LAUNCHER "${instead};${compiler};--")
endfunction()

function(pawl_with_clang target)
    pawl_compiled_by(${target} ${pawl_clang})
    # As in packaging/libraries.cmake, which takes this for GCC.
    target_compile_options(${target} PRIVATE -Wno-deprecated-declarations)
endfunction()

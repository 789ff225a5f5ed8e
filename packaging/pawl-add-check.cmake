# pawl_add_check(NAME SOURCE... [OPTIONS WORD...] [TIME T] [EXPECT KIND] [LINK TARGET...] [LABELS LABEL...]
#                [ARGUMENTS WORD...])
#
# One ctest called NAME: `pawl check` tries the program made of these sources, objects and archives under every schedule.
# docs/cmake.md describes the options. Needs the pawl command: pawl_COMMAND, or the target pawl.

# 500ms, 30s, 2m, 1h; a number alone is seconds. Rounded up.
function(pawl_seconds_of time result)
    if(NOT time MATCHES "^([0-9]+)(\\.[0-9]+)?(ms|s|m|min|h)?$")
        message(FATAL_ERROR "pawl_add_check: TIME '${time}' is no duration: write 500ms, 60s, 2m or 1h")
    endif()
    set(number ${CMAKE_MATCH_1})
    if(CMAKE_MATCH_2)
        math(EXPR number "${number} + 1")
    endif()
    if(CMAKE_MATCH_3 STREQUAL "ms")
        math(EXPR number "(${number} + 999) / 1000")
    elseif(CMAKE_MATCH_3 MATCHES "^m")
        math(EXPR number "${number} * 60")
    elseif(CMAKE_MATCH_3 STREQUAL "h")
        math(EXPR number "${number} * 3600")
    endif()
    set(${result} ${number} PARENT_SCOPE)
endfunction()

function(pawl_add_check name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIME;EXPECT" "OPTIONS;LINK;LABELS;ARGUMENTS")
    if(NOT arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "pawl_add_check(${name}): name the sources of the program")
    endif()
    if(DEFINED pawl_COMMAND)
        set(command ${pawl_COMMAND})
    elseif(TARGET pawl)
        set(command $<TARGET_FILE:pawl>)
    else()
        message(FATAL_ERROR
            "pawl_add_check(${name}): there is no pawl command. It is installed with Pawl on x86-64; as a subdirectory, "
            "Pawl builds it with PAWL_BUILD_CHECK=ON; or set pawl_COMMAND to one that exists.")
    endif()
    if(NOT DEFINED arg_TIME)
        set(arg_TIME 60s)
    endif()
    if(NOT DEFINED arg_EXPECT)
        set(arg_EXPECT ok)
    endif()
    string(REPLACE "-" "_" arg_EXPECT "${arg_EXPECT}")
    if(NOT arg_EXPECT MATCHES "^[a-z_]+$")
        message(FATAL_ERROR "pawl_add_check(${name}): EXPECT '${arg_EXPECT}' is neither ok, complete, wrong, inconclusive "
            "nor a kind of finding such as deadlock")
    endif()

    set(files)
    foreach(file IN LISTS arg_UNPARSED_ARGUMENTS)
        # Generator expressions stand for absolute paths: $<TARGET_FILE:other>, $<TARGET_OBJECTS:other>.
        if(NOT file MATCHES "^\\$<")
            get_filename_component(file "${file}" ABSOLUTE BASE_DIR ${CMAKE_CURRENT_SOURCE_DIR})
        endif()
        list(APPEND files "${file}")
    endforeach()

    # What a header-only library asks of those who use it; every word quoted as a shell would want it.
    set(flags)
    foreach(target IN LISTS arg_LINK)
        if(NOT TARGET ${target})
            message(FATAL_ERROR "pawl_add_check(${name}): LINK ${target} is no target")
        endif()
        set(folders "$<TARGET_PROPERTY:${target},INTERFACE_INCLUDE_DIRECTORIES>")
        set(definitions "$<TARGET_PROPERTY:${target},INTERFACE_COMPILE_DEFINITIONS>")
        set(options "$<TARGET_PROPERTY:${target},INTERFACE_COMPILE_OPTIONS>")
        foreach(part "-I|${folders}" "-D|${definitions}" "|${options}")
            string(REGEX MATCH "^(-[ID])?\\|(.*)$" whole "${part}")
            set(switch "${CMAKE_MATCH_1}")
            set(list "${CMAKE_MATCH_2}")
            list(APPEND flags "$<$<BOOL:${list}>:--cflags$<SEMICOLON>'${switch}$<JOIN:$<REMOVE_DUPLICATES:${list}>,' '${switch}>'>")
        endforeach()
    endforeach()

    if(arg_ARGUMENTS)
        list(PREPEND arg_ARGUMENTS --)
    endif()
    add_test(NAME ${name} COMMAND ${CMAKE_COMMAND} -P ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/pawl-run-check.cmake --
        "${command}" ${arg_EXPECT} "${CMAKE_CURRENT_BINARY_DIR}/pawl-checks/${name}.json"
        --time ${arg_TIME} ${flags} ${arg_OPTIONS} ${files} ${arg_ARGUMENTS} COMMAND_EXPAND_LISTS)
    # Beyond the budget: building (Rust's standard library, the first time), confirming and reporting.
    pawl_seconds_of(${arg_TIME} seconds)
    math(EXPR limit "${seconds} + 300")
    set_tests_properties(${name} PROPERTIES TIMEOUT ${limit} LABELS "pawl;${arg_LABELS}")
endfunction()

# verdict_test(NAME STATUS KIND PROGRAM [OPTIONS...] [SAYS TEXT...] [PRINTS TEXT...] [CALLS NAME=N...]
#              [BLOCKED TASK=N...] [KEPT_AWAY INTERRUPT=N...] [EXECUTIONS N] [COMPLETE] [FIXTURES NAME...] [TIMEOUT SECONDS] [ARGUMENTS ARG...])
#
# One ctest: `pawl check PROGRAM OPTIONS` ends with STATUS and its --json says KIND. PROGRAM is looked for beside the
# calling CMakeLists.txt and in examples/. CALLS: calls of NAME (a function, or a check::nonblocking part) that promise not
# to wait were seen, waited for nobody, and took at most N own steps. BLOCKED, KEPT_AWAY: exactly the steps that --real-time
# measured.
function(verdict_test name status kind program)
    cmake_parse_arguments(PARSE_ARGV 4 arg "COMPLETE" "EXECUTIONS;TIMEOUT;FIXTURES" "SAYS;PRINTS;CALLS;BLOCKED;KEPT_AWAY;ARGUMENTS")
    set(source ${CMAKE_CURRENT_SOURCE_DIR}/${program})
    if(NOT EXISTS ${source})
        set(source ${PROJECT_SOURCE_DIR}/examples/${program})
    endif()
    set(json ${PROJECT_BINARY_DIR}/verdicts/${name}.json)

    set(expected --status ${status} --kind ${kind})
    foreach(text IN LISTS arg_SAYS)
        list(APPEND expected --says ${text})
    endforeach()
    foreach(text IN LISTS arg_PRINTS)
        list(APPEND expected --prints ${text})
    endforeach()
    foreach(call IN LISTS arg_CALLS)
        list(APPEND expected --call ${call})
    endforeach()
    foreach(task IN LISTS arg_BLOCKED)
        list(APPEND expected --blocked ${task})
    endforeach()
    foreach(interrupt IN LISTS arg_KEPT_AWAY)
        list(APPEND expected --kept-away ${interrupt})
    endforeach()
    if(arg_COMPLETE)
        list(APPEND expected --complete)
    endif()
    if(DEFINED arg_EXECUTIONS)
        list(APPEND expected --executions ${arg_EXECUTIONS})
    endif()
    # Not one of the options that may come again: those would take the "--" that follows as their own end.
    list(APPEND expected --json ${json})
    if(NOT DEFINED arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()

    if(DEFINED arg_ARGUMENTS)
        list(PREPEND arg_ARGUMENTS --)
    endif()

    add_test(NAME ${name} COMMAND expect_verdict ${expected} --
        $<TARGET_FILE:pawl> check --json ${json} ${arg_UNPARSED_ARGUMENTS} ${source} ${arg_ARGUMENTS})
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${arg_TIMEOUT}
        WORKING_DIRECTORY ${PROJECT_BINARY_DIR}
        ENVIRONMENT "PAWL_CACHE=${PROJECT_BINARY_DIR}/cache")
    if(DEFINED arg_FIXTURES)
        set_tests_properties(${name} PROPERTIES FIXTURES_REQUIRED "${arg_FIXTURES}")
    endif()
endfunction()

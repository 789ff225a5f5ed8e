# What the scenarios include, compiled once by the command itself: a third of each scenario's time was that. A scenario names
# what it uses all the same: `make soak` compiles it without this.
set(language "-std=c++23 -I${PROJECT_SOURCE_DIR}/include -I${PROJECT_SOURCE_DIR}/examples")

#   precompiled_by_pawl(NAME HEADER...)      ${NAME}: the file to -include
function(precompiled_by_pawl name)
    set(file ${CMAKE_CURRENT_BINARY_DIR}/${name}.hpp)
    list(TRANSFORM ARGN REPLACE "(.+)" "#include <\\1>\n")
    list(JOIN ARGN "" text)
    file(CONFIGURE OUTPUT ${file} CONTENT "${text}")
    separate_arguments(words UNIX_COMMAND "${language}")
    add_custom_command(OUTPUT ${file}.gch
        COMMAND $<TARGET_FILE:pawl> c++ ${words} -x c++-header ${file} -o ${file}.gch -MD -MF ${file}.d
        DEPENDS ${file} DEPFILE ${file}.d
        COMMENT "Compiling what the scenarios include" VERBATIM)
    # Not anew with each new command: where its flags have changed, GCC says so and reads the text.
    add_custom_target(scenarios_${name} ALL DEPENDS ${file}.gch)
    add_dependencies(scenarios_${name} pawl pawl_check_runtime)
    set(${name} ${file} PARENT_SCOPE)
endfunction()
precompiled_by_pawl(included pawl/channel.hpp pawl/lock.hpp pawl/task.hpp thread)
# Where libpawl's own headers are other ones.
precompiled_by_pawl(standard algorithm array atomic charconv chrono condition_variable coroutine expected functional memory
    memory_resource mutex optional shared_mutex source_location span string thread variant vector)

# What the scenarios include, compiled once by the command itself: a third of each scenario's time was that. A scenario names
# what it uses all the same: `make soak` compiles it without this.
set(language "-std=c++23 -I${PROJECT_SOURCE_DIR}/include")
set(included ${CMAKE_CURRENT_BINARY_DIR}/included.hpp)
file(CONFIGURE OUTPUT ${included} CONTENT
    "#include <pawl/channel.hpp>\n#include <pawl/lock.hpp>\n#include <pawl/task.hpp>\n#include <thread>\n")

separate_arguments(words UNIX_COMMAND "${language}")
add_custom_command(OUTPUT ${included}.gch
    COMMAND $<TARGET_FILE:pawl> c++ ${words} -x c++-header ${included} -o ${included}.gch -MD -MF ${included}.d
    DEPENDS ${included} DEPFILE ${included}.d
    COMMENT "Compiling what the scenarios include" VERBATIM)
# Not anew with each new command: where its flags have changed, GCC says so and reads the text.
add_custom_target(scenarios_included ALL DEPENDS ${included}.gch)
add_dependencies(scenarios_included pawl pawl_check_runtime)

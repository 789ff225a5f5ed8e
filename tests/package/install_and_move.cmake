# cmake -DBUILD=... -DPLACE=... -P install_and_move.cmake
cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE ${PLACE}/first ${PLACE}/moved)
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${PLACE}/first
    COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
file(RENAME ${PLACE}/first ${PLACE}/moved)

file(GLOB_RECURSE files RELATIVE ${PLACE}/moved ${PLACE}/moved/*)
foreach(wanted include/pawl/check.hpp include/pawl/check.h include/pawl/channel.hpp include/pawl/task.hpp
        include/pawl/port/linux/system_call.h lib/libpawl.a lib/cmake/pawl/pawl-config.cmake
        lib/cmake/pawl/pawl-add-check.cmake lib/cmake/pawl/pawl-run-check.cmake lib/pawl/libpawl_watch.so
        share/pawl/sketch/Arduino.h share/pawl/sketch/pawl_sketch/start.cpp)
    if(NOT wanted IN_LIST files)
        message(FATAL_ERROR "${wanted} is not installed")
    endif()
endforeach()
foreach(file IN LISTS files)
    if(NOT file MATCHES "^((bin|include/pawl|lib/pawl|lib/cmake/pawl|share/pawl|share/doc/pawl)/|lib/libpawl(_symbols|_sound)?\.a$)")
        message(FATAL_ERROR "installed outside the folders that are Pawl's: ${file}")
    endif()
endforeach()

# cmake -DSOURCE=... -DPLACE=... -DGENERATOR=... -P other_processor.cmake
cmake_minimum_required(VERSION 3.25)
function(configure folder result output)
    file(REMOVE_RECURSE ${PLACE}/${folder})
    execute_process(
        COMMAND ${CMAKE_COMMAND} -S ${SOURCE} -B ${PLACE}/${folder} -G ${GENERATOR}
            -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=aarch64 ${ARGN}
        RESULT_VARIABLE status OUTPUT_VARIABLE text ERROR_VARIABLE text)
    set(${result} ${status} PARENT_SCOPE)
    set(${output} "${text}" PARENT_SCOPE)
endfunction()

configure(all status text)
if(status EQUAL 0 OR NOT text MATCHES "cannot be built for 'aarch64'")
    message(FATAL_ERROR "the checker should have been refused:\n${text}")
endif()
configure(headers status text -DPAWL_BUILD_CHECK=OFF -DPAWL_BUILD_TESTS=OFF -DPAWL_BUILD_BENCH=OFF)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "the headers alone should have been accepted:\n${text}")
endif()

#!/usr/bin/env bash
# adoption.sh SOURCES VERSION: the files by which other build systems take Pawl fit what they speak of: versions, folders, macros.
# Those systems themselves are not here; their functions are stood in for.
set -euo pipefail
cd "$1/packaging"
status=0
wrong() { echo "$1"; status=1; }

grep --quiet "^version: \"$2\"" esp-idf/pawl/idf_component.yml || wrong "idf_component.yml: not version $2"
grep --quiet "\"version\": \"$2\"" platformio/library.json || wrong "library.json: not version $2"
python3 -c 'import json, sys; json.load(open("platformio/library.json"))' || wrong "library.json: no JSON"

# Each macro is one that a header knows.
for macro in $(grep --recursive --only-matching --no-filename 'PAWL_[A-Z_]*' esp-idf platformio zephyr | sort -u); do
    grep --recursive --quiet --word-regexp "$macro" ../include/pawl/port || wrong "no header knows $macro"
done

# What CMake is told, with their functions stood in for; each folder and header that is named exists.
scratch=$(mktemp --directory)
trap 'rm -rf "$scratch"' EXIT
cat >"$scratch/idf.cmake" <<'CMAKE'
function(idf_component_register)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "INCLUDE_DIRS;REQUIRES")
    foreach(each IN LISTS arg_INCLUDE_DIRS)
        if(NOT EXISTS ${HERE}/${each}/pawl/port/freertos/freertos.hpp)
            message(FATAL_ERROR "esp-idf: ${each} has no headers of Pawl")
        endif()
    endforeach()
endfunction()
function(target_compile_features)
endfunction()
function(target_compile_definitions)
    foreach(each IN LISTS ARGN)
        if(each MATCHES "=$")
            message(FATAL_ERROR "esp-idf: ${each} has no value")
        endif()
    endforeach()
endfunction()
foreach(option PAWL_MOST_TASKS PAWL_MOST_HELD PAWL_WATCHES_LOCK_ORDER)
    file(STRINGS ${HERE}/Kconfig is_there REGEX "^config ${option}$")
    if(NOT is_there)
        message(FATAL_ERROR "esp-idf: Kconfig does not offer ${option}")
    endif()
    set(CONFIG_${option} 1)
endforeach()
include(${HERE}/CMakeLists.txt)
CMAKE
cmake -DHERE="$PWD/esp-idf/pawl" -P "$scratch/idf.cmake" || status=1
cat >"$scratch/zephyr.cmake" <<'CMAKE'
function(zephyr_include_directories folder)
    if(NOT EXISTS ${HERE}/${folder}/pawl/port/contract.hpp)
        message(FATAL_ERROR "zephyr: ${folder} has no headers of Pawl")
    endif()
endfunction()
function(zephyr_compile_definitions)
endfunction()
set(CONFIG_PAWL y)
include(${HERE}/CMakeLists.txt)
CMAKE
cmake -DHERE="$PWD/zephyr" -DCONFIG_PAWL_PORT_HEADER=one.hpp -P "$scratch/zephyr.cmake" || status=1
if cmake -DHERE="$PWD/zephyr" -DCONFIG_PAWL_PORT_HEADER= -P "$scratch/zephyr.cmake" 2>"$scratch/said"; then
    wrong "zephyr: configured without a port"
fi
grep --quiet "there is no port to Zephyr" "$scratch/said" || wrong "zephyr: does not say that there is no port"
exit $status

# The runtime: what the program under check is linked with, in front of libc and libstdc++. It restores the memory of
# every other object in the process between executions, so it may share none of theirs: no libstdc++, no malloc.
file(GLOB runtime_sources CONFIGURE_DEPENDS
    ${CMAKE_CURRENT_SOURCE_DIR}/machine/*.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/machine/*.S
    ${CMAKE_CURRENT_SOURCE_DIR}/files/*.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/weak/*.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explore/*.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/judge/*.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/descriptors/*.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/intercept/*.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/intercept/*.c
    ${PROJECT_SOURCE_DIR}/sketch/kernel/*.cpp
    ${PROJECT_SOURCE_DIR}/sketch/board/*.cpp)

add_library(pawl_check_runtime SHARED ${runtime_sources})
set_target_properties(pawl_check_runtime PROPERTIES
    LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib
    LINKER_LANGUAGE C
    CXX_VISIBILITY_PRESET hidden
    INTERPROCEDURAL_OPTIMIZATION OFF)
target_include_directories(pawl_check_runtime PRIVATE ${PROJECT_SOURCE_DIR})
target_compile_features(pawl_check_runtime PRIVATE cxx_std_23)
target_compile_options(pawl_check_runtime PRIVATE
    $<$<COMPILE_LANGUAGE:CXX>:
        -O2 -g
        -fno-exceptions -fno-rtti
        -fno-threadsafe-statics   # __cxa_guard_* are simulated
        -fno-stack-protector      # the canary belongs to the thread base, which changes under a function
        -fno-omit-frame-pointer -mno-omit-leaf-frame-pointer  # rule A and the stack walk rely on frames
        -mfsgsbase
        -fno-builtin-malloc       # a memset after malloc must not become calloc inside calloc
        -Wno-nonnull-compare      # glibc declares more arguments non-null than programs keep to
        >)
target_link_libraries(pawl_check_runtime PRIVATE dl gcc_s)
target_link_options(pawl_check_runtime PRIVATE -Wl,-z,now -Wl,-z,defs -nodefaultlibs)
target_link_libraries(pawl_check_runtime PRIVATE c gcc)
# The program's exceptions pass through the frames of this part.
target_compile_options(pawl_check_runtime PRIVATE
    $<$<COMPILE_LANGUAGE:C>:-O2 -g -fexceptions -fno-stack-protector -fno-omit-frame-pointer>)

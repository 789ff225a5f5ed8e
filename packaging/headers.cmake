# Where the headers are, and the settings that Pawl's own code is compiled with: on every machine.

# Where <pawl/...> is found.
add_library(pawl_headers INTERFACE)
set_target_properties(pawl_headers PROPERTIES EXPORT_NAME headers)
target_include_directories(pawl_headers INTERFACE
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:include>)

# What Pawl's own C++ is compiled with: the sources' root to include from, the language, and every useful warning. What
# clang calls deprecated is what libstdc++ 12 uses within its own stable_sort().
add_library(pawl_warnings INTERFACE)
target_compile_features(pawl_warnings INTERFACE cxx_std_23)
target_include_directories(pawl_warnings INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/include)
target_compile_options(pawl_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
    $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>
    $<$<BOOL:${PAWL_WERROR}>:-Werror>)
# CMake would otherwise ask for gnu++23.
set(CMAKE_CXX_EXTENSIONS OFF)

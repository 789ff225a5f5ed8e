/// Pawl's version, for the preprocessor and for code.
#pragma once

// The build takes the project's version from these three lines' twin in CMakeLists.txt; a test compares them.
#define PAWL_VERSION_MAJOR 0
#define PAWL_VERSION_MINOR 1
#define PAWL_VERSION_PATCH 0

namespace pawl {

/// "major.minor.patch".
inline constexpr const char version[] = "0.1.0";

}  // namespace pawl

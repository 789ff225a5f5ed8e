// A test's main that is also the pawl command, as far as compilers and these tests call it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string_view>

#include "cli/verb.hpp"

int main(int argc, char** argv) {
    const std::string_view verb = argc > 1 ? argv[1] : "";
    if (verb == "__assemble") return pawl::cli::assemble(argc - 1, argv + 1);
    if (verb == "cc") return pawl::cli::cc(argc - 1, argv + 1);
    if (verb == "c++") return pawl::cli::cxx(argc - 1, argv + 1);
    if (verb == "rustc") return pawl::cli::rustc(argc - 1, argv + 1);
    if (verb == "cargo") return pawl::cli::cargo(argc - 1, argv + 1);
    setenv("PAWL_RUNTIME", PLAIN_RUNTIME, 1);
    // The tests are about the compilers that stand installed, not about a developer's choice.
    for (const char* name : {"CC", "CXX", "PAWL_CC", "PAWL_CXX"}) unsetenv(name);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}

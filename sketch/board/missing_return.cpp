// A function that should return something and reached its end: compilers for ARM and the ESP32 put no code there.
#include "sketch/kernel/calls.hpp"

using namespace pawl::sketch;

// What -fsanitize=return calls; where that function stands is on the stack.
PAWL_KERNEL_CALL [[noreturn]] void __ubsan_handle_missing_return(void*) {
    the_computer.fail(pawl::check::wire::finding_kind::misuse,
                      "reaches the end of a function that should return a value, without a return");
}

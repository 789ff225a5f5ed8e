// In the place of main() for a program of firmware/: compiled with -Dmain=firmware_main, it is to end with 0.
#include <pawl/check.hpp>

int firmware_main();
int main() { pawl::check::require(firmware_main() == 0, "the program ends with 0"); }

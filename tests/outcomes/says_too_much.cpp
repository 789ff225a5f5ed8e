// More than an outcome has room for: cut off, and not called complete.
#include <pawl/check.hpp>

int main() {
    for (int i = 0; i < 300; ++i) pawl::check::outcome("place", i);
}

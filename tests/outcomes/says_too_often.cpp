// More distinct ends than the list has room for.
#include <pawl/check.hpp>

int main() {
    pawl::check::outcome("a", pawl::check::choose(120));
    pawl::check::outcome("b", pawl::check::choose(120));
}

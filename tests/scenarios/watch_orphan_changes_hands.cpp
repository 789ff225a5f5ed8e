// A lock whose owner died is mended while somebody reads about it, and its place becomes another lock's: what is read is of one
// of the two. The name came with no order of its own, so that the other lock's could be read and the place still be the first's.
#include <pawl/check.hpp>
#include <pawl/watch/orphan.hpp>

#include <string_view>
#include <thread>

int main() {
    static pawl::watch::orphan place;
    static int first, second;
    pawl::check::require(place.begin(&first, "first", nullptr));
    std::thread other{[] {
        place.end_if(&first);
        pawl::check::require(place.begin(&second, "second", nullptr));
    }};
    pawl::watch::orphan::seen seen;
    if (place.read(seen))
        pawl::check::require(std::string_view{seen.name} == (seen.object == &first ? "first" : "second"), "all of one lock");
    other.join();
}

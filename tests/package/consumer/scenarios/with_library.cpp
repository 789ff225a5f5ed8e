// Uses a header-only library of its project: its folder, its definitions, and what that library uses itself.
#include <cstring>
#include <interest.hpp>
#include <pawl/check.hpp>
#include <thread>

int main(int argc, char** argv) {
    pawl::check::require(argc == 3 && std::strcmp(argv[1], "two words") == 0, "the arguments came as they were given");
    pawl::check::require(std::strcmp(GREETING, "good morning") == 0, "so did the definitions");
    int balance = 0;
    std::thread bank([&] { balance = with_interest(100); });
    bank.join();
    pawl::check::require(balance == 103, "interest is paid");
}

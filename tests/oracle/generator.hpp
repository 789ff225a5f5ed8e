// Random small programs. None of them misuses anything; many jam.
#pragma once

#include <cstdint>

#include "program.hpp"

namespace oracle {

program generate(std::uint64_t seed);

}  // namespace oracle

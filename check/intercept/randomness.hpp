#pragma once
namespace pawl::check::intercept {
void restart_randomness();
}

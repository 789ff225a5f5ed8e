#pragma once
namespace pawl::check::intercept {
void run_key_destructors();
}

#pragma once
namespace pawl::check::intercept {
void close_opened_descriptors();
}

#pragma once
namespace pawl::check::intercept {
void unmap_foreign();
}

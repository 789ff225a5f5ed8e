#include "settings.hpp"

namespace oracle {

std::vector<setting> settings_named(const std::string& name) {
    if (name == "free") return {{name, "--machine free", {}}};
    if (name == "free-plain") return {{name, "--machine free --no-reduction", {}}};
    if (name == "supposed") return {{name, "--machine both", {}}};
    return {};
}

}  // namespace oracle

#include "settings.hpp"

namespace oracle {

std::vector<setting> settings_named(const std::string& name) {
    if (name == "free") return {{name, "--machine free", {}}};
    if (name == "supposed") return {{name, "--machine both", {}}};
    return {};
}

}  // namespace oracle

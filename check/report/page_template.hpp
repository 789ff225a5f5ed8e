// A page is a template with some texts put in.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace pawl::check::report {

/// Each `{{name}}` of the template becomes a text; what is put in is not looked at again.
std::string filled(std::string_view shape, const std::map<std::string_view, std::string>& texts);

}  // namespace pawl::check::report

// The files of this folder, as the build found them.
#pragma once

#include <string_view>

namespace tablet::web {

extern const std::string_view page_html;
extern const std::string_view page_css;
extern const std::string_view page_js;  // all scripts, one after another

}  // namespace tablet::web

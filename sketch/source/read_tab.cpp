#include "sketch/source/read_tab.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace pawl::sketch {

std::expected<tab, std::string> read_tab(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::unexpected("pawl: " + file.string() + ": cannot be read: " + std::strerror(errno));
    tab result{file, {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}};
    // UTF-16 has such bytes too; compilers take neither.
    if (result.text.find('\0') != std::string::npos)
        return std::unexpected("pawl: " + file.string() + ": is no text (it holds zero bytes); save it as UTF-8");
    return result;
}

}  // namespace pawl::sketch

// An image for a Cortex-M core, as the linker left it: what lies where, and what it is called.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::analysis {

using address = std::uint32_t;

struct image_section {
    std::string name;
    address begin = 0;
    address size = 0;
    bool executable = false, writable = false;
    std::string bytes;        ///< empty: nothing of it stands in the file
    address loaded_from = 0;  ///< where its contents lie before the start; the same where they stay
    [[nodiscard]] bool holds(address at) const noexcept { return at - begin < size; }
};

struct image_symbol {
    std::string name;  ///< mangled
    address begin = 0;
    address size = 0;
    bool function = false, object = false, local = false;
    bool absolute = false;  ///< a number of the linker script's
};

class image {
public:
    /// The error says why it cannot be used: no ELF, another processor, no symbols.
    static std::expected<image, std::string> open(const std::string& file);

    [[nodiscard]] const std::string& file() const noexcept { return file_; }
    /// Those that take room on the target, by address.
    [[nodiscard]] const std::vector<image_section>& sections() const noexcept { return sections_; }
    /// Functions, objects and names of the linker script's, by address.
    [[nodiscard]] const std::vector<image_symbol>& symbols() const noexcept { return symbols_; }

    [[nodiscard]] const image_section* section_at(address at) const noexcept;
    [[nodiscard]] std::optional<std::uint32_t> word_at(address at) const noexcept;
    [[nodiscard]] std::optional<std::uint16_t> half_at(address at) const noexcept;
    [[nodiscard]] std::optional<std::uint8_t> byte_at(address at) const noexcept;

    /// The one that begins there, or that it lies within; of several names the first one.
    [[nodiscard]] const image_symbol* function_at(address at) const noexcept;
    [[nodiscard]] const image_symbol* symbol(std::string_view mangled) const noexcept;
    /// The end of the code, or of the constants, that the place lies within (Arm's mapping symbols).
    [[nodiscard]] address end_of_kind(address at) const noexcept;
    [[nodiscard]] bool is_code(address at) const noexcept;

private:
    std::string file_;
    std::vector<image_section> sections_;
    std::vector<image_symbol> symbols_;
    std::vector<image_symbol> functions_;  // without the bit that says Thumb
    std::map<address, bool> kinds_;        // from there on: code
};


/// "0x1a2".
std::string hexadecimal(address at);

}  // namespace pawl::analysis

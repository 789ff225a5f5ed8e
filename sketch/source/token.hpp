// A sketch as words and marks, with the places where they stand. Comments are gone, directives are one token each.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace pawl::sketch {

struct token {
    enum class kind { word, number, quoted, mark, directive } what;
    std::string_view text;  // a part of the sketch's text
    std::size_t offset;     // of its first byte
    bool apart;             // white space or a comment stands before it

    bool is(std::string_view other) const { return text == other; }
    bool is_word() const { return what == kind::word; }
};

/// Never fails: what cannot be read is a mark of its own, and the compiler says what is wrong with it. Marks are single
/// characters, but for :: and ->.
std::vector<token> tokens_of(std::string_view text);

}  // namespace pawl::sketch

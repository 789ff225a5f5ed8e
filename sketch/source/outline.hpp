// What a sketch's text declares at its outermost level, in order.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sketch/source/branches.hpp"
#include "sketch/source/signature.hpp"
#include "sketch/source/token.hpp"

namespace pawl::sketch {

/// A declaration or definition in no braces: where prototypes can be put before it.
struct item {
    std::size_t offset;
    branch_path path;
    std::size_t first_token;
};

struct function {
    signature head;
    std::size_t offset = 0;  // of its first token
    std::size_t outer = 0;   // index of the outermost item that holds it
    branch_path path;
    bool c_linkage = false;  // within extern "C" { }
    bool in_namespace = false;
    bool defined = true;  // false: declared
};

/// A type, a macro, a variable: what a prototype may need.
struct declared_name {
    std::string name;
    std::size_t offset;
    branch_path path;
};

struct outline {
    std::vector<token> tokens;
    std::vector<item> items;
    std::vector<function> functions;
    std::vector<declared_name> names;
    std::vector<std::size_t> includes;  // offsets
    std::vector<conditional> conditionals;
};

outline outline_of(std::string_view text);

}  // namespace pawl::sketch

#include "sketch/source/heads.hpp"

#include <algorithm>

#include "sketch/source/brackets.hpp"
#include "sketch/source/signature.hpp"

namespace pawl::sketch {
namespace {

using tokens = std::span<const token>;

bool is_class_key(const token& one) { return one.is("struct") || one.is("class") || one.is("union") || one.is("enum"); }

std::size_t behind_template(tokens head) {
    return head.size() > 1 && head[0].is("template") && head[1].is("<") ? behind_angles(head, 1) : 0;
}

// The first token outside all brackets that `wanted` accepts, or the end.
template <typename condition>
std::size_t outside_brackets(tokens head, std::size_t begin, condition wanted) {
    for (std::size_t i = begin; i < head.size(); ++i) {
        if (wanted(head[i])) return i;
        if (opens(head[i])) i = behind_group(head, i) - 1;
    }
    return head.size();
}

// The name behind struct, enum class ...; attributes and macros may stand between.
std::string_view name_of_type(tokens head, std::size_t key) {
    std::string_view name;
    for (std::size_t i = key + 1; i < head.size(); ++i) {
        if (opens(head[i]))
            i = behind_group(head, i) - 1;
        else if (head[i].is_word() && !is_class_key(head[i]) && !head[i].is("final"))
            name = head[i].text;
        else if (!head[i].is_word() && !head[i].is("::"))
            break;
        // struct point origin; declares a variable: the type is the word before it.
        if (i + 1 < head.size() && head[i].is_word() && !name.empty() && head[i + 1].is_word() &&
            !head[i + 1].is("final"))
            break;
    }
    return name;
}

bool is_assigned(tokens head) {
    if (std::ranges::any_of(head, [](const token& one) { return one.is("operator"); })) return false;
    const auto is_equals = [](const token& one) { return one.is("="); };
    return outside_brackets(head, behind_template(head), is_equals) < head.size();
}

// shelf::shelf() : books{3} {
bool is_member_begun(tokens head) {
    if (!head.back().is_word() && !head.back().is(">")) return false;
    const std::size_t colon = outside_brackets(head, 0, [](const token& one) { return one.is(":"); });
    return colon < head.size() && std::ranges::any_of(head.first(colon), [](const token& one) { return one.is("("); });
}

// A word with a type before it and the end of its declaration, or of its part of it, behind it.
bool is_declarator(tokens declaration, std::size_t i, std::size_t begin) {
    if (!declaration[i].is_word() || i == begin) return false;
    const token& before = declaration[i - 1];
    if (!before.is_word() && !before.is("*") && !before.is("&") && !before.is(">") && !before.is(",") &&
        !before.is("}"))
        return false;
    if (i + 1 == declaration.size()) return true;
    const token& next = declaration[i + 1];
    // void (*call)(int): the name is within.
    if (next.is("(")) return i + 2 == declaration.size() || !declaration[i + 2].is("*");
    return next.is(",") || next.is("=") || next.is("[") || next.is("{");
}

}  // namespace

brace begun_by(tokens head) {
    if (head.empty()) return brace::function;
    if (head.size() == 2 && head[0].is("extern") && head[1].what == token::kind::quoted) return brace::linkage;
    if (head[0].is("namespace") || (head.size() > 1 && head[0].is("inline") && head[1].is("namespace")))
        return brace::name_space;
    if (is_assigned(head)) return brace::initializer;
    if (signature_of(head) && !is_member_begun(head)) return brace::function;
    if (outside_brackets(head, behind_template(head), is_class_key) < head.size()) return brace::type;
    if (is_member_begun(head)) return brace::initializer;
    const token& last = head.back();
    return last.is(")") || last.is("else") || last.is("do") || last.is("}") ? brace::function : brace::initializer;
}

std::vector<std::string_view> names_in(tokens declaration) {
    std::vector<std::string_view> names;
    const std::size_t begin = behind_template(declaration);
    if (begin >= declaration.size()) return names;
    if (const std::size_t key = outside_brackets(declaration, begin, is_class_key); key < declaration.size())
        if (const std::string_view name = name_of_type(declaration, key); !name.empty()) names.push_back(name);
    const token& first = declaration[begin];
    if ((first.is("using") || first.is("namespace")) && declaration.size() > begin + 1)
        names.push_back(declaration[begin + 1].text);
    // typedef int count; int count = 1, table[count]; void (*call)(int);
    for (std::size_t i = begin; i < declaration.size(); ++i) {
        if (is_declarator(declaration, i, begin)) names.push_back(declaration[i].text);
        if (declaration[i].is("(") && i + 2 < declaration.size() && declaration[i + 1].is("*") &&
            declaration[i + 2].is_word())
            names.push_back(declaration[i + 2].text);
        if (opens(declaration[i])) i = behind_group(declaration, i) - 1;
        if (declaration[i].is("<")) i = behind_angles(declaration, i) - 1;
    }
    return names;
}

}  // namespace pawl::sketch

#include "check/report/function_path.hpp"

#include <cctype>

namespace pawl::check::report {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '$'; }

/// Length of an operator's symbol at `at`, which stands behind the word "operator": `()`, `<=>`, `->*`, `[]` ...
std::size_t operator_symbol(std::string_view text, std::size_t at) {
    if (text.substr(at).starts_with("()") || text.substr(at).starts_with("[]")) return 2;
    std::size_t length = 0;
    while (at + length < text.size() &&
           std::string_view("<>=+-*/%^&|~!,").find(text[at + length]) != std::string_view::npos)
        ++length;
    return length;
}

struct piece {
    char bracket = '\0';  // '<', '(', '{' or '[' for a bracketed one
    std::string text;     // with its brackets
};

bool operator_word_ends_at(std::string_view text, std::size_t at) {
    constexpr std::string_view word = "operator";
    return at >= word.size() && text.substr(at - word.size(), word.size()) == word &&
           (at == word.size() || !is_word(text[at - word.size() - 1]));
}

/// The text from an opening bracket to its partner, operators inside respected.
std::size_t bracket_end(std::string_view text, std::size_t at) {
    int depth = 0;
    while (at < text.size()) {
        if (operator_word_ends_at(text, at))
            if (const std::size_t symbol = operator_symbol(text, at); symbol != 0) {
                at += symbol;
                continue;
            }
        const char c = text[at];
        const bool arrow = c == '>' && at > 0 && text[at - 1] == '-';
        if (c == '<' || c == '(' || c == '[' || c == '{') ++depth;
        if (!arrow && (c == '>' || c == ')' || c == ']' || c == '}') && --depth == 0) return at + 1;
        ++at;
    }
    return text.size();
}

/// Splits at `::`; each component is a list of plain and bracketed pieces.
std::vector<std::vector<piece>> components_of(std::string_view text) {
    std::vector<std::vector<piece>> result(1);
    const auto add = [&](char c) {
        auto& pieces = result.back();
        if (pieces.empty() || pieces.back().bracket != '\0') pieces.push_back({});
        pieces.back().text += c;
    };
    for (std::size_t at = 0; at < text.size();) {
        if (operator_word_ends_at(text, at))
            if (const std::size_t symbol = operator_symbol(text, at); symbol != 0) {
                for (const char c : text.substr(at, symbol)) add(c);
                at += symbol;
                continue;
            }
        if (text.substr(at).starts_with("::")) {
            result.emplace_back();
            at += 2;
            continue;
        }
        if (const char c = text[at]; c == '<' || c == '(' || c == '{' || c == '[') {
            const std::size_t end = bracket_end(text, at);
            result.back().push_back({c, std::string(text.substr(at, end - at))});
            at = end;
            continue;
        }
        add(text[at++]);
    }
    return result;
}

/// " as " outside of inner brackets.
std::size_t find_as(std::string_view inner) {
    for (std::size_t at = 0; at < inner.size();) {
        if (inner[at] == '<' || inner[at] == '(' || inner[at] == '[') {
            at = bracket_end(inner, at);
            continue;
        }
        if (inner.substr(at).starts_with(" as ")) return at;
        ++at;
    }
    return std::string_view::npos;
}

bool is_closure(const std::string& component) {
    return component.starts_with("{closure") || component.starts_with("{{closure") ||
           component.starts_with("{lambda") || component.starts_with("{shim") ||
           component.starts_with("{{constructor") || component.starts_with("{async");
}

/// Results and qualifiers of a template function: `void f`, `f const`. Conversion operators keep their type.
void strip_result_and_qualifiers(std::string& component) {
    while (component.ends_with(' ')) component.pop_back();
    for (const std::string_view qualifier : {" const", " volatile", " &&", " &", " noexcept"})
        if (component.ends_with(qualifier)) component.resize(component.size() - qualifier.size());
    if (component.find("operator") != std::string::npos) return;
    if (const auto space = component.rfind(' ');
        space != std::string::npos && !component.starts_with('{') && !component.starts_with('('))
        component.erase(0, space + 1);
}

}  // namespace

function_path path_of(std::string_view name) {
    function_path result;
    if (const auto clone = name.find(" [clone"); clone != std::string_view::npos) name = name.substr(0, clone);
    bool first = true;
    for (const auto& pieces : components_of(name)) {
        std::string text;
        bool parameters_seen = false;
        for (const piece& one : pieces) {
            if (one.bracket == '\0') {
                // Behind the parameters only qualifiers follow; before them a result type may end in a template.
                if (!parameters_seen) text += one.text;
            } else if (one.bracket == '{') {
                text += one.text;
            } else if (one.bracket == '(') {
                if (one.text == "(anonymous namespace)")
                    text += one.text;
                else
                    parameters_seen = !text.empty();
            } else if (one.bracket == '<' && first && text.empty() && &one == &pieces.front()) {
                // Rust: `<Type as Trait>::method`
                const std::string_view inner = std::string_view(one.text).substr(1, one.text.size() - 2);
                const std::size_t as = find_as(inner);
                function_path type = path_of(inner.substr(0, as));
                if (as != std::string_view::npos) result.trait = path_of(inner.substr(as + 4)).whole();
                result.components = type.components;
            }
        }
        first = false;
        strip_result_and_qualifiers(text);
        // `A::f()::B::g`: parameters in the middle belong to an enclosing function, which stays a component.
        if (!text.empty() && text != "_") result.components.push_back(text);
    }
    while (result.components.size() > 1 &&
           (is_closure(result.components.back()) || (result.components.back() == "operator()" &&
                                                     is_closure(result.components[result.components.size() - 2])))) {
        result.components.pop_back();
        result.closure = true;
    }
    return result;
}

std::string function_path::last() const { return components.empty() ? std::string() : components.back(); }

std::string function_path::whole() const {
    std::string text;
    for (const std::string& component : components) {
        if (!text.empty()) text += "::";
        text += component;
    }
    return closure ? "a closure in " + text : text;
}

std::string function_path::short_name() const { return closure ? "a closure in " + last() : last(); }

}  // namespace pawl::check::report

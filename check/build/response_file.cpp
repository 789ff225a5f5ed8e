#include "check/build/response_file.hpp"

#include <fstream>
#include <iterator>

namespace pawl::check::build {
namespace {

constexpr int deepest = 32;  // a file that names itself would never end

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    bool begun = false;
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\' && i + 1 < text.size()) {
            word += text[++i];
            begun = true;
        } else if (quote != 0) {
            if (c == quote)
                quote = 0;
            else
                word += c;
        } else if (c == '\'' || c == '"') {
            quote = c;
            begun = true;
        } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
            if (begun) words.push_back(word);
            word.clear();
            begun = false;
        } else {
            word += c;
            begun = true;
        }
    }
    if (begun) words.push_back(word);
    return words;
}

bool expand(const std::vector<std::string>& words, int depth, std::vector<std::string>& result) {
    if (depth > deepest) return false;
    for (const std::string& word : words) {
        std::ifstream file;
        if (word.size() > 1 && word[0] == '@') file.open(word.substr(1));
        if (!file.is_open()) {
            result.push_back(word);
            continue;
        }
        const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
        if (!expand(split(text), depth + 1, result)) return false;
    }
    return true;
}

}  // namespace

std::expected<std::vector<std::string>, build_error> expand_response_files(const std::vector<std::string>& words) {
    std::vector<std::string> result;
    if (expand(words, 0, result)) return result;
    return std::unexpected(build_error{"pawl: response files name each other more than 32 deep"});
}

}  // namespace pawl::check::build

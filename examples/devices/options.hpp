// The words behind a program's name: --name VALUE, and --name alone.
#pragma once

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

namespace devices {

class options {
public:
    /// Throws std::runtime_error for a word that is none of these.
    options(int count, char** words, const std::set<std::string>& with_value, const std::set<std::string>& alone = {}) {
        for (int i = 1; i < count; ++i) {
            const std::string name = words[i];
            if (name == "--help") {
                std::printf("usage: %s", words[0]);
                for (const std::string& each : alone) std::printf(" [%s]", each.c_str());
                for (const std::string& each : with_value) std::printf(" [%s VALUE]", each.c_str());
                std::printf("\nSee docs/devices/README.md.\n");
                std::exit(0);
            }
            if (alone.contains(name)) {
                given_[name];
                continue;
            }
            if (!with_value.contains(name)) throw std::runtime_error{"what is " + name + "?"};
            if (++i == count) throw std::runtime_error{name + " what?"};
            given_[name] = words[i];
        }
    }
    [[nodiscard]] bool has(const std::string& name) const { return given_.contains(name); }
    [[nodiscard]] std::string text(const std::string& name, const std::string& otherwise = {}) const {
        const auto found = given_.find(name);
        return found == given_.end() ? otherwise : found->second;
    }
    [[nodiscard]] unsigned number(const std::string& name, unsigned otherwise) const {
        if (!has(name)) return otherwise;
        const std::string written = text(name);
        unsigned value = 0;
        const auto [end, wrong] = std::from_chars(written.data(), written.data() + written.size(), value);
        if (wrong != std::errc{} || end != written.data() + written.size())
            throw std::runtime_error{name + ": not a number: " + written};
        return value;
    }

private:
    std::map<std::string, std::string> given_;
};

}  // namespace devices

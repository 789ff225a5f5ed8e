// The first line of a verb's help. CLI11 would list every option in it.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <utility>

namespace pawl::cli {

class usage_line final : public CLI::Formatter {
public:
    explicit usage_line(std::string text) : text_(std::move(text)) { column_width(34); }
    std::string make_usage(const CLI::App*, std::string) const override { return "Usage: " + text_ + "\n"; }

private:
    std::string text_;
};

}  // namespace pawl::cli

// The other side: the programs built by pawl, and what `pawl check --outcomes` says of them.
#pragma once

#include <expected>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "machine.hpp"
#include "program.hpp"

namespace oracle {

struct checked_machine {
    machine on;
    std::string words;
    bool complete = false;
    double executions = 0;
    std::set<std::string> ends;  // as the enumerator writes them
};

class checker {
public:
    checker(std::filesystem::path pawl, std::filesystem::path folder, std::string include)
        : pawl_(std::move(pawl)), folder_(std::move(folder)), include_(std::move(include)) {}

    /// One executable of all of them; the error is the compiler's.
    std::expected<std::filesystem::path, std::string> build(std::span<const program> all,
                                                            const std::string& name) const;

    /// Program `number` of the executable; `asked`: the options that make the machine, and the machine.
    std::expected<std::vector<checked_machine>, std::string> check(const std::filesystem::path& executable,
                                                                   std::size_t number, const std::string& options,
                                                                   const machine& asked, int worker) const;

private:
    std::filesystem::path pawl_, folder_;
    std::string include_;
};

}  // namespace oracle

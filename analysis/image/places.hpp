// Where in the sources an instruction comes from, and what is called there.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/image/image.hpp"

namespace pawl::analysis {

struct place {
    std::string file;
    int line = 0, column = 0;
    /// `told_list.hpp:82`; "no line known".
    [[nodiscard]] std::string text() const;
};

class places {
public:
    explicit places(const image& of);

    [[nodiscard]] place at(address where) const;
    /// GCC's column is that of the parenthesis: the name before it. Empty where none stands there, or the source cannot be read.
    [[nodiscard]] std::string name_called(address where);
    /// All names before a parenthesis in that line: of a call within another one's arguments the column may be the outer one's.
    [[nodiscard]] std::set<std::string> names_called(address where);
    /// Some source declares a pointer to a function of this name: a call by it need not be a virtual one.
    [[nodiscard]] bool names_pointer(const std::string& name);
    /// Interrupts that the program takes by take_interrupt<irq, priority>, with their priorities.
    [[nodiscard]] const std::map<int, std::set<int>>& interrupts_taken() const noexcept { return taken_; }

private:
    const std::string& line_of(const std::string& file, int number);

    struct row {
        address begin;
        std::size_t file;
        int line, column;
        bool ends;
    };
    std::vector<std::string> files_;
    std::optional<std::set<std::string>> pointer_names_;
    std::vector<row> rows_;
    std::map<int, std::set<int>> taken_;
    std::map<std::string, std::vector<std::string>> sources_;  // as they stand: columns count
};

}  // namespace pawl::analysis

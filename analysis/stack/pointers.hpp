// Whom a call through a pointer may reach.
#pragma once

#include <compare>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "analysis/image/image.hpp"
#include "analysis/image/places.hpp"
#include "analysis/stack/declared_map.hpp"
#include "analysis/stack/flow.hpp"

namespace pawl::analysis {

struct callee {
    address at = 0;
    way which = way::whole;
    auto operator<=>(const callee&) const = default;
};

class pointers {
public:
    pointers(const image& in, places& where, const declared_map& declared, const std::set<address>& made_of_halves);

    /// By the name that the source calls there: coroutines that are resumed or destroyed, virtual functions of that name, what
    /// is declared for it; else each function whose address is taken. as: in a thread that is declared.
    std::vector<callee> reached(const call_site& site, const image_symbol& caller, const declared_map::thread* as);
    /// The image has what a thread is declared to run: a function, or a class that is made of it.
    [[nodiscard]] bool has(const declared_map::thread& one) const;

private:
    struct in_table {
        address function;
        std::int32_t slot;
    };
    void read_tables();
    void read_addresses(const std::set<address>& made_of_halves);
    [[nodiscard]] bool within(address at, const char* first, const char* last) const;
    std::vector<callee> coroutines(bool resumed) const;
    std::vector<callee> virtual_functions(const std::string& name, std::optional<std::int32_t> offset) const;
    std::vector<callee> constructors() const;
    std::vector<callee> declared(const declared_map::pointer_call& how, const std::string& name, const declared_map::thread* as) const;
    std::vector<callee> of_thread(const declared_map::thread* as) const;
    void keep_own(std::vector<callee>& found, const declared_map::thread& as) const;
    std::vector<callee> all_addresses() const;

    const image& in_;
    places& where_;
    const declared_map& declared_;
    std::map<std::string, std::vector<in_table>> tables_;  // by the last name of the function
    std::set<address> taken_;
    std::set<std::pair<address, address>> table_places_;
};

}  // namespace pawl::analysis

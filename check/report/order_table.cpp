#include "check/report/order_table.hpp"

#include <algorithm>

#include "check/report/function_path.hpp"
#include "check/report/numbers.hpp"

namespace pawl::check::report {
namespace {

std::string verdict_words(const order_trial& row, const page& on, std::size_t programs) {
    switch (row.result) {
        case order_trial::answer::needed: return on.green("needed") + "      " + row.words;
        case order_trial::answer::not_needed:
            return on.yellow("not needed") + "  " + counted(row.executions, "execution") +
                   (row.complete ? ", all there are" : ", within the bounds") +
                   (programs > 1 ? ", of " + counted(row.programs, "program") : "");
        case order_trial::answer::inconclusive: return on.yellow("unknown") + "     " + row.reason;
        case order_trial::answer::not_tried: return "not tried";
    }
    return {};
}

std::string summary(const order_table& table) {
    const auto of = [&](order_trial::answer one) { return table.count(one); };
    std::string text = "  " + counted(of(order_trial::answer::needed), "order") + " needed, " +
                       grouped(of(order_trial::answer::not_needed)) + " not needed by " +
                       (table.programs.size() == 1 ? "this program" : "these programs");
    if (const std::size_t unknown = of(order_trial::answer::inconclusive))
        text += ", " + grouped(unknown) + " unknown";
    if (const std::size_t left = of(order_trial::answer::not_tried)) text += ", " + grouped(left) + " not tried";
    if (table.relaxed > 0) text += "; " + grouped(table.relaxed) + " relaxed already";
    return text + ", " + seconds_text(table.seconds) + "\n";
}

std::string remarks(const order_table& table, const page& on) {
    std::vector<std::string> all;
    if (table.interrupted) all.emplace_back("stopped by you: what was not tried stands in the table as well");
    if (table.of_libraries > 0)
        all.push_back(counted(table.of_libraries, "order") +
                      " of the language's library or of dependencies left as they are (--only names what is tried)");
    if (table.not_asked_for > 0) all.push_back(counted(table.not_asked_for, "order") + " left as they are by --only");
    if (table.unknown_places)
        all.emplace_back("some atomic operations have no line in the debug information: they were left as they are");
    if (table.incomplete) all.emplace_back("there are more places than there is room for: some are missing here");
    std::string text;
    for (const std::string& one : all) text += "  " + on.faint(wrapped(one, on.width - 2, 2)) + "\n";
    return text;
}

}  // namespace

std::size_t order_table::count(order_trial::answer result) const {
    return static_cast<std::size_t>(std::ranges::count(rows, result, &order_trial::result));
}

std::string order_words(const order_trial& row) {
    return std::string(atomic_word(row.place.kind)) + (row.on_failure ? ", failing" : "") + "  " +
           std::string(order_word(row.order())) + " -> " + std::string(order_word(row.weaker));
}

std::string order_place_words(const order_place& place) {
    return place.file.substr(place.file.rfind('/') + 1) + ":" + std::to_string(place.line) + " " +
           path_of(place.function).short_name();
}

namespace {

// One line may hold several operations: the column tells them apart then.
std::string shown_place(const order_table& table, const order_place& place) {
    const bool several = std::ranges::any_of(table.rows, [&](const order_trial& other) {
        return other.place.file == place.file && other.place.line == place.line && other.place.column != place.column;
    });
    std::string words = order_place_words(place);
    if (several) words.insert(words.find(' ', words.find(':')), ":" + std::to_string(place.column));
    return words;
}

}  // namespace

std::string text_of(const order_table& table, const page& on) {
    if (table.rows.empty()) {
        const char* const none = table.not_asked_for > 0 ? "no order stands where --only looks"
                                 : table.relaxed > 0     ? "every order is relaxed already"
                                                         : "no atomic operation was run";
        return "  nothing to weaken: " + std::string(none) + "\n" + remarks(table, on);
    }
    std::size_t place_width = 0, order_width = 0;
    for (const order_trial& row : table.rows) {
        place_width = std::max(place_width, columns_of(shown_place(table, row.place)));
        order_width = std::max(order_width, columns_of(order_words(row)));
    }
    place_width = std::min<std::size_t>(place_width, 44);
    std::string text;
    const order_place* last = nullptr;
    for (const order_trial& row : table.rows) {
        // Two trials of one order stand together.
        const bool again = last != nullptr && *last == row.place;
        last = &row.place;
        text += "  " + padded(again ? "" : fitted(shown_place(table, row.place), place_width), place_width) + "  " +
                padded(order_words(row), order_width) + "  " + verdict_words(row, on, table.programs.size()) + "\n";
        const std::string indent(order_width + place_width + 18, ' ');
        if (row.result == order_trial::answer::needed && !row.schedule_name.empty())
            text += indent + "pawl replay " + row.schedule_name +
                    (table.programs.size() > 1 ? "  (" + row.program + ")" : "") + "\n";
    }
    return text + "\n" + summary(table) + remarks(table, on);
}

}  // namespace pawl::check::report

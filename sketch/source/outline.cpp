#include "sketch/source/outline.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "sketch/source/directive.hpp"
#include "sketch/source/heads.hpp"

namespace pawl::sketch {
namespace {

// Where the reader stands. Copied at each #if, so that every branch begins where the first one did: branches may open
// the same brace twice.
struct standing {
    std::vector<brace> scopes;  // that declarations stand in: linkage, namespaces
    std::vector<token> head;    // of the declaration that is being read
    std::size_t head_item = 0;  // the outermost item
    branch_path head_path;
    bool head_in_pieces = false;  // a directive stands within it
    std::size_t round = 0;        // open ( and [
    std::size_t braces = 0;       // open { whose inside does not matter
    brace inside = brace::function;
};

struct open_conditional {
    std::size_t group;
    standing before;
    std::optional<standing> after_first;
};

class reader {
public:
    explicit reader(std::string_view text) { found_.tokens = tokens_of(text); }

    outline all() {
        for (place_ = 0; place_ < found_.tokens.size(); ++place_) {
            const token& one = found_.tokens[place_];
            if (one.what == token::kind::directive)
                directive(one);
            else if (!never())
                read(one);
        }
        for (const open_conditional& one : open_) found_.conditionals[one.group].end = std::string_view::npos;
        return std::move(found_);
    }

private:
    bool never() const {
        return std::ranges::any_of(open_, [&](const auto& one) { return found_.conditionals[one.group].never; });
    }

    void directive(const token& one) {
        const std::string_view name = name_of_directive(one.text);
        if (name == "if" || name == "ifdef" || name == "ifndef")
            begin_group(one, name);
        else if (name == "elif" || name == "elifdef" || name == "elifndef" || name == "else")
            next_branch(one, name);
        else if (name == "endif")
            end_group(one);
        else if (never())
            return;
        else if (name == "include" || name == "include_next")
            found_.includes.push_back(one.offset);
        else if (name == "define" || name == "undef")
            define(one);
    }

    void define(const token& one) {
        const std::string rest = rest_of_directive(one.text);
        const std::size_t end = rest.find_first_of(" \t(");
        found_.names.push_back({rest.substr(0, end), one.offset, path_});
    }

    static std::string line_of(const token& one, std::string_view name) {
        const std::string rest = rest_of_directive(one.text);
        return "#" + std::string(name) + (rest.empty() ? "" : " " + rest);
    }

    void begin_group(const token& one, std::string_view name) {
        conditional group;
        group.begin = one.offset;
        group.end = std::string_view::npos;
        group.around = path_;
        group.lines.push_back(line_of(one, name));
        const std::string rest = rest_of_directive(one.text);
        group.never = name == "if" && (rest == "0" || rest == "false");
        open_.push_back({found_.conditionals.size(), now_, std::nullopt});
        path_.push_back({found_.conditionals.size(), 0});
        found_.conditionals.push_back(std::move(group));
        if (now_.braces == 0 && !now_.head.empty()) now_.head_in_pieces = true;
    }

    void next_branch(const token& one, std::string_view name) {
        if (open_.empty()) return;
        open_conditional& group = open_.back();
        conditional& told = found_.conditionals[group.group];
        told.lines.push_back(line_of(one, name));
        // What stands in #if 0 is no branch that the rest could go on from.
        if (!group.after_first && !told.never) group.after_first = now_;
        told.never = false;
        now_ = group.before;
        if (now_.braces == 0 && !now_.head.empty()) now_.head_in_pieces = true;
        ++path_.back().number;
    }

    void end_group(const token& one) {
        if (open_.empty()) return;
        open_conditional& group = open_.back();
        found_.conditionals[group.group].end = one.offset + one.text.size();
        found_.conditionals[group.group].never = false;
        if (group.after_first) now_ = *group.after_first;
        path_.pop_back();
        open_.pop_back();
        if (now_.braces == 0 && !now_.head.empty()) now_.head_in_pieces = true;
    }

    void read(const token& one) {
        if (now_.braces > 0) return inside_braces(one);
        if (now_.head.empty() && !one.is(";") && !one.is("}")) begin_head(one);
        if (one.is("(") || one.is("[")) ++now_.round;
        if ((one.is(")") || one.is("]")) && now_.round > 0) --now_.round;
        if (one.is("{"))
            open_brace(one);
        else if (one.is(";") && now_.round == 0)
            end_declaration();
        else if (one.is("}") && now_.round == 0)
            leave_scope();
        else
            now_.head.push_back(one);
    }

    void begin_head(const token& one) {
        if (now_.scopes.empty()) {
            found_.items.push_back({one.offset, path_, place_});
            now_.head_item = found_.items.size() - 1;
        }
        now_.head_path = path_;
        now_.head_in_pieces = false;
    }

    void inside_braces(const token& one) {
        if (one.is("{")) ++now_.braces;
        if (!one.is("}") || --now_.braces > 0) return;
        if (now_.inside == brace::function)
            now_.head.clear();
        else
            now_.head.push_back(one);
    }

    void open_brace(const token& one) {
        const brace what = now_.round > 0 ? brace::initializer : begun_by(now_.head);
        if (what == brace::linkage || what == brace::name_space) {
            if (what == brace::name_space) know(names_in(now_.head));
            now_.scopes.push_back(what);
            now_.head.clear();
            return;
        }
        if (what == brace::type) know(names_in(now_.head));
        if (what == brace::function) keep_function(true);
        now_.inside = what;
        now_.braces = 1;
        if (what != brace::function) now_.head.push_back(one);
    }

    void keep_function(bool defined) {
        const auto head = signature_of(now_.head);
        if (!head) return;
        const auto linkage = [](brace one) { return one == brace::linkage; };
        function one{*head, now_.head.front().offset, now_.head_item, now_.head_path, false, false, defined};
        one.c_linkage = std::ranges::any_of(now_.scopes, linkage);
        one.in_namespace = !std::ranges::all_of(now_.scopes, linkage);
        if (now_.head_in_pieces) one.head.prototype.clear();
        found_.functions.push_back(std::move(one));
    }

    void end_declaration() {
        if (now_.head.empty()) return;
        know(names_in(now_.head));
        keep_function(false);
        now_.head.clear();
    }

    void leave_scope() {
        now_.head.clear();
        if (!now_.scopes.empty()) now_.scopes.pop_back();
    }

    void know(const std::vector<std::string_view>& names) {
        for (const std::string_view name : names)
            found_.names.push_back({std::string(name), now_.head.front().offset, now_.head_path});
    }

    outline found_;
    standing now_;
    branch_path path_;
    std::vector<open_conditional> open_;
    std::size_t place_ = 0;
};

}  // namespace

outline outline_of(std::string_view text) { return reader(text).all(); }

}  // namespace pawl::sketch

#include "analysis/stack/flow.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "analysis/stack/jump_table.hpp"
#include "analysis/stack/thumb.hpp"

namespace pawl::analysis {
namespace {

using what = thumb::what;

// No function of a small core has so much at once; a loop that pushes would.
constexpr std::int32_t most_depth = 1 << 20;

class walk {
public:
    walk(const image& in, address entry, way which)
        : in_{in}, entry_{entry}, way_{which}, function_{in.function_at(entry)} {}

    std::expected<function_flow, std::string> all() {
        if (function_ == nullptr) return std::unexpected("there is no function at " + hexadecimal(entry_));
        end_ = function_->begin + function_->size;
        // Assembly may leave the size out: up to the next function.
        if (function_->size == 0) end_ = next_function();
        go_to(entry_, 0);
        while (!open_.empty() && failure_.empty()) {
            const address at = open_.back();
            open_.pop_back();
            from(at, depths_.at(at));
        }
        if (!failure_.empty()) return std::unexpected(failure_);
        for (const auto& [at, site] : sites_) found_.calls.push_back(site);
        put_halves_together();
        return std::move(found_);
    }

private:
    address next_function() const {
        for (const image_symbol& each : in_.symbols())
            if (each.function && each.begin > function_->begin) return each.begin;
        return in_.end_of_kind(function_->begin);
    }
    void fail(address at, const std::string& why) {
        if (failure_.empty()) failure_ = hexadecimal(at) + ": " + why;
    }
    [[nodiscard]] bool inside(address at) const { return at >= function_->begin && at < end_; }

    void go_to(address at, std::int32_t depth) {
        const auto known = depths_.find(at);
        if (known != depths_.end() && known->second >= depth) return;
        if (depth > most_depth) return fail(at, "the stack grows in a loop");
        depths_[at] = depth;
        open_.push_back(at);
    }
    void call(address at, std::int32_t depth, std::optional<address> target, bool is_jump) {
        call_site& site = sites_[{at, target.value_or(0)}];
        site = {at, std::max(site.depth, depth), target, {}, false, is_jump};
    }
    void call_pointer(address at, std::int32_t depth, const thumb& one, bool is_jump) {
        call(at, depth, std::nullopt, is_jump);
        // ldr pc: the load is the instruction's own.
        const auto [writer, load] = one.load ? std::pair{at, one.load} : load_before(at, one.reg);
        if (!load) return;
        call_site& site = sites_[{at, 0}];
        site.offset = load->offset;
        const auto [of_base, first] = load_before(writer, load->base);
        site.through_table = first && first->offset == 0;
    }
    void leave(address at, std::int32_t depth, address target) {
        if (inside(target))
            go_to(target, depth);
        else
            call(at, depth, target, true);
    }

    /// A straight stretch, up to where it ends or meets what was walked as deep.
    void from(address at, std::int32_t depth) {
        unsigned covered = 0;
        thumb last;
        for (;;) {
            const auto one = decoded(in_, at);
            if (!one) return fail(at, "there is no code");
            code_.insert(at);
            const bool conditional = covered > 0;
            if (covered > 0) --covered;
            if (one->does == what::condition) covered = one->covered;
            if (!moves_stack(*one, at, depth, conditional)) return;
            const bool goes_on = step(*one, at, depth);
            if (!goes_on && !conditional) return;
            // What aligns the constants behind a call that never returns.
            const auto half = in_.half_at(at);
            if (half != 0x46c0 && half != 0xbf00 && !(half == 0xf3af && one->size == 4)) last = *one;
            at += one->size;
            if (!inside(at) || !in_.is_code(at)) return falls_out(last, at, depth);
            const auto known = depths_.find(at);
            if (known != depths_.end() && known->second >= depth) return;
            if (covered == 0) depths_[at] = depth;
        }
    }

    bool moves_stack(const thumb& one, address at, std::int32_t& depth, bool conditional) {
        if (one.odd_stack) return fail(at, "the stack pointer is changed in a way that is not followed"), false;
        std::int32_t pushed = one.pushed;
        if (one.stack_plus) {
            const auto value = constant_before(at, *one.stack_plus);
            if (!value) return fail(at, "a number is added to the stack pointer that is not known"), false;
            pushed = -static_cast<std::int32_t>(*value);
        }
        if (one.other_stack) found_.other_stack = true;
        const bool ends = one.does == what::returns;
        if (pushed != 0 && conditional && !ends)
            return fail(at, "the stack pointer is changed under a condition"), false;
        found_.deepest = std::max(found_.deepest, depth + std::max(pushed, 0));
        if (!(conditional && ends)) depth += pushed;
        // Whoever jumps into the middle of a function has on the stack what is taken off there.
        if (depth < 0 && entry_ != function_->begin) depth = 0;
        if (depth < 0) return fail(at, "more is taken from the stack than was put there"), false;
        return true;
    }

    /// Whether what stands behind it may come next.
    bool step(const thumb& one, address at, std::int32_t depth) {
        switch (one.does) {
            case what::plain:
            case what::condition: return true;
            case what::returns:
            case what::stops: return false;
            case what::jump: return leave(at, depth, one.target), false;
            case what::jump_if: return jump_if(one, at, depth);
            case what::call: return call_or_table(one, at, depth);
            case what::call_register:
                if (const auto known = function_in(at, one.reg))
                    call(at, depth, *known, false);
                else
                    call_pointer(at, depth, one, false);
                return true;
            case what::jump_register: return jump_register(one, at, depth), false;
            case what::table_of_bytes:
            case what::table_of_halves:
            case what::table_of_words: return follow(table_behind(in_, at, one), at, depth), false;
        }
        return false;
    }

    bool jump_if(const thumb& one, address at, std::int32_t depth) {
        if (way_ != way::whole && sites_.empty() && !split_at_ && one.if_what < 14 && tests_before(at)) split_at_ = at;
        if (split_at_ != at) {
            leave(at, depth, one.target);
            return true;
        }
        found_.splits = true;
        // eq, pl: taken where the bit is clear. ne, mi: where it is set.
        const bool taken_if_clear = one.if_what == 0 || one.if_what == 5;
        if (taken_if_clear == (way_ == way::goes_on)) return leave(at, depth, one.target), false;
        return true;
    }
    void jump_register(const thumb& one, address at, std::int32_t depth) {
        const auto [place, writer] = one.load ? std::pair{at, std::optional<thumb>{}} : writer_before(at, one.reg);
        // What was pushed as the place to return to may be taken back into another register.
        if (writer && (writer->popped >> one.reg & 1) != 0) return;
        if (writer && writer->indexed)
            for (const unsigned reg : {writer->indexed->first, writer->indexed->second})
                if (const auto table = constant_before(place, reg))
                    return follow(table_at(in_, *table, function_->begin, end_), at, depth);
        if (const auto known = one.load ? std::nullopt : function_in(at, one.reg)) return leave(at, depth, *known);
        call_pointer(at, depth, one, true);
    }
    /// The register was given the address of a function just before, for a call that is far away.
    std::optional<address> function_in(address at, unsigned reg) const {
        auto [place, writer] = writer_before(at, reg);
        if (writer && writer->moved) reg = *writer->moved;
        const auto value = constant_before(writer && writer->moved ? place : at, reg);
        if (!value || *value % 2 == 0 || in_.function_at(*value - 1) == nullptr) return std::nullopt;
        return *value - 1;
    }
    /// A test of the lowest bit just before; moves that leave the flags alone may stand between.
    bool tests_before(address at) const {
        auto place = code_.find(at);
        for (int looked = 0; looked < 6 && place != code_.begin(); ++looked) {
            --place;
            const auto one = decoded(in_, *place);
            if (one->tests_lowest_bit) return true;
            if (one->does != what::plain) return false;
        }
        return false;
    }

    bool call_or_table(const thumb& one, address at, std::int32_t depth) {
        const image_symbol* const to = in_.function_at(one.target);
        if (to != nullptr && to->name.starts_with("__gnu_thumb1_case_")) {
            found_.deepest = std::max(found_.deepest, depth + 8);  // it keeps two registers meanwhile
            follow(table_of_helper(in_, at, to->name), at, depth);
            return false;
        }
        call(at, depth, one.target, false);
        return true;
    }
    void follow(const std::vector<address>& targets, address at, std::int32_t depth) {
        if (targets.empty()) return fail(at, "the table of this jump is not understood");
        for (const address each : targets) {
            if (!inside(each)) return fail(at, "the table of this jump leads out of the function");
            go_to(each, depth);
        }
    }

    /// Behind the last instruction: who was called there never returns; else the next function is run into.
    void falls_out(const thumb& last, address at, std::int32_t depth) {
        if (last.does == what::call || last.does == what::call_register) return;
        if (const image_symbol* const next = in_.function_at(at); next != nullptr && in_.is_code(at))
            call(at, depth, at, true);
        else
            fail(at, "the function ends without a return");
    }

    /// The nearest instruction before that wrote the register, calls apart.
    std::pair<address, std::optional<thumb>> writer_before(address at, unsigned reg) const {
        auto place = code_.lower_bound(at);
        for (int looked = 0; looked < 24 && place != code_.begin(); ++looked) {
            --place;
            const auto one = decoded(in_, *place);
            if (one->writes == reg || (one->popped >> reg & 1) != 0) return {*place, one};
            if ((one->does == what::call || one->does == what::call_register) && reg < 4) break;
        }
        return {at, std::nullopt};
    }
    std::pair<address, std::optional<thumb::loaded>> load_before(address at, unsigned reg) const {
        const auto [place, one] = writer_before(at, reg);
        if (!one || !one->load || one->load->into != reg || one->load->base == stack_register) return {place, std::nullopt};
        return {place, one->load};
    }
    std::optional<std::uint32_t> constant_before(address at, unsigned reg) const {
        const auto [place, one] = writer_before(at, reg);
        if (one && one->shifted && one->shifted->second != 0)
            if (const auto before = constant_before(place, one->shifted->first)) return *before << one->shifted->second;
        if (!one || one->reg != reg) return std::nullopt;
        if (one->literal) return in_.word_at(*one->literal);
        return one->high_half ? std::nullopt : one->constant;
    }

    void put_halves_together() {
        std::array<std::optional<std::uint32_t>, 16> low{};
        for (const address at : code_) {
            const auto one = decoded(in_, at);
            if (!one->constant || one->reg > 15) continue;
            if (!one->high_half)
                low[one->reg] = one->constant;
            else if (low[one->reg])
                found_.addresses.insert(*one->constant << 16 | (*low[one->reg] & 0xffff));
        }
    }

    const image& in_;
    address entry_, end_ = 0;
    way way_;
    const image_symbol* function_;
    std::optional<address> split_at_;
    std::map<address, std::int32_t> depths_;
    std::map<std::pair<address, address>, call_site> sites_;
    std::set<address> code_;
    std::vector<address> open_;
    function_flow found_;
    std::string failure_;
};

}  // namespace

std::expected<function_flow, std::string> flow_of(const image& in, address entry, way which) {
    return walk{in, entry, which}.all();
}

}  // namespace pawl::analysis

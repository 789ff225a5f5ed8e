// Rust's newer mangling, `_R...`: RFC 2603, "Rust Symbol Mangling (v0)". Lifetimes are left out: they say nothing about
// which function it is.
#include <cctype>
#include <cstdint>

#include "check/report/demangle.hpp"

namespace pawl::check::report {
namespace {

class v0_reader {
public:
    explicit v0_reader(std::string_view text) : text_(text) {}

    std::optional<std::string> read() {
        path();
        if (failed_ || out_.empty()) return std::nullopt;
        return out_;
    }

private:
    struct identifier {
        std::string_view name;
        std::uint64_t disambiguator = 0;
    };

    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    char next() {
        if (at_ >= text_.size()) {
            failed_ = true;
            return '\0';
        }
        return text_[at_++];
    }
    bool take(char wanted) {
        if (peek() != wanted) return false;
        ++at_;
        return true;
    }
    void print(std::string_view text) {
        if (!muted_) out_ += text;
    }

    // "_" is 0, "0_" is 1, and so on.
    std::uint64_t base_62() {
        if (take('_')) return 0;
        std::uint64_t value = 0;
        while (!failed_ && !take('_')) {
            const char c = next();
            if (std::isdigit(static_cast<unsigned char>(c)))
                value = value * 62 + static_cast<std::uint64_t>(c - '0');
            else if (std::islower(static_cast<unsigned char>(c)))
                value = value * 62 + static_cast<std::uint64_t>(c - 'a' + 10);
            else if (std::isupper(static_cast<unsigned char>(c)))
                value = value * 62 + static_cast<std::uint64_t>(c - 'A' + 36);
            else
                failed_ = true;
        }
        return value + 1;
    }

    std::uint64_t disambiguator() { return take('s') ? base_62() + 1 : 0; }

    identifier read_identifier() {
        identifier result;
        result.disambiguator = disambiguator();
        take('u');  // punycode: shown as it stands
        std::size_t length = 0;
        if (!std::isdigit(static_cast<unsigned char>(peek()))) failed_ = true;
        if (take('0')) {
            // a leading zero is the whole number
        } else {
            while (std::isdigit(static_cast<unsigned char>(peek())) && length < 100'000)
                length = length * 10 + static_cast<std::size_t>(next() - '0');
        }
        take('_');
        if (failed_ || at_ + length > text_.size()) {
            failed_ = true;
            return result;
        }
        result.name = text_.substr(at_, length);
        at_ += length;
        return result;
    }

    template <class Reader>
    void back_reference(Reader read_there) {
        const std::uint64_t target = base_62();
        if (failed_ || target >= at_ || ++depth_ > 200) {
            failed_ = true;
            return;
        }
        const std::size_t here = at_;
        at_ = target;
        read_there();
        at_ = here;
        --depth_;
    }

    void implementation_path() {
        disambiguator();
        const bool was_muted = muted_;
        muted_ = true;
        path();
        muted_ = was_muted;
    }

    void path() {
        if (failed_ || ++depth_ > 200) {
            failed_ = true;
            return;
        }
        switch (next()) {
            case 'C': print(read_identifier().name); break;
            case 'M':
                implementation_path();
                print("<");
                type();
                print(">");
                break;
            case 'X': implementation_path(); [[fallthrough]];
            case 'Y':
                print("<");
                type();
                print(" as ");
                path();
                print(">");
                break;
            case 'N': nested(); break;
            case 'I':
                path();
                print("<");
                list(", ", [this] { generic_argument(); });
                print(">");
                break;
            case 'B': back_reference([this] { path(); }); break;
            default: failed_ = true;
        }
        --depth_;
    }

    void nested() {
        const char space = next();
        path();
        const identifier name = read_identifier();
        if (std::isupper(static_cast<unsigned char>(space))) {
            print(space == 'C' ? "::{closure" : space == 'S' ? "::{shim" : "::{item");
            if (!name.name.empty()) {
                print(":");
                print(name.name);
            }
            print("#" + std::to_string(name.disambiguator) + "}");
        } else if (!name.name.empty()) {
            print("::");
            print(name.name);
        }
    }

    template <class Reader>
    void list(std::string_view separator, Reader read_one) {
        for (bool first = true; !failed_ && !take('E'); first = false) {
            if (!first) print(separator);
            read_one();
        }
    }

    void generic_argument() {
        if (take('L')) {
            base_62();
            print("'_");
        } else if (take('K')) {
            constant();
        } else {
            type();
        }
    }

    static std::string_view basic_type(char code) {
        switch (code) {
            case 'b': return "bool";
            case 'c': return "char";
            case 'e': return "str";
            case 'u': return "()";
            case 'a': return "i8";
            case 's': return "i16";
            case 'l': return "i32";
            case 'x': return "i64";
            case 'n': return "i128";
            case 'i': return "isize";
            case 'h': return "u8";
            case 't': return "u16";
            case 'm': return "u32";
            case 'y': return "u64";
            case 'o': return "u128";
            case 'j': return "usize";
            case 'f': return "f32";
            case 'd': return "f64";
            case 'z': return "!";
            case 'p': return "_";
            case 'v': return "...";
            default: return {};
        }
    }

    void reference(std::string_view mark) {
        print(mark);
        if (take('L')) base_62();
        type();
    }

    void type() {
        if (failed_ || ++depth_ > 200) {
            failed_ = true;
            return;
        }
        const char code = peek();
        if (const std::string_view basic = basic_type(code); !basic.empty()) {
            ++at_;
            print(basic);
        } else if (take('A')) {
            print("[");
            type();
            print("; ");
            constant();
            print("]");
        } else if (take('S')) {
            print("[");
            type();
            print("]");
        } else if (take('T')) {
            print("(");
            list(", ", [this] { type(); });
            print(")");
        } else if (take('R')) {
            reference("&");
        } else if (take('Q')) {
            reference("&mut ");
        } else if (take('P')) {
            reference("*const ");
        } else if (take('O')) {
            reference("*mut ");
        } else if (take('F')) {
            function_type();
        } else if (take('D')) {
            trait_object();
        } else if (take('B')) {
            back_reference([this] { type(); });
        } else {
            path();
        }
        --depth_;
    }

    void function_type() {
        if (take('G')) base_62();
        if (take('U')) print("unsafe ");
        if (take('K') && !take('C')) read_identifier();
        print("fn(");
        list(", ", [this] { type(); });
        print(")");
        if (!take('u')) {
            print(" -> ");
            type();
        }
    }

    void trait_object() {
        print("dyn ");
        if (take('G')) base_62();
        list(" + ", [this] {
            path();
            while (!failed_ && take('p')) {
                read_identifier();
                const bool was_muted = muted_;
                muted_ = true;
                type();
                muted_ = was_muted;
            }
        });
        if (take('L')) base_62();
    }

    void constant() {
        if (take('B')) return back_reference([this] { constant(); });
        if (take('p')) return print("_");
        if (basic_type(next()).empty()) {
            failed_ = true;
            return;
        }
        if (take('n')) print("-");
        std::uint64_t value = 0;
        while (!failed_ && !take('_')) {
            const char c = next();
            if (!std::isxdigit(static_cast<unsigned char>(c))) failed_ = true;
            value = value * 16 +
                    static_cast<std::uint64_t>(std::isdigit(static_cast<unsigned char>(c)) ? c - '0' : c - 'a' + 10);
        }
        print(std::to_string(value));
    }

    std::string_view text_;  // after `_R`: back references count from here
    std::size_t at_ = 0;
    std::string out_;
    bool muted_ = false;
    bool failed_ = false;
    int depth_ = 0;
};

}  // namespace

std::optional<std::string> demangled_rust_v0(std::string_view name) {
    if (!name.starts_with("_R") || name.size() < 4 || !std::isupper(static_cast<unsigned char>(name[2])))
        return std::nullopt;
    return v0_reader(name.substr(2)).read();
}

}  // namespace pawl::check::report

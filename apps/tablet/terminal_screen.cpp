#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>

#define NCURSES_NOMACROS 1
#include <curses.h>

#include "apps/tablet/screen.hpp"

namespace tablet {

namespace {

constexpr int least_columns = 60, least_rows = 17;

class drawn_screen final : public screen {
public:
    drawn_screen() : terminal_{newterm(nullptr, stdout, stdin)} {
        if (!terminal_) return;
        cbreak();
        noecho();
        nonl();
        keypad(stdscr, TRUE);
        nodelay(stdscr, TRUE);
        set_escdelay(25);
        curs_set(0);
    }
    ~drawn_screen() override {
        if (!terminal_) return;
        endwin();
        delscreen(terminal_);
    }
    drawn_screen(const drawn_screen&) = delete;
    drawn_screen& operator=(const drawn_screen&) = delete;
    [[nodiscard]] bool works() const { return terminal_ != nullptr; }

    [[nodiscard]] int keyboard() const override { return STDIN_FILENO; }
    void resize() override {
        winsize size{};
        if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
            resizeterm(size.ws_row, size.ws_col);
        clearok(stdscr, TRUE);
    }
    bool take_keys(presses& press) override {
        for (int key = getch(); key != ERR; key = getch()) {
            if (key == 'q' || key == 'Q') return true;
            if (key == KEY_UP) press.press(button::volume, manner::change, 0.05F);
            if (key == KEY_DOWN) press.press(button::volume, manner::change, -0.05F);
            if (key == KEY_RIGHT) press.press(button::speed, manner::change, 0.05F);
            if (key == KEY_LEFT) press.press(button::speed, manner::change, -0.05F);
            if (const auto which = button_of_key(key)) press.press(*which);
        }
        return false;
    }
    void show(const shown_state& state) override {
        erase();
        getmaxyx(stdscr, rows_, columns_);
        if (columns_ < least_columns || rows_ < least_rows)
            put(0, 0,
                "this window is too small: " + std::to_string(least_columns) + " by " + std::to_string(least_rows) +
                    " are needed");
        else
            draw(state);
        refresh();
    }

private:
    // Cut at the window's edge: what wraps or scrolls would spoil the rest.
    void put(int row, int column, const std::string& text) const {
        if (row < 0 || row >= rows_ || column >= columns_) return;
        std::string plain;
        for (const char each : text) plain += each >= ' ' && each <= '~' ? each : '?';
        mvaddnstr(row, column, plain.c_str(), columns_ - column);
    }
    void bar(int row, int column, int width, double share) const {
        const int full = std::clamp(static_cast<int>(std::lround(share * (width - 2))), 0, width - 2);
        put(row, column,
            "[" + std::string(static_cast<std::size_t>(full), '#') +
                std::string(static_cast<std::size_t>(width - 2 - full), ' ') + "]");
    }
    void draw(const shown_state& state) const {
        const meters& now = state.now;
        const double at = state.facts.position(now), length = state.facts.length();
        put(0, 1, state.facts.song);
        const std::string time = time_text(at) + (length > 0 ? " of " + time_text(length) : "");
        put(0, columns_ - 1 - static_cast<int>(time.size()), " " + time);
        bar(1, 1, columns_ - 2, length > 0 ? at / length : 0);
        for (std::size_t i = 0; i < button_count; ++i) draw_button(i, now.states[i]);
        for (std::size_t meter = 0; meter < meters::channels; ++meter) {
            const int row = 11 + static_cast<int>(meter);
            put(row, 1, meter == 0 ? "left" : "right");
            bar(row, 7, columns_ - 16, static_cast<double>(now.peak[meter]));
            const double loud = 20 * std::log10(std::max(static_cast<double>(now.rms[meter]), 1e-5));
            put(row, columns_ - 8, std::to_string(std::lround(loud)) + " dB");
        }
        const applied_commands& commands = now.commands;
        put(13, 1,
            "underruns " + std::to_string(state.underruns) + "   presses " + std::to_string(commands.count) +
                "   out of order " + std::to_string(commands.out_of_order) + "   refused " +
                std::to_string(state.refused));
        if (commands.count != 0)
            put(14, 1,
                "press to sound: " + short_time_text(commands.under_way.last + state.facts.delay_microseconds) +
                    " (to the batch " + short_time_text(commands.under_way.last) + ", worst " +
                    short_time_text(commands.under_way.worst) + ")");
        put(rows_ - 2, 1, state.status);
        put(rows_ - 1, 1, "1-9, 0: buttons   up, down: volume   left, right: speed   q: quit");
    }
    void draw_button(std::size_t number, const button_state& state) const {
        const int width = (columns_ - 2) / 5, row = 3 + static_cast<int>(number / 5) * 4,
                  column = 1 + static_cast<int>(number % 5) * width;
        const std::string room(static_cast<std::size_t>(width - 1), ' ');
        attr_t look = A_BOLD;
        if (state.on) look |= A_REVERSE;
        attron(static_cast<int>(look));
        const auto line = [&](int below, std::string text) {
            text = " " + text + room;
            put(row + below, column, text.substr(0, room.size()));
        };
        line(0, std::string(1, buttons[number].key));
        line(1, std::string{buttons[number].label});
        line(2, state_text(static_cast<button>(number), state));
        attroff(static_cast<int>(look));
    }

    SCREEN* terminal_;
    int rows_ = 0, columns_ = 0;
};

}  // namespace

bool has_terminal() {
    const char* const kind = std::getenv("TERM");
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && kind && *kind;
}

std::unique_ptr<screen> terminal_screen() {
    auto made = std::make_unique<drawn_screen>();
    // A kind of terminal that nobody knows.
    if (!made->works()) return plain_lines();
    return made;
}

}  // namespace tablet

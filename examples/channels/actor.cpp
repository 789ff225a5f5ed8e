// An actor: state that one task alone touches, and a mailbox for everybody who wants something of it. No lock.
#include <pawl/channel/bounded.hpp>
#include <pawl/channel/oneshot.hpp>

#include <cstdio>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace {

class account {
public:
    void pay_in(int amount) const { mailbox_.send(payment{amount}); }
    int balance() const {
        auto [answer, reply] = pawl::oneshot<int>();
        mailbox_.send(std::move(answer));
        return *reply.recv();
    }
    account() {
        auto [mailbox, messages] = pawl::bounded_mpsc<message>(16);
        mailbox_ = std::move(mailbox);
        task_ = std::jthread{[messages = std::move(messages)] {
            int balance = 0;  // only this task knows it
            for (message next : messages)
                if (auto* paid = std::get_if<payment>(&next))
                    balance += paid->amount;
                else
                    std::get<pawl::oneshot_sender<int>>(next).send(balance);
        }};
    }

private:
    struct payment {
        int amount;
    };
    using message = std::variant<payment, pawl::oneshot_sender<int>>;
    std::jthread task_;  // joined last: by then the mailbox is closed, and the task at its end
    pawl::bounded_mpsc_sender<message> mailbox_;
};

}  // namespace

int main() {
    const account shared;
    {
        std::vector<std::jthread> customers;
        for (int i = 0; i < 4; ++i)
            customers.emplace_back([&] {
                for (int n = 0; n < 100; ++n) shared.pay_in(5);
            });
    }
    std::printf("balance: %d\n", shared.balance());
}

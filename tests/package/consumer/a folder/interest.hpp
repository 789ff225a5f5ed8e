#pragma once
inline int with_interest(int balance) { return balance + balance * PERCENT / 100; }

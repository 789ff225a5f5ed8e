int add(int, int);
int main() { return add(1, 2) + less(2); }
int add(int a, int b) { return a + b; }
int less(int n) { return n - 1; }
